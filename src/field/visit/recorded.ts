/**
 * What was recorded today, so that a second scan of the same enterprise is noticed: what waits in the outbox, what this run of the app has
 * recorded and sent, and of what was sent before the app was opened that it was a visit there, not what was said.
 */
import { dayOfMoment } from '../../../types/day-said'
import type { RecordBody, Subject, VisitBody } from '../../../types/field-records'
import type { Field } from '../../client/field/field'
import { fromJson } from '../../client/field/bytes'
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
/** One word about an enterprise of the list: whether it is at its place. */
interface Placed {
  id: string
  at: string
  enterprise: string
  here: boolean
}
interface Notes {
  visits: Noted[]
  /** Whether an enterprise is at its place, the newest word last. */
  placed: Placed[]
  /** Applications that were taken down. */
  applied: { id: string; subject: Subject }[]
  /** What was taken back, and by which record. */
  gone: readonly { by: string; record: string }[]
}
/** One person's never stand before another: they belong to the field work that was open, and go with it. */
const notes = new WeakMap<Field, Notes>()
const none: Notes = { visits: [], placed: [], applied: [], gone: [] }
const notesOf = (field: Field): Notes => notes.get(field) ?? none

export function noteVisit(field: Field, id: string, body: VisitBody, uscc: string): void {
  const { visits, ...rest } = notesOf(field)
  const one = { id, at: new Date().toISOString(), body, subject: body.subject, uscc }
  notes.set(field, { ...rest, visits: [...visits.filter((other) => other.id !== id), one] })
}
export function notePlaced(field: Field, id: string, enterprise: string, here: boolean): void {
  const { placed, ...rest } = notesOf(field)
  notes.set(field, { ...rest, placed: [...placed, { id, at: new Date().toISOString(), enterprise, here }] })
}
export function noteApplication(field: Field, id: string, subject: Subject): void {
  const { applied, ...rest } = notesOf(field)
  notes.set(field, { ...rest, applied: [...applied, { id, subject }] })
}
export function noteTakenBack(field: Field, by: string, record: string): void {
  const { gone, ...rest } = notesOf(field)
  notes.set(field, { ...rest, gone: [...gone, { by, record }] })
}
/** Ids of those whose taking back has arrived and was kept for a person: they stand until somebody says so. */
export function askedFrom(field: Field): ReadonlySet<string> {
  const kept = new Set(
    field
      .delivered()
      .filter(({ outcome }) => outcome === 'kept')
      .map(({ id }) => id),
  )
  return new Set(
    notesOf(field)
      .gone.filter(({ by }) => kept.has(by))
      .map(({ record }) => record),
  )
}
/**
 * Ids of what was taken back, as far as this phone knows: what waits says so, and what this run of the app has sent. What the service refused
 * takes nothing back, and what it keeps for a person not yet.
 */
export function goneFrom(field: Field): ReadonlySet<string> {
  const asked = askedFrom(field)
  const gone = new Set<string>()
  for (const { record } of notesOf(field).gone) if (!asked.has(record)) gone.add(record)
  if (field.state() !== 'open') return gone
  const refused = new Set<string>()
  const waits = new Set<string>()
  for (const { body, why } of field.waiting()) {
    const record = readRecord(body)
    if (record?.kind === 'taken-back') (why === 'refused' ? refused : waits).add(record.record)
  }
  refused.forEach((id) => gone.delete(id))
  waits.forEach((id) => gone.add(id))
  return gone
}
export function isApplied(field: Field, subject: Subject): boolean {
  const gone = goneFrom(field)
  return notesOf(field).applied.some((one) => isSame(one.subject, subject) && !gone.has(one.id))
}

/** A record's text as what it says; undefined for what is no record. */
export function readRecord(text: string | undefined): RecordBody | undefined {
  const body = fromJson(text)
  return typeof body === 'object' && body !== null && 'kind' in body ? (body as RecordBody) : undefined
}

/** Today's visit to the same enterprise, the newest; undefined where there was none that this phone knows of. */
export function findToday(field: Field, subject: Subject, uscc: string, now = Date.now()): Recorded | undefined {
  const today = dayOfMoment(now)
  const found: Recorded[] = []
  const isOpen = field.state() === 'open'
  const gone = goneFrom(field)
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
  return found
    .filter(({ id, at }) => !gone.has(id) && dayOfMoment(Date.parse(at)) === today)
    .sort((a, b) => (a.at < b.at ? 1 : -1))[0]
}

/** Ids of enterprises on the list that were visited today, by what this phone knows. */
export function visitedToday(
  field: Field,
  book: { byUscc: (uscc: string) => { id: string } | undefined },
  now = Date.now(),
) {
  const today = dayOfMoment(now)
  const ids = new Set<string>()
  const gone = goneFrom(field)
  const add = (own: string, subject: Subject, at: string) => {
    if (gone.has(own) || dayOfMoment(Date.parse(at)) !== today) return
    const listed =
      'enterprise' in subject ? subject.enterprise : 'uscc' in subject ? book.byUscc(subject.uscc)?.id : undefined
    if (listed !== undefined) ids.add(listed)
  }
  if (field.state() === 'open')
    for (const { id, body, recordedAt } of field.waiting()) {
      const record = readRecord(body)
      if (record?.kind === 'visit' && recordedAt !== undefined) add(id, record.subject, recordedAt)
    }
  for (const { id, subject, at } of [...notesOf(field).visits, ...field.visited()]) add(id, subject, at)
  return ids
}

/** What was said today of enterprises on the list: whether each is at its place; by what this phone knows, the newest word. */
export function placedToday(field: Field, now = Date.now()): ReadonlyMap<string, boolean> {
  const today = dayOfMoment(now)
  const said = new Map<string, boolean>()
  const gone = goneFrom(field)
  const add = ({ id, at, enterprise, here }: Placed) => {
    if (!gone.has(id) && dayOfMoment(Date.parse(at)) === today) said.set(enterprise, here)
  }
  const waits = field.state() === 'open' ? field.waiting() : []
  // What has arrived was said before what waits.
  const waiting = new Set(waits.map(({ id }) => id))
  for (const one of notesOf(field).placed) if (!waiting.has(one.id)) add(one)
  for (const { id, body, recordedAt: at } of waits) {
    const record = readRecord(body)
    if (record?.kind === 'placed' && at !== undefined && 'enterprise' in record.subject)
      add({ id, at, enterprise: record.subject.enterprise, here: record.here })
  }
  return said
}
