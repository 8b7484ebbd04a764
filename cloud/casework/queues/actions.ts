/** A cadre's queues: listed, counted, searched; and what is meant by a whole filter. */
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { stateWords } from '../../../types/words/case-events'
import { absenceWords } from '../../../types/words/absence'
import { caseWords } from '../../../types/words/casework'
import { fieldWords } from '../../../types/words/fields'
import { id as recordId, phone } from '../../../types/fields'
import { listOffices, type OfficeNode } from '../../divisions/actions'
import { countUnseenNotices } from '../../duties/actions'
import { countOpenJoins } from '../../intake/actions'
import { findPersonalValue, findPersonByPhone, listAbsent } from '../../people/actions'
import { reach } from '../../people/rules'
import { localDate } from '../../platform/calendar/calendar'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { isFoundedElsewhere } from '../led'
import type { CaseFile } from '../store'
import { isOverdue } from '../timeline'
import type { QueueEye } from './rules'
import * as store from './store'
import type { QueueFilter, QueuePlace, QueueScope, QueueSearch } from './store'

/** Own choice, 2026-11-23: rows of a page where the client asks for no number. */
const PAGE = 20

type FilterInput = Pick<
  ParsedOf<'planAssigning'>,
  'queue' | 'query' | 'form' | 'party' | 'place' | 'exact' | 'since' | 'until'
>

/** What somebody typed: a whole phone number, a case number, the beginning of a code, or a part of a name. */
async function understand(call: SignedInCall, written: string | undefined): Promise<QueueSearch | undefined> {
  const query = (written ?? '').normalize('NFKC').replace(/\s/g, '')
  if (query === '') return undefined
  // As it is pasted from a list of numbers, with blanks, hyphens or +86.
  const asPhone = phone.safeParse(query)
  if (asPhone.success) {
    const personId = await findPersonByPhone(call, asPhone.data)
    return personId === undefined ? { kind: 'nobody' } : { kind: 'applicant', personId }
  }
  if (/^\d{8}-\d*$/.test(query)) return { kind: 'number', begins: query }
  // As the names are folded (migration 0056).
  const contains = query.toLowerCase()
  if (/^[0-9A-Za-z]{4,18}$/.test(query) && /\d/.test(query))
    return { kind: 'uscc', begins: query.toUpperCase(), contains }
  return { kind: 'name', contains }
}

export async function eyeOf(call: SignedInCall): Promise<QueueEye> {
  const { personId, grants } = call.actor
  const absent = await listAbsent(
    call,
    grants.map(({ officeId }) => officeId),
  )
  return {
    personId,
    paths: grants.map((grant) => grant.officePath),
    today: localDate(call.now),
    standsFor: absent
      .filter(({ deputyId }) => deputyId === personId)
      .map((one) => ({ personId: one.personId, path: one.officePath })),
  }
}

const DAY = 86_400_000
const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`)

/** Days of China's clock as the instants between which an application was submitted. */
export const readPeriod = ({
  since,
  until,
}: Pick<FilterInput, 'since' | 'until'>): Pick<QueueScope, 'from' | 'before'> => ({
  from: since === undefined ? undefined : startOf(since),
  before: until === undefined ? undefined : new Date(startOf(until).getTime() + DAY),
})

/** @throws Failure inputInvalid: no such office */
export async function readFilter(
  call: SignedInCall,
  input: FilterInput,
): Promise<QueueFilter & { placeName: string | null }> {
  let place: OfficeNode | undefined
  if (input.place !== undefined) {
    ;[place] = await listOffices(call, [input.place])
    if (place === undefined) throw new Failure('inputInvalid', [{ field: 'place', message: fieldWords.office.wrong }])
  }
  return {
    queue: input.queue,
    eye: await eyeOf(call),
    search: await understand(call, input.query),
    officePath: place?.path,
    placeName: place?.name ?? null,
    exact: input.exact,
    ...readPeriod(input),
    form: input.form,
    party: input.party,
  }
}

function sayCursor(file: CaseFile, sort: 'due' | 'newest'): string {
  const at = sort === 'newest' ? file.submitted_at.toISOString() : file.due_on
  return Buffer.from(`${at}/${file.id}`).toString('base64url')
}

/** A day, or an instant to the millisecond, that exists: the database would refuse another with an error of its own. */
function isAt(text: string, sort: 'due' | 'newest'): boolean {
  const at = new Date(sort === 'due' ? `${text}T00:00:00Z` : text)
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() <= 0) return false
  return (sort === 'due' ? at.toISOString().slice(0, 10) : at.toISOString()) === text
}

/** @throws Failure inputInvalid */
function readCursor(cursor: string | undefined, sort: 'due' | 'newest'): QueuePlace | undefined {
  if (cursor === undefined) return undefined
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('/')
  if (!isAt(at, sort) || !recordId.safeParse(id).success)
    throw new Failure('inputInvalid', [{ field: 'cursor', message: fieldWords.cursor.wrong }])
  return { at, id }
}

/** Who has the next move, by name: the person, the office, or the enterprise. */
async function sayOwners(call: SignedInCall, files: readonly CaseFile[]): Promise<Map<string, string>> {
  const offices = new Map(
    (await listOffices(call, [...new Set(files.flatMap((file) => file.owner_id ?? []))])).map((one) => [
      one.id,
      one.name,
    ]),
  )
  const absent = files.some((file) => file.person_id !== null) ? await listAbsent(call, [...offices.keys()]) : []
  const names = new Map<string, string>()
  const deputies = absent.flatMap(({ deputyId }) => deputyId ?? [])
  for (const personId of new Set([...files.flatMap((file) => file.person_id ?? []), ...deputies]))
    names.set(personId, (await findPersonalValue(call, personId, 'name')) ?? '')
  const sayPerson = ({ person_id: personId, owner_id: officeId }: CaseFile): string | undefined => {
    const name = personId === null ? undefined : names.get(personId)
    const away = absent.find((one) => one.personId === personId && one.officeId === officeId)
    if (name === undefined || name === '' || away === undefined) return name
    return absenceWords.standing(name, away.deputyId === null ? null : (names.get(away.deputyId) ?? null))
  }
  return new Map(
    files.map((file) => {
      const office = sayPerson(file) || offices.get(file.owner_id ?? '')
      return [
        file.id,
        file.holder === 'enterprise' ? `${caseWords.enterpriseHolds}（${office ?? ''}）` : (office ?? ''),
      ]
    }),
  )
}

export async function listQueue(call: SignedInCall, input: ParsedOf<'listQueue'>): Promise<OutputOf<'listQueue'>> {
  const to = reach(call.actor, 'case.view')
  const sort = input.sort ?? 'due'
  const limit = input.limit ?? PAGE
  const after = readCursor(input.cursor, sort)
  const filter = await readFilter(call, input)
  const files = await store.listFound(call.tx, to, filter, { sort, after, limit: limit + 1 })
  const counts = await store.countQueues(call.tx, to, filter.eye, filter)
  const shown = files.slice(0, limit)
  const joins = await countOpenJoins(
    call,
    shown.map((file) => file.id),
  )
  const owners = await sayOwners(call, shown)
  const last = files.length > limit ? shown.at(-1) : undefined
  return {
    rows: shown.map((file) => ({
      id: file.id,
      number: file.number,
      enterprise: file.enterprise,
      place: file.place,
      why: file.why,
      state: stateWords[file.state],
      owner: owners.get(file.id) ?? '',
      dueOn: file.duty_id === null ? null : file.due_on,
      holder: file.holder,
      overdue: isOverdue(file, call.now) && !isFoundedElsewhere(file),
      submittedAt: file.submitted_at.toISOString(),
      joins: joins.get(file.id) ?? 0,
    })),
    counts,
    next: last === undefined ? null : sayCursor(last, sort),
    offices: call.actor.grants.map((grant) => grant.officeName),
    place: filter.placeName,
    unseen: await countUnseenNotices(call, call.actor.personId),
  }
}
