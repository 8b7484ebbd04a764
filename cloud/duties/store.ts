import type { Tx } from '../platform/database/database'
import type { DutyStep } from './steps'
import type { DutyHolder, DutyTables } from './tables'

const db = (tx: Tx) => tx.withTables<DutyTables>()

export async function insertDuty(
  tx: Tx,
  duty: { caseId: string; holder: DutyHolder; officeId: string; step: DutyStep; dueOn: string; now: Date },
): Promise<void> {
  await db(tx)
    .insertInto('duty')
    .values({
      case_id: duty.caseId,
      holder: duty.holder,
      office_id: duty.officeId,
      step: duty.step,
      due_on: duty.dueOn,
      opened_at: duty.now,
      fulfilled_at: null,
    })
    .execute()
}

export async function fulfilOpen(tx: Tx, caseId: string, now: Date): Promise<boolean> {
  const row = await db(tx)
    .updateTable('duty')
    .set({ fulfilled_at: now })
    .where('case_id', '=', caseId)
    .where('fulfilled_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
