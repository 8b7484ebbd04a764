/** Streets change: what was recorded, what follows from it and what is planned go along with their office. */
import { sql } from 'kysely'
import type { ChangedDivisions, OfficeMove, Successor } from '../divisions/changes/rules'
import type { Call } from '../platform/call'
import { groupedBy } from '../platform/grouped'
import { enterprisesToday, listEnterprises, placedEnterprises } from '../pool/actions'
import { settleFollowOwners } from './follows/actions'
import { Owners } from './owners'
import { settlePlanOwners } from './plans/passing'

const tables = ['field_device', 'field_record', 'field_follow', 'field_taken', 'visit_plan', 'field_conflict'] as const
/** Those whose rows tell of one enterprise: of a street that was split, each goes where its enterprise lies now. */
const ofEnterprises = ['field_record', 'field_follow', 'field_taken'] as const

/** Runs after the pool's: where an enterprise lies now is known. */
export async function moveFieldwork(call: Call, changed: ChangedDivisions): Promise<void> {
  const moves = changed.moves.filter(({ body }) => body === 'league')
  for (const move of moves) await moveOffice(call, move)
  if (moves.length === 0) return
  await settleFollowOwners(call)
  await settlePlanOwners(call)
}

/** What of a table is still open, and lies where its enterprise does. What a person is to settle lies where its record was met. */
const open = {
  field_follow: sql`own.settled_at is null and own.conflict_id is null`,
  field_taken: sql`own.state in ('waiting', 'held')`,
}

/** An import puts an enterprise into another street: what is open there is that street's. */
export async function followEnterprises(call: Pick<Call, 'tx' | 'now'>): Promise<void> {
  const { tx } = call
  const owners = await Owners.read(call)
  // In the order in which everybody holds them: what was taken down before its duties.
  for (const table of ['field_taken', 'field_follow'] as const) {
    const { rows } = await sql<{ id: string; path: string; office_path: string }>`
      select distinct own.enterprise_id as id, lying.path, own.office_path from ${sql.table(table)} own
        join (${enterprisesToday()}) known on known.id = own.enterprise_id
        join (${placedEnterprises()}) lying on lying.id = known.today
      where ${open[table]} and lying.path <> own.office_path`.execute(tx)
    const moved = rows.flatMap(({ id, path, office_path: from }) => {
      const to = owners.officeAt(path)
      return to === undefined || to.officePath === from ? [] : [{ id, to }]
    })
    for (const [officeId, group] of groupedBy(moved, ({ to }) => to.officeId))
      await sql`
        update ${sql.table(table)} own set office_id = ${officeId}, office_path = ${group[0]?.to.officePath ?? ''}
        where own.enterprise_id = any(${group.map(({ id }) => id)}::uuid[]) and ${open[table]}`.execute(tx)
  }
}

async function moveOffice(call: Call, { fromOfficeId, candidates }: OfficeMove): Promise<void> {
  const { tx } = call
  const [first] = candidates
  if (candidates.length > 1)
    for (const table of ofEnterprises) {
      const { rows } = await sql<{ id: string }>`
        select distinct enterprise_id as id from ${sql.table(table)}
        where office_id = ${fromOfficeId} and enterprise_id is not null`.execute(tx)
      const lying = await listEnterprises(
        call,
        rows.map((row) => row.id),
      )
      for (const to of candidates.slice(1)) {
        const ids = [...lying].flatMap(([id, { place }]) => (place?.startsWith(to.path) === true ? [id] : []))
        await sql`
          update ${sql.table(table)} set office_id = ${to.officeId}, office_path = ${to.path}
          where office_id = ${fromOfficeId} and enterprise_id = any(${ids}::uuid[])`.execute(tx)
      }
    }
  // A conflict lies where its record does.
  await sql`
    update field_conflict set office_id = record.office_id, office_path = record.office_path
    from field_record record where record.id = field_conflict.record_id and field_conflict.office_id = ${fromOfficeId}`.execute(
    tx,
  )
  for (const table of tables) await moveRest(call, table, fromOfficeId, first)
}

async function moveRest(call: Call, table: (typeof tables)[number], from: string, to: Successor): Promise<void> {
  await sql`
    update ${sql.table(table)} set office_id = ${to.officeId}, office_path = ${to.path}
    where office_id = ${from}`.execute(call.tx)
}
