/** What of field work goes with its time (rights/retention): settled duties, records with what they said, phones that nobody uses. */
import { sql } from 'kysely'
import { forgetPerson, forgetPersonalValues } from '../people/actions'
import type { Call } from '../platform/call'
import { groupedBy } from '../platform/grouped'
import { SECRET } from './devices/actions'
import { textField } from './records/body'
import { noteField } from './records/visit'

type Act = Pick<Call, 'tx' | 'now'>

async function countOf(act: Pick<Act, 'tx'>, from: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n ${from}`.execute(act.tx)
  return rows[0]?.n ?? 0
}

/** What a person settled is remembered as long as its visit, which would ask for it again once a later visit is taken back. */
const settledBefore = (before: Date) => sql`
  from field_follow follow where settled_at < ${before} and not (
    settled_by is not null and kind in ('look-in-again', 'send-invitation')
    and exists (select from field_visit where record_id = follow.record_id and ended is null))`
export const countDueFollows = (act: Act, before: Date): Promise<number> => countOf(act, settledBefore(before))
/** @returns how many went */
export async function forgetFollows(act: Act, before: Date, limit: number): Promise<number> {
  const { rows } = await sql`
    delete from field_follow where id in (select id ${settledBefore(before)} limit ${limit}) returning 1`.execute(
    act.tx,
  )
  return rows.length
}

/** Nothing of it is open, and nothing that is kept stands on it. A newcomer goes after what was recorded of it. */
const recordsBefore = (before: Date) => sql`
  from field_record record join field_device device on device.id = record.device_id
  where record.received_at < ${before} and record.waits_for is null
    and not exists (select from field_conflict where record_id = record.id and settled_at is null)
    and not exists (select from field_conflict where theirs_id = record.id and settled_at is null)
    and not exists (select from field_follow where record_id = record.id and settled_at is null)
    and not exists (select from field_taken where record_id = record.id and state in ('waiting', 'held'))
    and not exists (select from field_record other where other.newcomer_id = record.id and other.id <> record.id)`
export const countDueRecords = (act: Act, before: Date): Promise<number> => countOf(act, recordsBefore(before))

/** @returns how many went, each with its visit, its conflicts, its duties and its remark */
export async function forgetRecords(act: Act, before: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ id: string; seat_id: string }>`
    select record.id, device.seat_id ${recordsBefore(before)} order by record.received_at limit ${limit}
    for update of record skip locked`.execute(act.tx)
  const ids = rows.map((row) => row.id)
  const which = sql`any(${ids}::uuid[])`
  for (const [seatId, own] of groupedBy(rows, (row) => row.seat_id))
    await forgetPersonalValues(
      act,
      seatId,
      own.flatMap(({ id }) => [noteField(id), textField(id)]),
    )
  await sql`delete from field_follow where record_id = ${which}`.execute(act.tx)
  await sql`update field_conflict set theirs_id = null where theirs_id = ${which}`.execute(act.tx)
  await sql`delete from field_conflict where record_id = ${which}`.execute(act.tx)
  await sql`update field_visit set replaces = null where replaces = ${which}`.execute(act.tx)
  for (const table of ['field_visit', 'field_newcomer', 'field_taken'])
    await sql`delete from ${sql.table(table)} where record_id = ${which}`.execute(act.tx)
  await sql`delete from field_record where id = ${which}`.execute(act.tx)
  return ids.length
}

const phonesBefore = (before: Date) => sql`
  from field_device device where seen_at < ${before} and not exists (select from field_record where device_id = device.id)`
export const countDuePhones = (act: Act, before: Date): Promise<number> => countOf(act, phonesBefore(before))

/** What still lies on such a phone and was never sent can be read by its PIN only. @returns how many went */
export async function forgetPhones(act: Act, before: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ seat_id: string }>`
    delete from field_device where id in (
      select id ${phonesBefore(before)} order by seen_at limit ${limit} for update skip locked)
    returning seat_id`.execute(act.tx)
  for (const { seat_id: seatId } of rows) await forgetPerson(act, seatId)
  return rows.length
}

/**
 * The person is forgotten, and the secrets of the person's phones with them; phones on which nothing stands go. Remarks on visits are the office's
 * and stay until their time.
 */
export async function forgetPhonesOf(act: Act, personId: string): Promise<void> {
  const { rows } = await sql<{ id: string; seat_id: string; is_free: boolean }>`
    select id, seat_id, not exists (select from field_record where device_id = device.id) as is_free
    from field_device device where person_id = ${personId} for update`.execute(act.tx)
  const free = rows.filter((row) => row.is_free)
  await sql`delete from field_device where id = any(${free.map((row) => row.id)}::uuid[])`.execute(act.tx)
  for (const { seat_id: seatId, is_free: isFree } of rows)
    if (isFree) await forgetPerson(act, seatId)
    else await forgetPersonalValues(act, seatId, [SECRET])
}
