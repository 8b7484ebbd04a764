/** What must hold, asked of the database in other words than the service's. */
import { sql } from 'kysely'
import { listMisfolded } from '../../../cloud/casework/actions'
import { hasEnded, transitions } from '../../../cloud/casework/rules'
import type { World } from './world'

export interface Verdict {
  cases: number
  events: number
  transitionsSeen: number
  illegal: number
  ownerless: number
  withoutDeadline: number
  foldMismatch: number
  leaks: number
}

const ENDED = ['withdrawn', 'refused', 'upheld', 'dissolved']
const legal = new Set(transitions.map(({ from, kind, to }) => `${from}/${kind}/${to}`))

async function ask<T>(world: World, query: ReturnType<typeof sql>): Promise<T[]> {
  return world.service(async (call) => (await query.execute(call.tx)).rows as T[])
}

export interface EventRow {
  case: string
  seq: number
  event: string
  from: string
  to: string
  actor: string
  at: string
}

export interface CaseRow {
  case: string
  state: string
  owner: string
  deadline: string
  folded_state: string
}

export const listEvents = (world: World) =>
  ask<EventRow>(
    world,
    sql`select case_id::text as "case", seq, kind as event, from_state as "from", to_state as "to",
      coalesce(actor_id::text, 'service') as actor, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
      from case_event order by case_id, seq`,
  )

/** What has happened so far, each kind once. */
export const listKinds = (world: World) =>
  ask<{ from: string; kind: string; to: string }>(
    world,
    sql`select distinct from_state as "from", kind, to_state as "to" from case_event`,
  )

/** Events that the table of transitions does not have, that do not follow the one before, or leave a gap. */
function countIllegal(events: readonly EventRow[]): number {
  let count = 0
  let last: EventRow | undefined
  for (const event of events) {
    const before = last?.case === event.case ? last : undefined
    const follows =
      before === undefined
        ? event.seq === 1 && event.from === 'none'
        : event.seq === before.seq + 1 && event.from === before.to
    if (!follows || !legal.has(`${event.from}/${event.event}/${event.to}`)) count++
    last = event
  }
  return count
}

export async function listCases(world: World): Promise<CaseRow[]> {
  const folded = new Map<string, string>()
  await world.service((call) => listMisfolded(call, (file, at) => folded.set(file.id, at?.state ?? 'illegal')))
  const rows = await ask<Omit<CaseRow, 'folded_state'>>(
    world,
    sql`select file.id::text as "case", file.state, coalesce(duty.person_id::text, office.path, '') as owner,
      coalesce(duty.due_on::text, '') as deadline
      from case_file file
      left join duty on duty.case_id = file.id and duty.fulfilled_at is null
      left join office on office.id = duty.office_id
      order by file.id`,
  )
  return rows.map((row) => ({ ...row, folded_state: folded.get(row.case) ?? 'illegal' }))
}

/**
 * Open cases of which the person who is named works no more where the case lies, or where nobody works at all: nobody follows them up. Who is away
 * is still there, and somebody stands in.
 */
async function countDeparted(world: World): Promise<number> {
  const now = world.clock.now()
  const [row] = await ask<{ count: number }>(
    world,
    sql`select count(*)::int as count from duty
      where duty.fulfilled_at is null and not exists (
        select from cadre_grant held
        where held.person_id = coalesce(duty.person_id, held.person_id) and held.office_id = duty.office_id
          and held.role in ('street-cadre', 'district-cadre', 'city-cadre', 'industry-cadre')
          and held.valid_from <= ${now} and (held.valid_until is null or held.valid_until > ${now}))`,
  )
  return row?.count ?? 0
}

/** Who sees what: every cadre's queues and a few cases each, against the paths of their offices. */
async function countLeaks(world: World): Promise<number> {
  const files = await ask<{ id: string; office_path: string; owner_path: string | null }>(
    world,
    sql`select id::text, office_path, owner_path from case_file order by id`,
  )
  let leaks = 0
  for (const cadre of world.cadres) {
    const sees = ({ office_path, owner_path }: { office_path: string; owner_path: string | null }) =>
      office_path.startsWith(cadre.office.path) || (owner_path ?? '').startsWith(cadre.office.path)
    const within = files.filter(sees)
    const shown = new Set<string>()
    for (const queue of ['withdrawn', 'all'] as const) {
      let cursor: string | undefined
      do {
        const page = await world.call(cadre.personId, 'listQueue', { queue, limit: 50, cursor })
        for (const row of page.rows) shown.add(row.id)
        cursor = page.next ?? undefined
        leaks += page.counts[queue] > within.length ? 1 : 0
      } while (cursor !== undefined)
    }
    leaks += [...shown].filter((id) => !within.some((file) => file.id === id)).length
    for (let i = 0; i < 5; i++) {
      const file = world.dice.one(files)
      const opened = await world.call(cadre.personId, 'getCase', { id: file.id }).then(
        () => true,
        () => false,
      )
      if (opened !== sees(file)) leaks++
    }
  }
  return leaks
}

export async function judge(world: World): Promise<Verdict> {
  const events = await listEvents(world)
  const cases = await listCases(world)
  const misfolded = await world.service((call) => listMisfolded(call))
  const open = cases.filter((one) => !hasEnded(one.state as never))
  const ended = cases.filter((one) => ENDED.includes(one.state))
  const seen = new Set(events.map((one) => `${one.from}/${one.event}/${one.to}`))
  return {
    cases: cases.length,
    events: events.length,
    transitionsSeen: transitions.filter(({ from, kind, to }) => seen.has(`${from}/${kind}/${to}`)).length,
    illegal: countIllegal(events),
    // Somebody owes nothing where all is over, and somebody owes it everywhere else.
    ownerless:
      open.filter((one) => one.owner === '').length +
      ended.filter((one) => one.owner !== '').length +
      (await countDeparted(world)),
    withoutDeadline: open.filter((one) => one.deadline === '').length,
    foldMismatch: misfolded.length,
    leaks: await countLeaks(world),
  }
}
