/** The audit trail: rows that commit with the act they tell of. Written by the dispatcher of functions, never by hand in a room. */
import type { Call } from './call'

type AuditTables = {
  audit_entry: {
    at: Date
    request_id: string
    person_id: string | null
    device: string
    function: string
    act: string
    record_id: string | null
    outcome: 'done' | 'refused'
  }
}

/** Appends one row. `record` is an id, never a personal value. */
export async function writeAudit(
  call: Pick<Call, 'tx' | 'now' | 'requestId' | 'device' | 'actor'>,
  entry: { function: string; act: string; record: string | null; outcome: 'done' | 'refused' },
): Promise<void> {
  await call.tx
    .withTables<AuditTables>()
    .insertInto('audit_entry')
    .values({
      at: call.now,
      request_id: call.requestId,
      person_id: call.actor?.personId ?? null,
      device: call.device,
      function: entry.function,
      act: entry.act,
      record_id: entry.record,
      outcome: entry.outcome,
    })
    .execute()
}
