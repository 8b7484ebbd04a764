import type { Tx } from '../platform/database/database'
import type { DutyStep } from './steps'
import type { DutyHolder, DutyTables } from './tables'

const db = (tx: Tx) => tx.withTables<DutyTables>()

export async function insertDuty(
  tx: Tx,
  duty: {
    caseId: string
    holder: DutyHolder
    officeId: string
    personId: string | null
    step: DutyStep
    dueOn: string
    now: Date
  },
): Promise<void> {
  await db(tx)
    .insertInto('duty')
    .values({
      case_id: duty.caseId,
      holder: duty.holder,
      office_id: duty.officeId,
      person_id: duty.personId,
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

/** Open duties at an office that name a person name another one from now on, or the office. @returns how many */
export async function renameOpen(
  tx: Tx,
  { personId, officeId, to }: { personId: string; officeId: string; to: string | null },
): Promise<number> {
  const result = await db(tx)
    .updateTable('duty')
    .set({ person_id: to })
    .where('person_id', '=', personId)
    .where('office_id', '=', officeId)
    .where('fulfilled_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
