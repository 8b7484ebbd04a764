/**
 * What was recorded today, so that a second scan of the same enterprise is noticed: what waits in the outbox, what this run of the app has
 * recorded and sent, and of what was sent before the app was opened that it was a visit there, not what was said.
 */
import type { RecordBody, Subject, VisitBody } from '../../../types/field-records'
import type { Field } from '../../client/field/field'
import { fromJson } from '../../client/field/bytes'
import { chinaDay } from './rules'
import { isSame } from './subject'

export interface Recorded {
  id: string
  at: string
  /** The visit itself, where it is at hand and the phone is open. */
  body: VisitBody | undefined
}

interface Noted extends Recorded {
  subject: Subject
  uscc: string
}
interface Notes {
  visits: Noted[]
  /** Subjects that an application was taken down for. */
  applied: Subject[]
}
/** One person's never stand before another: they belong to the field work that was open, and go with it. */
const notes = new WeakMap<Field, Notes>()
const none: Notes = { visits: [], applied: [] }
const notesOf = (field: Field): Notes => notes.get(field) ?? none

export function noteVisit(field: Field, id: string, body: VisitBody, uscc: string): void {
  const { visits, applied } = notesOf(field)
  const one = { id, at: new Date().toISOString(), body, subject: body.subject, uscc }
  notes.set(field, { visits: [...visits.filter((other) => other.id !== id), one], applied })
}
export function noteApplication(field: Field, subject: Subject): void {
  const { visits, applied } = notesOf(field)
  notes.set(field, { visits, applied: [...applied, subject] })
}
export const isApplied = (field: Field, subject: Subject): boolean =>
  notesOf(field).applied.some((one) => isSame(one, subject))

/** A record's text as what it says; undefined for what is no record. */
export function readRecord(text: string | undefined): RecordBody | undefined {
  const body = fromJson(text)
  return typeof body === 'object' && body !== null && 'kind' in body ? (body as RecordBody) : undefined
}

/** Today's visit to the same enterprise, the newest; undefined where there was none that this phone knows of. */
export function findToday(field: Field, subject: Subject, uscc: string, now = Date.now()): Recorded | undefined {
  const today = chinaDay(now)
  const found: Recorded[] = []
  const isOpen = field.state() === 'open'
  if (isOpen)
    for (const { id, body, recordedAt } of field.waiting()) {
      const record = readRecord(body)
      if (record?.kind === 'visit' && recordedAt !== undefined)
        if (isSame(record.subject, subject)) found.push({ id, at: recordedAt, body: record })
    }
  for (const one of notesOf(field).visits)
    if (isSame(one.subject, subject) || (uscc !== '' && one.uscc === uscc))
      // That it was recorded may be known behind the lock, what was said there not.
      if (!found.some(({ id }) => id === one.id)) found.push(isOpen ? one : { ...one, body: undefined })
  for (const one of field.visited())
    if (isSame(one.subject, subject) && !found.some(({ id }) => id === one.id))
      found.push({ id: one.id, at: one.at, body: undefined })
  return found.filter(({ at }) => chinaDay(Date.parse(at)) === today).sort((a, b) => (a.at < b.at ? 1 : -1))[0]
}

/** Ids of enterprises on the list that were visited today, by what this phone knows. */
export function visitedToday(
  field: Field,
  book: { byUscc: (uscc: string) => { id: string } | undefined },
  now = Date.now(),
) {
  const today = chinaDay(now)
  const ids = new Set<string>()
  const add = (subject: Subject, at: string) => {
    if (chinaDay(Date.parse(at)) !== today) return
    const id =
      'enterprise' in subject ? subject.enterprise : 'uscc' in subject ? book.byUscc(subject.uscc)?.id : undefined
    if (id !== undefined) ids.add(id)
  }
  if (field.state() === 'open')
    for (const { body, recordedAt } of field.waiting()) {
      const record = readRecord(body)
      if (record?.kind === 'visit' && recordedAt !== undefined) add(record.subject, recordedAt)
    }
  for (const { subject, at } of [...notesOf(field).visits, ...field.visited()]) add(subject, at)
  return ids
}
