import { sql } from 'kysely'
import type { ComplaintState } from '../../types/feedback'
import { within as whereReach } from '../people/actions'
import type { Reach } from '../people/rules'
import type { Tx } from '../platform/database/database'
import type { FeedbackTables } from './tables'

const db = (tx: Tx) => tx.withTables<FeedbackTables>()

export type Complaint = FeedbackTables['complaint']

export async function nextNumber(tx: Tx): Promise<number> {
  const { rows } = await sql<{ number: string }>`select nextval('complaint_number') as number`.execute(tx)
  return Number(rows[0]?.number)
}

export async function insertComplaint(tx: Tx, complaint: Complaint): Promise<void> {
  await db(tx).insertInto('complaint').values(complaint).execute()
}

export async function findComplaint(tx: Tx, id: string): Promise<Complaint | undefined> {
  return db(tx).selectFrom('complaint').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Takes the complaint for this transaction. */
export async function lockComplaint(tx: Tx, id: string): Promise<Complaint | undefined> {
  return db(tx).selectFrom('complaint').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function moveComplaint(
  tx: Tx,
  id: string,
  to: Pick<Complaint, 'state' | 'seq' | 'due_on' | 'office_id' | 'office_path' | 'escalations'>,
): Promise<void> {
  await db(tx).updateTable('complaint').set(to).where('id', '=', id).execute()
}

export async function appendEvent(tx: Tx, event: FeedbackTables['complaint_event']): Promise<void> {
  await db(tx)
    .insertInto('complaint_event')
    .values({ ...event, payload: JSON.stringify(event.payload) })
    .execute()
}

/** The history of a complaint, oldest first. */
export async function listEvents(tx: Tx, complaintId: string) {
  return db(tx)
    .selectFrom('complaint_event')
    .select(['id', 'seq', 'kind', 'at', 'payload'])
    .where('complaint_id', '=', complaintId)
    .orderBy('seq')
    .execute()
}

/** Complaints that lie with an office, taken for this transaction. */
export async function lockAtOffice(tx: Tx, officeId: string): Promise<Complaint[]> {
  return db(tx)
    .selectFrom('complaint')
    .selectAll()
    .where('office_id', '=', officeId)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** The policy's filter on complaint. */
const within = (reach: Reach) => whereReach(reach, { person: 'person_id', officePath: 'office_path' })

/** What the reach leaves of the complaints, newest first. */
export async function listOwn(tx: Tx, reach: Reach): Promise<Complaint[]> {
  return db(tx)
    .selectFrom('complaint')
    .selectAll()
    .where(within(reach))
    .orderBy('filed_at', 'desc')
    .orderBy('id')
    .execute()
}

export interface QueuePlace {
  dueOn: string
  id: string
}

/** Complaints of a state, the earliest day first, from behind `after`. */
export async function listQueue(
  tx: Tx,
  { reach, state, after, limit }: { reach: Reach; state: ComplaintState; after: QueuePlace | undefined; limit: number },
): Promise<Complaint[]> {
  let query = db(tx).selectFrom('complaint').selectAll().where(within(reach)).where('state', '=', state)
  if (after !== undefined) query = query.where(sql<boolean>`(due_on, id) > (${after.dueOn}::date, ${after.id}::uuid)`)
  return query.orderBy('due_on').orderBy('id').limit(limit).execute()
}

export async function countByState(tx: Tx, reach: Reach): Promise<Map<ComplaintState, number>> {
  const rows = await db(tx)
    .selectFrom('complaint')
    .select(['state', (eb) => eb.fn.countAll<string>().as('count')])
    .where(within(reach))
    .groupBy('state')
    .execute()
  return new Map(rows.map((row) => [row.state, Number(row.count)]))
}

/** One open complaint whose day is before `today` and above whose office there is another; two processes get different ones. */
export async function lockOverdue(tx: Tx, today: string, cityPath: string): Promise<Complaint | undefined> {
  return db(tx)
    .selectFrom('complaint')
    .selectAll()
    .where('state', '=', 'open')
    .where('due_on', '<', today)
    .where('office_path', '!=', cityPath)
    .orderBy('due_on')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}
