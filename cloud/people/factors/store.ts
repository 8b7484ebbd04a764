import type { Selectable, Updateable } from 'kysely'
import type { Tx } from '../../platform/database/database'
import type { PeopleTables } from '../tables'

const db = (tx: Tx) => tx.withTables<PeopleTables>()

export type FactorRow = Selectable<PeopleTables['second_factor']>
export type FactorChange = Omit<Updateable<PeopleTables['second_factor']>, 'person_id'>

/** Takes the person's factor for this transaction: tries are counted one after the other. */
export async function lockFactor(tx: Tx, personId: string): Promise<FactorRow> {
  await db(tx)
    .insertInto('second_factor')
    .values({
      person_id: personId,
      totp_since: null,
      totp_step: null,
      pin_hash: null,
      locked_until: null,
      enrol_until: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return db(tx)
    .selectFrom('second_factor')
    .selectAll()
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export async function findFactor(tx: Tx, personId: string): Promise<FactorRow | undefined> {
  return db(tx).selectFrom('second_factor').selectAll().where('person_id', '=', personId).executeTakeFirst()
}

export async function updateFactor(tx: Tx, personId: string, to: Partial<Omit<FactorRow, 'person_id'>>): Promise<void> {
  await db(tx).updateTable('second_factor').set(to).where('person_id', '=', personId).execute()
}

/** The session has shown its factor now. */
export async function markShown(tx: Tx, sessionId: string, now: Date): Promise<void> {
  await db(tx)
    .updateTable('session')
    .set({ second_factor_at: now, fresh_at: now, idle_since: now })
    .where('id', '=', sessionId)
    .execute()
}

/** Locked: as if it had been left alone. */
export async function markLocked(tx: Tx, sessionId: string): Promise<void> {
  await db(tx)
    .updateTable('session')
    .set({ second_factor_at: new Date(0), fresh_at: null })
    .where('id', '=', sessionId)
    .where('second_factor_at', 'is not', null)
    .execute()
}

/** In no session of the person does a factor count any more. */
export async function forgetShown(tx: Tx, personId: string): Promise<void> {
  await db(tx)
    .updateTable('session')
    .set({ second_factor_at: null, fresh_at: null })
    .where('person_id', '=', personId)
    .execute()
}

export async function replaceRecoveryCodes(tx: Tx, personId: string, hashes: readonly Buffer[]): Promise<void> {
  await db(tx).deleteFrom('recovery_code').where('person_id', '=', personId).execute()
  if (hashes.length === 0) return
  await db(tx)
    .insertInto('recovery_code')
    .values(hashes.map((hash) => ({ person_id: personId, code_hash: hash, used_at: null })))
    .execute()
}

export async function listRecoveryCodes(tx: Tx, personId: string) {
  return db(tx).selectFrom('recovery_code').select(['code_hash', 'used_at']).where('person_id', '=', personId).execute()
}

/** @returns false when it is none of the person's, or was used */
export async function useRecoveryCode(tx: Tx, personId: string, hash: Buffer, now: Date): Promise<boolean> {
  const row = await db(tx)
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('code_hash')
    .executeTakeFirst()
  return row !== undefined
}

/** The person is to be forgotten. */
export async function deleteFactors(tx: Tx, personId: string): Promise<void> {
  await db(tx).deleteFrom('recovery_code').where('person_id', '=', personId).execute()
  await db(tx).deleteFrom('second_factor').where('person_id', '=', personId).execute()
}
