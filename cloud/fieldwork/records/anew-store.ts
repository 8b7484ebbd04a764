/** What the records that still count come to. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database'

/** Whether a person has settled a duty of this kind since; what was dropped because its visit was a mistake settles nothing. */
export async function isSettledSince(tx: Tx, ids: readonly string[], kind: string, since: Date): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (
      select from field_follow follow left join field_visit visit on visit.record_id = follow.record_id
      where follow.kind = ${kind} and follow.settled_by is not null and follow.settled_at >= ${since}
        and (follow.enterprise_id = any(${[...ids]}::uuid[]) or follow.newcomer_id = any(${[...ids]}::uuid[]))
        and coalesce(visit.ended, '') not in ('taken-back', 'set-aside')) as is`.execute(tx)
  return rows[0]?.is ?? false
}

/** Plans that hold the visit of this instant hold the first one that counts since they were made, or none. */
export async function markAnew(tx: Tx, enterpriseIds: readonly string[], was: Date): Promise<void> {
  const ids = [...enterpriseIds]
  await sql`
    update visit_plan_enterprise entry set visited_at = (
      select min(visit.at) from field_visit visit, visit_plan plan
      where plan.id = entry.plan_id and visit.enterprise_id = any(${ids}::uuid[]) and visit.ended is null and visit.at >= plan.created_at)
    where entry.enterprise_id = any(${ids}::uuid[]) and entry.is_open and entry.visited_at = ${was}`.execute(tx)
}

export interface SaidThere {
  person_id: string
  office_id: string
  here: boolean
  floor: string
  room: string
  at: Date
}

/** What records that count said of an enterprise at a place, the latest first: visits, what was placed there, who was found there. */
export async function listSaid(tx: Tx, enterpriseIds: readonly string[], placeId: string): Promise<SaidThere[]> {
  const ids = [...enterpriseIds]
  const { rows } = await sql<SaidThere>`
    select said.here, said.floor, said.room, record.at, record.person_id, device.office_id from (
      select record_id, met <> 'moved' as here, floor, room from field_visit
      where enterprise_id = any(${ids}::uuid[]) and place_id = ${placeId} and ended is null and met <> 'nobody'
      union all
      select id, (detail->>'here')::boolean, coalesce(detail->'at'->>'floor', ''), coalesce(detail->'at'->>'room', '') from field_record
      where kind = 'placed' and outcome = 'recorded' and enterprise_id = any(${ids}::uuid[]) and place_id = ${placeId} and not detail ? 'back'
      union all
      select record_id, true, floor, room from field_newcomer
      where enterprise_id = any(${ids}::uuid[]) and place_id = ${placeId} and state in ('joined', 'new')
    ) said join field_record record on record.id = said.record_id join field_device device on device.id = record.device_id
    order by record.at desc, record.id`.execute(tx)
  return rows
}
