/** What field work does by itself, in rounds. */
import { sql, type RawBuilder } from 'kysely'
import { forgetPersonalValues } from '../people/actions'
import type { Call } from '../platform/call'
import { settleFollowOwners } from './follows/actions'
import { followEnterprises } from './moves'
import { endOverdue } from './plans/actions'
import { settleMovedPlans } from './plans/passing'
import { textField } from './records/settle'
import { noteField } from './records/visit'
import { fieldRules } from './rules'
import { expireTaken } from './taken/actions'
import { forgetLeft } from './taken/held'

const DAY = 86_400_000
/** Own choice, 2026-11-29: a round. */
const BATCH = 200

const parts: readonly ((call: Call) => Promise<unknown>)[] = [
  endOverdue,
  expireTaken,
  forgetLeft,
  followEnterprises,
  (call) => settleFollowOwners(call),
  settleMovedPlans,
  forgetKeptApplications,
]

/**
 * Plans whose day is over end, applications that nobody confirmed are erased, also what is left on a case that is over; what is open goes where its
 * enterprise has moved, and nothing is left without a person.
 * @param act runs a part in a transaction of its own: no part holds what another waits for, or fails with another
 * @throws what the first part that failed threw, once all have had their turn
 */
export async function keepFieldwork(act: (part: (call: Call) => Promise<unknown>) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = []
  for (const part of parts)
    try {
      await act(part)
    } catch (error) {
      failures.push(error)
    }
  if (failures.length > 0) throw failures[0]
}

/**
 * A text that was kept whole and holds an owner's name and phone goes as early as an application that waits does. Kept anew, for another
 * reason than before, it has its days anew: who is to look at it was asked then.
 */
async function forgetKeptApplications(call: Call): Promise<void> {
  const before = new Date(call.now.getTime() - fieldRules.taken.days * DAY)
  await forgetOf(
    call,
    sql`record.is_text_kept and record.kind = 'application' and record.received_at < ${before} and not exists (
      select from field_conflict conflict
      where conflict.record_id = record.id and conflict.settled_at is null and conflict.since >= ${before})`,
    TEXT,
    BATCH,
  )
}

interface Kept {
  field: (recordId: string) => string
  forget: (ids: readonly string[]) => RawBuilder<unknown>
}
const TEXT: Kept = {
  field: textField,
  forget: (ids) => sql`update field_record set is_text_kept = false where id = any(${[...ids]}::uuid[])`,
}
const NOTE: Kept = {
  field: noteField,
  forget: (ids) => sql`update field_visit set has_note = false where record_id = any(${[...ids]}::uuid[])`,
}

type Act = Pick<Call, 'tx'>

const from = sql`from field_record record join field_device device on device.id = record.device_id
  left join field_visit visit on visit.record_id = record.id`

async function forgetOf(act: Act, due: RawBuilder<unknown>, kept: Kept, limit: number): Promise<number> {
  const { rows } = await sql<{ id: string; seat_id: string }>`
    select record.id, device.seat_id ${from} where ${due} limit ${limit}`.execute(act.tx)
  for (const row of rows) await forgetPersonalValues(act, row.seat_id, [kept.field(row.id)])
  await kept.forget(rows.map((row) => row.id)).execute(act.tx)
  return rows.length
}

async function countOf(act: Act, due: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n ${from} where ${due}`.execute(act.tx)
  return rows[0]?.n ?? 0
}

const dueNotes = (before: Date) => sql`visit.has_note and visit.at < ${before}`
const dueTexts = (before: Date) => sql`record.is_text_kept and record.received_at < ${before}`

export const countDueNotes = (act: Act, before: Date): Promise<number> => countOf(act, dueNotes(before))
export const countDueTexts = (act: Act, before: Date): Promise<number> => countOf(act, dueTexts(before))
/** @returns how many went */
export const forgetNotes = (act: Act, before: Date, limit: number): Promise<number> =>
  forgetOf(act, dueNotes(before), NOTE, limit)
export const forgetTexts = (act: Act, before: Date, limit: number): Promise<number> =>
  forgetOf(act, dueTexts(before), TEXT, limit)
