/** Who belonged to a joint founding at a moment, out of the histories: a seat tells only of now. */
import { sql } from 'kysely'
import type { Call } from '../platform/call'

/** @returns the cases that belonged to the group, in the order in which they came to it last */
export async function listBelonging(call: Pick<Call, 'tx'>, groupId: string, at: Date): Promise<string[]> {
  const { rows } = await sql<{ case_id: string }>`
    select case_id from (
      select distinct on (case_id) case_id, at, payload ->> 'leadId' as lead_id from case_event
      where payload ->> 'groupId' = ${groupId} and at <= ${at}
      order by case_id, seq desc
    ) last
    where lead_id is not null order by at, case_id`.execute(call.tx)
  return rows.map((row) => row.case_id)
}
