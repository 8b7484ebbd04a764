import type { Selectable, Updateable } from 'kysely'
import type { Tx } from '../platform/database/database'
import type { JointTables } from './tables'

const db = (tx: Tx) => tx.withTables<JointTables>()

export type Seat = Selectable<JointTables['joint_seat']>

/** @returns its id */
export async function insertGroup(tx: Tx, leadId: string, now: Date): Promise<string> {
  const row = await db(tx)
    .insertInto('joint_group')
    .values({ lead_id: leadId, formed_at: now, ended_at: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function endGroup(tx: Tx, id: string, now: Date): Promise<void> {
  await db(tx).updateTable('joint_group').set({ ended_at: now }).where('id', '=', id).execute()
}

/** The group goes on under another lead; constraints look at it when the transaction ends. */
export async function setLead(tx: Tx, groupId: string, leadId: string): Promise<void> {
  await db(tx).updateTable('joint_group').set({ lead_id: leadId }).where('id', '=', groupId).execute()
  await db(tx).updateTable('joint_seat').set({ lead_id: leadId }).where('group_id', '=', groupId).execute()
}

export async function insertSeat(
  tx: Tx,
  seat: { caseId: string; groupId: string; leadId: string; now: Date },
): Promise<void> {
  await db(tx)
    .insertInto('joint_seat')
    .values({
      case_id: seat.caseId,
      group_id: seat.groupId,
      lead_id: seat.leadId,
      asked_at: seat.now,
      consented_at: null,
      organisation_id: null,
    })
    .execute()
}

export async function setSeat(tx: Tx, caseId: string, values: Updateable<JointTables['joint_seat']>): Promise<void> {
  await db(tx).updateTable('joint_seat').set(values).where('case_id', '=', caseId).execute()
}

export async function deleteSeat(tx: Tx, caseId: string): Promise<void> {
  await db(tx).deleteFrom('joint_seat').where('case_id', '=', caseId).execute()
}

export async function findSeat(tx: Tx, caseId: string): Promise<Seat | undefined> {
  return db(tx).selectFrom('joint_seat').selectAll().where('case_id', '=', caseId).executeTakeFirst()
}

/** All seats of a group, the lead's too, in the order in which they were asked. */
export async function listSeats(tx: Tx, groupId: string): Promise<Seat[]> {
  return db(tx)
    .selectFrom('joint_seat')
    .selectAll()
    .where('group_id', '=', groupId)
    .orderBy('asked_at')
    .orderBy('case_id')
    .execute()
}

/** Of the given cases those that sit somewhere. */
export async function listSeated(tx: Tx, caseIds: readonly string[]): Promise<Set<string>> {
  if (caseIds.length === 0) return new Set()
  const rows = await db(tx).selectFrom('joint_seat').select('case_id').where('case_id', 'in', caseIds).execute()
  return new Set(rows.map((row) => row.case_id))
}
