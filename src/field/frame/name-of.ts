import type { RecordBody } from '../../../types/field-records'
import type { Book } from '../../client/field/book'
import type { Waiting } from '../../client/field/sender'
import { readRecord } from '../visit/recorded'
import { findListed } from '../visit/subject'

/** What a record is about, as far as this phone knows. */
export function nameOfRecord(record: RecordBody, book: Book | undefined, all: readonly Waiting[]): string {
  if (record.kind === 'newcomer') return record.name
  if (record.kind === 'taken-back') {
    const back = readRecord(all.find(({ id }) => id === record.record)?.body)
    return back === undefined || back.kind === 'taken-back' ? '' : nameOfRecord(back, book, all)
  }
  const { subject } = record
  const listed = findListed(subject, book)
  if (listed) return listed.name
  if ('newcomer' in subject) {
    const first = readRecord(all.find(({ id }) => id === subject.newcomer)?.body)
    return first?.kind === 'newcomer' ? first.name : ''
  }
  return 'uscc' in subject ? subject.uscc : ''
}
