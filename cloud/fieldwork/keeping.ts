/** What field work does by itself, in rounds. */
import { sql } from 'kysely'
import { forgetPersonalValues } from '../people/actions'
import type { Call } from '../platform/call'
import { settleFollowOwners } from './follows/actions'
import { endOverdue } from './plans/actions'
import { textField } from './records/settle'
import { fieldRules } from './rules'
import { expireTaken } from './taken/actions'

const DAY = 86_400_000
/** Own choice, 2026-11-29: a round. */
const BATCH = 200

/** Plans whose day is over end, applications that nobody confirmed are erased, and nothing is left without a person. */
export async function keepFieldwork(call: Call): Promise<void> {
  await endOverdue(call)
  await expireTaken(call)
  await settleFollowOwners(call)
  await forgetKeptApplications(call)
}

/** A text that was kept whole and holds an owner's name and phone goes as early as an application that waits does. */
async function forgetKeptApplications(call: Call): Promise<void> {
  const before = new Date(call.now.getTime() - fieldRules.taken.days * DAY)
  const { rows } = await sql<{ id: string; seat_id: string }>`
    select record.id, device.seat_id from field_record record join field_device device on device.id = record.device_id
    where record.is_text_kept and record.kind = 'application' and record.received_at < ${before} limit ${BATCH}`.execute(
    call.tx,
  )
  for (const row of rows) await forgetPersonalValues(call, row.seat_id, [textField(row.id)])
  await sql`
    update field_record set is_text_kept = false where id = any(${rows.map((row) => row.id)}::uuid[])`.execute(call.tx)
}
