/** What must be refused: acts where they are not legal, by people whose case it is not, and writes behind the service's back. */
import { sql } from 'kysely'
import type { CaseFile } from '../../../cloud/casework/actions'
import { findTransition, type CaseEventKind } from '../../../cloud/casework/rules'
import { sqlState } from '../../../cloud/platform/database/database'
import { Failure } from '../../../cloud/platform/failure'
import type { World } from './world'

export type Attempt = (world: World, file: CaseFile) => Promise<void>

export class NotRefused extends Error {
  override readonly name = 'NotRefused'
}

/** Refused in words, and nothing was written. */
async function mustBeRefused(world: World, file: CaseFile, what: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const after = await world.file(file.id)
    if (after.seq !== file.seq || after.state !== file.state) throw new NotRefused(`${what} was refused and written`)
    return
  }
  throw new NotRefused(`${what} of a case in ${file.state} was not refused`)
}

const legal = (file: CaseFile, kind: CaseEventKind) => findTransition(file.state, kind, file.before_state) !== undefined

/** By a cadre who may, where it is not legal. */
const untimely: Attempt = async (world, file) => {
  const [cadre] = world.cadres.filter((one) => one.office.id === (file.owner_id ?? file.office_id))
  if (cadre === undefined) return
  const { id } = file
  const note = '示例说明'
  const on = world.today()
  const acts: readonly (readonly [CaseEventKind, () => Promise<unknown>])[] = [
    ['accepted', () => world.call(cadre.personId, 'acceptCase', { id })],
    ['returned', () => world.call(cadre.personId, 'returnCase', { id, reasons: ['address'], note })],
    ['refused', () => world.call(cadre.personId, 'refuseCase', { id, reason: 'other', note })],
    ['decided', () => world.call(cadre.personId, 'decideForm', { id, form: 'branch', note })],
    [
      'guided',
      () =>
        world.call(cadre.personId, 'recordGuidance', {
          id,
          outcome: 'agreed',
          next: 'request',
          nextOn: null,
          members: null,
          note,
        }),
    ],
    ['replied', () => world.call(cadre.personId, 'replyRequest', { id, decision: 'granted', on, note })],
    ['founded', () => world.call(cadre.personId, 'confirmElection', { id, decision: 'granted', on, note })],
    ['resumed', () => world.call(cadre.personId, 'resumeCase', { id, note })],
    ['renewed', () => world.call(cadre.personId, 'renewTerm', { id, on, note })],
    ['dissolved', () => world.call(cadre.personId, 'dissolveOrganisation', { id, on, note })],
  ]
  const wrong = acts.filter(([kind]) => !legal(file, kind))
  const [kind, act] = world.dice.one(wrong)
  await mustBeRefused(world, file, `${kind} out of its time`, act)
}

/** By a cadre of another office, where it would be legal for the own one. */
const foreign: Attempt = async (world, file) => {
  const owner = file.owner_path ?? file.office_path
  const others = world.cadres.filter(
    (one) =>
      one.office.path !== owner && !file.office_path.startsWith(one.office.path) && !owner.startsWith(one.office.path),
  )
  if (others.length === 0) return
  const { personId } = world.dice.one(others)
  const { id } = file
  const acts: readonly (() => Promise<unknown>)[] = [
    () => world.call(personId, 'getCase', { id }),
    () => world.call(personId, 'acceptCase', { id }),
    () => world.call(personId, 'logContact', { id, way: 'phone', outcome: 'reached', nextOn: null, note: '' }),
    () => world.call(personId, 'getFounding', { id }),
    () => world.call(personId, 'assignCase', { id, person: personId, reason: 'step-in' }),
    () => world.call(personId, 'urgeCase', { id }),
    () => world.call(personId, 'revealContact', { id, field: 'phone', reason: 'contact-applicant' }),
  ]
  await mustBeRefused(world, file, 'an act from outside', world.dice.one(acts))
}

/** By the responsible office, of what lies with an office above it. */
const fromBelow: Attempt = async (world, file) => {
  const { id, owner_path: owner, office_path: own, office_id: office } = file
  const cadre = world.cadres.find((one) => one.office.id === office)
  if (cadre === undefined || owner === null || owner === own || !own.startsWith(owner)) return
  await mustBeRefused(world, file, 'taking it from above', () =>
    world.call(cadre.personId, 'assignCase', { id, office, reason: 'share-out' }),
  )
}

/** By somebody else who applied. */
const stranger: Attempt = async (world, file) => {
  const person = await world.person()
  const { id } = file
  const acts: readonly (() => Promise<unknown>)[] = [
    () => world.call(person, 'getMyCase', { id }),
    () => world.call(person, 'withdrawApplication', { id }),
    () => world.call(person, 'appealCase', { id, note: '' }),
    () => world.call(person, 'getMyFounding', { id }),
    () => world.call(person, 'sendRequest', { id, note: '' }),
  ]
  await mustBeRefused(world, file, 'an act of a stranger', world.dice.one(acts))
}

/** Integrity: foreign key, check, unique. */
const GUARDED = new Set(['23503', '23514', '23505'])

const behind =
  (write: (world: World, file: CaseFile) => Promise<unknown>): Attempt =>
  async (world, file) => {
    try {
      await write(world, file)
    } catch (error) {
      // The database's own guards, at the statement or when the transaction ends.
      if (!GUARDED.has(sqlState(error) ?? '')) throw error
      return
    }
    // What the guards let through is found by the checks at the end, which is what they are for.
    breaches.count++
  }

/** How many writes behind the service's back the database let in. */
export const breaches = { count: 0 }

/** The guards of the database that the command can take out, each with the write that it refuses. */
export const guards = {
  owner: {
    constraint: 'alter table case_file drop constraint case_file_duty',
    write: (world: World, file: CaseFile) =>
      file.duty_id === null
        ? refuseNothing()
        : world.service(({ tx }) =>
            sql`update duty set fulfilled_at = now() where case_id = ${file.id} and fulfilled_at is null`.execute(tx),
          ),
  },
  transition: {
    constraint: `alter table case_event drop constraint case_event_from_state_kind_to_state_fkey`,
    write: (world: World, file: CaseFile) =>
      world.service(async ({ tx }) => {
        await sql`
          insert into case_event (case_id, seq, version, from_state, kind, to_state, actor_id, device, at, payload, duty)
          select case_id, seq + 1, version, to_state, 'founded', 'founded', actor_id, device, at, '{}', coalesce(duty, '{}')
          from case_event where case_id = ${file.id} and seq = ${file.seq} and to_state not in ('elected')`.execute(tx)
        await sql`update case_file set seq = seq + 1, state = 'founded', before_state = null where id = ${file.id}`.execute(
          tx,
        )
      }),
  },
  fold: {
    constraint: 'alter table case_file drop constraint case_file_stand',
    write: (world: World, file: CaseFile) =>
      file.state === 'preparing'
        ? refuseNothing()
        : world.service(({ tx }) =>
            sql`update case_file set state = 'preparing', before_state = null where id = ${file.id} and duty_id is not null`.execute(
              tx,
            ),
          ),
  },
} as const

/** Nothing that could be refused here: as good as refused. */
function refuseNothing(): Promise<never> {
  return Promise.reject(Object.assign(new Error('nothing to break'), { code: '23514' }))
}

export const attempts: readonly Attempt[] = [
  untimely,
  untimely,
  foreign,
  foreign,
  fromBelow,
  stranger,
  ...Object.values(guards).map((guard) => behind(guard.write)),
]

/** Names somebody of another office, in the event as well: what the service's own checks keep out, and no constraint does. */
const nameForeigner: Attempt = async (world, file) => {
  const others = world.cadres.filter((one) => one.office.id !== file.owner_id)
  if (file.duty_id === null || others.length === 0) return
  const { personId } = world.dice.one(others)
  await world.service(async ({ tx }) => {
    await sql`
      insert into case_event (case_id, seq, version, from_state, kind, to_state, actor_id, device, at, payload, duty)
      select case_id, seq + 1, version, to_state, 'assigned', to_state, null, device, at, '{}',
        jsonb_set(duty, '{personId}', to_jsonb(${personId}::text))
      from case_event where case_id = ${file.id} and seq = ${file.seq}`.execute(tx)
    await sql`update duty set person_id = ${personId} where id = ${file.duty_id}`.execute(tx)
    await sql`update case_file set person_id = ${personId}, seq = seq + 1 where id = ${file.id}`.execute(tx)
  })
  breaches.count++
}

/** What `--break` takes out: a constraint, with everything forbidden tried afterwards; or the service's checks, by a write past them. */
export const breaks: Readonly<Record<string, { constraint: string | null; tries: readonly Attempt[] }>> = {
  ...Object.fromEntries(
    Object.entries(guards).map(([name, { constraint }]) => [name, { constraint, tries: attempts }]),
  ),
  office: { constraint: null, tries: [nameForeigner] },
}
