/** What a visit's form says, as a record. Pure. */
import { dayAfter, readDay } from '../../../types/day-said'
import type { MetKind, RecordBody, Spot, Subject, VisitBody, Wish, WishReason } from '../../../types/field-records'
import type { ListedEnterprise } from '../../../types/fieldwork'
import { limits } from '../../../types/limits'
import { asReadable, asWriting } from '../../../types/writing'
import { fieldSayings, fieldVisitWords as words } from '../../../types/words/field-visit'

/** As typed and tapped; what is kept of a form that was begun. */
export interface VisitValues {
  subject: Subject
  /** What it is called on the screen; empty: not known. */
  name: string
  uscc: string
  place: string | null
  floor: string
  room: string
  met: string
  wish: string
  why: string
  staff: string
  youth: string
  members: string
  /** Days from today; `day`: as typed; empty: open. */
  next: string
  nextDay: string
  note: string
  /** The name that was seen, where only an invitation's code says which enterprise it is. */
  seen: string
  known: VisitBody['known']
  replaces: string | null
}

const nobody = { list: null, visitedOn: null, caseState: null }

/** An empty form. @param listed what the list says of the enterprise, where it is on it */
export function emptyVisit(
  subject: Subject,
  {
    name = '',
    uscc = '',
    listed,
    version,
  }: { name?: string; uscc?: string; listed?: ListedEnterprise; version?: string },
): VisitValues {
  return {
    subject,
    name: listed?.name ?? name,
    uscc: listed?.uscc ?? uscc,
    place: listed?.place ?? null,
    floor: listed?.floor ?? '',
    room: listed?.room ?? '',
    met: '',
    wish: '',
    why: '',
    seen: '',
    staff: '',
    youth: '',
    members: '',
    next: '',
    nextDay: '',
    note: '',
    known: listed
      ? { list: version ?? null, visitedOn: listed.lastVisit?.on ?? null, caseState: listed.caseState }
      : { ...nobody, list: version ?? null },
    replaces: null,
  }
}

/** Nobody to ask there: neither a wish nor numbers. */
export const isUnmet = (met: string): boolean => met === 'nobody' || met === 'moved'

/** Days until the next contact that a wish brings with it, unless another is chosen. Own choice, 2026-11-29. */
export const nextAfter: Readonly<Record<Wish, string>> = { yes: '7', later: '14', no: '' }

/** A number of people: null when left open, undefined when it is none. */
export function countOf(typed: string): number | null | undefined {
  const plain = typed.normalize('NFKC').replace(/[人\s,]/g, '')
  if (plain === '') return null
  if (!/^\d{1,7}$/.test(plain)) return undefined
  const count = Number(plain)
  return count > limits.count.max ? undefined : count
}

/** A day as people write it, this year's or the next one's; undefined when it is none or is over. */
export function dayOf(typed: string, today: string): string | undefined {
  const day = readDay(typed, today, true)
  return day === undefined || day < today ? undefined : day
}

/** The day of the next contact: null when open, undefined when what was typed is no day. */
export function nextOf(values: VisitValues, today: string): string | null | undefined {
  if (values.next === '') return null
  return values.next === 'day' ? dayOf(values.nextDay, today) : dayAfter(today, Number(values.next))
}

export type VisitField = 'met' | 'staff' | 'youth' | 'members' | 'nextDay'
export type Built = { body: RecordBody } | { wrong: Partial<Record<VisitField, string>> }

/** The contract's own list would bring its whole library along: the words have the same keys. */
const oneOf = <T extends string>(of: Readonly<Record<T, string>>, value: string): T | null =>
  Object.keys(of).includes(value) ? (value as T) : null

/** What may stand in a name, an address, a floor: the contract refuses the rest, and nobody would be there to type it anew. */
export const wrote = (typed: string): string =>
  asWriting(typed)
    .replace(/[\s\u3000]+/g, ' ')
    .trim()

export const spotOf = (floor: string, room: string): Spot | null =>
  wrote(floor) === '' && wrote(room) === '' ? null : { floor: wrote(floor), room: wrote(room) }

/**
 * The remark; with the name that was seen, where only an invitation's code says which enterprise it is (a building's poster says none), or the
 * licence's where only its code does: the pool may not have it.
 */
const noteOf = ({ subject, seen, name: known, note }: VisitValues): string => {
  const name = wrote('invitation' in subject ? seen : 'uscc' in subject ? known : '')
  const said = asReadable(note).replace(/\s+/g, ' ').trim()
  return (name === '' || said.startsWith(words.seenNote(name, '')) ? said : words.seenNote(name, said)).slice(
    0,
    limits.note.max,
  )
}

/** The record of a form, or what is wrong with it. */
export function buildVisit(values: VisitValues, today: string): Built {
  const met = oneOf<MetKind>(fieldSayings.met, values.met)
  const none = isUnmet(values.met)
  const counts = {
    staff: none ? null : countOf(values.staff),
    youth: none ? null : countOf(values.youth),
    members: none ? null : countOf(values.members),
  }
  const nextOn = nextOf(values, today)
  const wrong: Partial<Record<VisitField, string>> = {}
  if (met === null) wrong.met = words.metMissing
  for (const field of ['staff', 'youth', 'members'] as const)
    if (counts[field] === undefined) wrong[field] = words.countWrong
  if (nextOn === undefined) wrong.nextDay = words.nextWrong
  if (met === null || Object.keys(wrong).length > 0) return { wrong }
  const wish = none ? null : oneOf<Wish>(fieldSayings.wishes, values.wish)
  return {
    body: {
      form: 1,
      kind: 'visit',
      subject: values.subject,
      place: values.place,
      at: spotOf(values.floor, values.room),
      met,
      staff: counts.staff ?? null,
      youth: counts.youth ?? null,
      members: counts.members ?? null,
      wish,
      why: wish === null || wish === 'yes' ? null : oneOf<WishReason>(fieldSayings.reasons, values.why),
      nextOn: nextOn ?? null,
      note: noteOf(values),
      known: values.known,
      replaces: values.replaces,
    },
  }
}
