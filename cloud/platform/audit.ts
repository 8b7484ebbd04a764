/** The audit trail: rows that commit with the act they tell of. Written by the dispatcher of functions, never by hand in a room. */
import type { AuditReason } from '../../types/audit-trail'
import type { RecordKind } from '../../types/contract'
import type { HeldGrant } from './actor'
import type { Call } from './call'

/** What a row tells beside its circumstances. */
export interface AuditLine {
  function: string
  act: string
  /** An id, never a personal value. */
  record: string | null
  recordKind?: RecordKind | undefined
  /** A choice of a fixed list, never what somebody wrote. */
  reason?: AuditReason | undefined
  /** The grant acted under, where the act needs one. */
  grant?: Pick<HeldGrant, 'role' | 'officeId'> | undefined
  outcome: 'done' | 'refused'
}

type AuditTables = {
  audit_entry: {
    at: Date
    request_id: string
    person_id: string | null
    session_id: string | null
    role: string | null
    office_id: string | null
    device: string
    address: string | null
    function: string
    act: string
    record_kind: string | null
    record_id: string | null
    reason: string | null
    outcome: 'done' | 'refused'
  }
}

/** Appends one row. It is sealed within seconds (audit/seal.ts), and nobody can change it afterwards without being found. */
export async function writeAudit(
  call: Pick<Call, 'tx' | 'now' | 'requestId' | 'device' | 'address' | 'actor'>,
  line: AuditLine,
): Promise<void> {
  await call.tx
    .withTables<AuditTables>()
    .insertInto('audit_entry')
    .values({
      at: call.now,
      request_id: call.requestId,
      person_id: call.actor?.personId ?? null,
      session_id: call.actor?.sessionId ?? null,
      role: line.grant?.role ?? null,
      office_id: line.grant?.officeId ?? null,
      device: call.device,
      address: call.address,
      function: line.function,
      act: line.act,
      record_kind: line.record === null ? null : (line.recordKind ?? null),
      record_id: line.record,
      reason: line.reason ?? null,
      outcome: line.outcome,
    })
    .execute()
}
