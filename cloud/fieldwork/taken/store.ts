import { sql, type Insertable, type RawBuilder } from 'kysely'
import { within } from '../../people/actions'
import type { Reach } from '../../people/rules'
import type { Tx } from '../../platform/database/database'
import type { FieldTables } from '../tables'

const db = (tx: Tx) => tx.withTables<FieldTables>()

export async function insertTaken(tx: Tx, taken: Insertable<FieldTables['field_taken']>): Promise<void> {
  await db(tx).insertInto('field_taken').values(taken).execute()
}

const select = (tx: Tx) => db(tx).selectFrom('field_taken').selectAll()

export async function lockTaken(tx: Tx, id: string) {
  return select(tx).where('record_id', '=', id).forUpdate().executeTakeFirst()
}
export const findTaken = (tx: Tx, id: string) => select(tx).where('record_id', '=', id).executeTakeFirst()
export type TakenRow = NonNullable<Awaited<ReturnType<typeof lockTaken>>>

export async function lockWaitingOf(tx: Tx, enterpriseIds: readonly string[]): Promise<TakenRow | undefined> {
  return select(tx)
    .where('enterprise_id', '=', sql<string>`any(${[...enterpriseIds]}::uuid[])`)
    .where('state', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst()
}

/** Of these enterprises those whose application waits for its owner. */
export async function lockWaitingAmong(tx: Tx, enterpriseIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (enterpriseIds.length === 0) return new Set()
  const waiting = await db(tx)
    .selectFrom('field_taken')
    .select('enterprise_id')
    .where('enterprise_id', '=', sql<string>`any(${[...enterpriseIds]}::uuid[])`)
    .where('state', '=', 'waiting')
    .orderBy('record_id')
    .forUpdate()
    .execute()
  return new Set(waiting.map((row) => row.enterprise_id))
}

/** The one that an application answers: by its invitation, or by its owner and enterprise. */
export async function lockAnswered(
  tx: Tx,
  of: { invitationId: string | null; enterpriseIds: readonly string[]; personId: string },
): Promise<TakenRow | undefined> {
  return select(tx)
    .where('state', '=', 'waiting')
    .where((eb) =>
      eb.or([
        eb('invitation_id', '=', of.invitationId),
        eb.and([
          eb('enterprise_id', '=', sql<string>`any(${[...of.enterpriseIds]}::uuid[])`),
          eb('contact_person_id', '=', of.personId),
        ]),
      ]),
    )
    .forUpdate()
    .executeTakeFirst()
}

export async function listPast(tx: Tx, today: string, limit: number): Promise<TakenRow[]> {
  return select(tx)
    .where('state', '=', 'waiting')
    .where('until_on', '<', today)
    .orderBy('until_on')
    .limit(limit)
    .forUpdate()
    .execute()
}

export async function listWithin(tx: Tx, reach: Reach, limit: number): Promise<TakenRow[]> {
  return select(tx)
    .where(within(reach, { person: 'person_id', officePath: 'office_path' }))
    .where('state', '<>', 'held')
    .orderBy('taken_on', 'desc')
    .orderBy('record_id')
    .limit(limit)
    .execute()
}

export async function settle(
  tx: Tx,
  id: string,
  change: Pick<FieldTables['field_taken'], 'state' | 'settled_at' | 'settled_by'> &
    Partial<Pick<FieldTables['field_taken'], 'why' | 'application_id' | 'contact_person_id'>>,
): Promise<void> {
  await db(tx).updateTable('field_taken').set(change).where('record_id', '=', id).execute()
}

const heldOf = (tx: Tx, caseId: string) =>
  select(tx).where('application_id', '=', caseId).where('state', '=', 'held').orderBy('taken_on').orderBy('record_id')

/** What owners told at the door that a case holds. */
export const lockHeldOf = (tx: Tx, caseId: string): Promise<TakenRow[]> => heldOf(tx, caseId).forUpdate().execute()

/** The same, only to be looked at. */
export const listHeldOf = (tx: Tx, caseId: string): Promise<TakenRow[]> => heldOf(tx, caseId).execute()

/** What is held by none of these cases; what another one erases at this moment is left to that one. */
export async function lockHeldOutside(tx: Tx, cases: RawBuilder<unknown>, limit: number): Promise<TakenRow[]> {
  return select(tx)
    .where('state', '=', 'held')
    .where(sql<boolean>`application_id not in (${cases})`)
    .orderBy('record_id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
}

/**
 * What this one made known of its owner is what another one did that still names the same owner: the last of them forgets it.
 * @returns whether there is another
 */
export async function passOnOwner(tx: Tx, { record_id: id, ...of }: TakenRow): Promise<boolean> {
  const passed = await db(tx)
    .updateTable('field_taken')
    .set((eb) => ({
      is_new_person: sql<boolean>`is_new_person or ${of.is_new_person}`,
      name_written_at: eb.fn.coalesce('name_written_at', sql<Date | null>`${of.name_written_at}::timestamptz`),
    }))
    .where('contact_person_id', '=', of.contact_person_id)
    .where('state', 'in', ['waiting', 'held'])
    .where('record_id', '<>', id)
    .returning('record_id')
    .execute()
  return passed.length > 0
}
