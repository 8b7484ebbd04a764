import type { AccountKind } from '../../../types/accounts'
import type { Tx } from '../../platform/database/database'
import type { PeopleTables } from '../tables'

const db = (tx: Tx) => tx.withTables<PeopleTables>()

export async function listOpen(tx: Tx, personId: string, now: Date) {
  return db(tx)
    .selectFrom('session')
    .select(['id', 'device', 'method', 'created_at', 'idle_since'])
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
}

export interface Which {
  personId: string
  id?: string
  except?: string
  method?: AccountKind
}

/** @returns how many were open and are over now */
export async function revoke(tx: Tx, { personId, id, except, method }: Which, now: Date): Promise<number> {
  let query = db(tx)
    .updateTable('session')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
  if (id !== undefined) query = query.where('id', '=', id)
  if (except !== undefined) query = query.where('id', '!=', except)
  if (method !== undefined) query = query.where('method', '=', method)
  const { numUpdatedRows } = await query.executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

export async function forgetFactor(tx: Tx, id: string): Promise<void> {
  await db(tx).updateTable('session').set({ second_factor_at: null, fresh_at: null }).where('id', '=', id).execute()
}

export async function deleteSessionsEndedBefore(tx: Tx, before: Date): Promise<number> {
  const { numDeletedRows } = await db(tx)
    .deleteFrom('session')
    .where((eb) => eb.or([eb('expires_at', '<', before), eb('revoked_at', '<', before)]))
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** The number stays: its row is the lock, and says no more than that a code was once asked for. */
export async function deleteCodesBefore(tx: Tx, before: Date): Promise<number> {
  const { numDeletedRows } = await db(tx)
    .deleteFrom('login_code')
    .where('created_at', '<', before)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

export async function deleteUnsentUploadsBefore(tx: Tx, before: Date): Promise<number> {
  const { numDeletedRows } = await db(tx)
    .deleteFrom('upload')
    .where('stored_key', 'is', null)
    .where('announced_at', '<', before)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
