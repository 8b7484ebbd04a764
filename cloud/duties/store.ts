import { sql } from 'kysely'
import type { Tx } from '../platform/database/database'
import type { DutyStep } from './steps'
import type { DutyCause, DutyHolder, DutyTables } from './tables'

const db = (tx: Tx) => tx.withTables<DutyTables>()

export interface NewDuty {
  caseId: string
  holder: DutyHolder
  officeId: string
  personId: string | null
  step: DutyStep
  dueOn: string
  cause: DutyCause
  escalatedTo: string | null
  now: Date
}

/** @returns its id */
export async function insertDuty(tx: Tx, duty: NewDuty): Promise<string> {
  const row = await db(tx)
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
      cause: duty.cause,
      escalated_to: duty.escalatedTo,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
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

/** What changes of open duties while they go on. Only what is given changes. */
export interface DutyChange {
  officeId?: string
  personId?: string | null
  cause?: DutyCause
  escalatedTo?: string | null
}

/** The open duties of cases change hands; step and day stay. @returns how many */
export async function changeOpen(tx: Tx, caseIds: readonly string[], change: DutyChange): Promise<number> {
  const result = await db(tx)
    .updateTable('duty')
    .set({
      ...(change.officeId === undefined ? {} : { office_id: change.officeId }),
      ...(change.personId === undefined ? {} : { person_id: change.personId }),
      ...(change.cause === undefined ? {} : { cause: change.cause }),
      ...(change.escalatedTo === undefined ? {} : { escalated_to: change.escalatedTo }),
    })
    .where(sql<boolean>`case_id = any (${[...caseIds]}::uuid[])`)
    .where('fulfilled_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
