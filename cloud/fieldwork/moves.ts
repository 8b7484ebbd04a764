/** Streets change: what was recorded, what follows from it and what is planned go along with their office. */
import { sql } from 'kysely'
import type { ChangedDivisions, OfficeMove, Successor } from '../divisions/changes/rules'
import type { Call } from '../platform/call'
import { listEnterprises } from '../pool/actions'
import { settleFollowOwners } from './follows/actions'
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
