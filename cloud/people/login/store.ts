import { officesVersion } from '../../divisions/actions'
import type { Tx } from '../../platform/database/database'
import type { PeopleTables, SessionMethod } from '../tables'

const db = (tx: Tx) => tx.withTables<PeopleTables>()

/** Takes the number's row for this transaction: quotas of one number are counted by one at a time. */
export async function lockNumber(tx: Tx, blind: Buffer): Promise<void> {
  await db(tx)
    .insertInto('login_number')
    .values({ blind })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db(tx).selectFrom('login_number').select('blind').where('blind', '=', blind).forUpdate().execute()
}

export async function listSentSince(tx: Tx, blind: Buffer, since: Date): Promise<Date[]> {
  const rows = await db(tx)
    .selectFrom('login_code')
    .select('created_at')
    .where('blind', '=', blind)
    .where('created_at', '>', since)
    // What the provider refused never reached the phone and does not use up the quota.
    .where('state', '!=', 'refused')
    .execute()
  return rows.map((row) => row.created_at)
}

export async function insertCode(
  tx: Tx,
  code: { blind: Buffer; hash: Buffer; createdAt: Date; expiresAt: Date },
): Promise<string> {
  const row = await db(tx)
    .insertInto('login_code')
    .values({
      blind: code.blind,
      code_hash: code.hash,
      state: 'sending',
      created_at: code.createdAt,
      expires_at: code.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function settleCode(tx: Tx, id: string, state: 'sent' | 'refused' | 'unknown'): Promise<void> {
  await db(tx).updateTable('login_code').set({ state }).where('id', '=', id).execute()
}

/** The code that counts: the newest one that went out. */
export async function findNewestCode(tx: Tx, blind: Buffer) {
  return db(tx)
    .selectFrom('login_code')
    .select(['id', 'code_hash', 'expires_at', 'wrong_tries', 'used_at'])
    .where('blind', '=', blind)
    .where('state', '!=', 'refused')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function countWrongTry(tx: Tx, id: string): Promise<void> {
  await db(tx)
    .updateTable('login_code')
    .set((eb) => ({ wrong_tries: eb('wrong_tries', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function useCode(tx: Tx, id: string, now: Date): Promise<void> {
  await db(tx).updateTable('login_code').set({ used_at: now }).where('id', '=', id).execute()
}

export async function insertSession(
  tx: Tx,
  session: {
    personId: string
    hash: Buffer
    device: string
    method: SessionMethod
    createdAt: Date
    expiresAt: Date
  },
): Promise<void> {
  await db(tx)
    .insertInto('session')
    .values({
      person_id: session.personId,
      token_hash: session.hash,
      device: session.device,
      method: session.method,
      created_at: session.createdAt,
      idle_since: session.createdAt,
      second_factor_at: null,
      fresh_at: null,
      expires_at: session.expiresAt,
      revoked_at: null,
    })
    .execute()
}

export async function findSession(tx: Tx, hash: Buffer, now: Date) {
  return (
    db(tx)
      .selectFrom('session')
      .select(['id', 'person_id', 'method', 'idle_since', 'second_factor_at', 'fresh_at', 'token_hash', 'former_hash'])
      // Told with the first statement of nearly every request: the offices need not be read again and again.
      .select(officesVersion().as('offices'))
      .where((eb) => eb.or([eb('token_hash', '=', hash), eb('former_hash', '=', hash)]))
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst()
  )
}

/** Who was behind a session that was ended, as long as its row is kept. */
export async function findPersonOfEnded(tx: Tx, hash: Buffer): Promise<string | undefined> {
  const row = await db(tx)
    .selectFrom('session')
    .select('person_id')
    .where((eb) => eb.or([eb('token_hash', '=', hash), eb('former_hash', '=', hash)]))
    .where('revoked_at', 'is not', null)
    .executeTakeFirst()
  return row?.person_id
}

/** A new token, and a whole life more. Renewed once more before the newer token was seen, the former one stays the former one. */
export async function renewSession(
  tx: Tx,
  id: string,
  { used, fresh, expiresAt }: { used: Buffer; fresh: Buffer; expiresAt: Date },
): Promise<void> {
  await db(tx)
    .updateTable('session')
    .set({ former_hash: used, token_hash: fresh, expires_at: expiresAt })
    .where('id', '=', id)
    .execute()
}

export async function forgetFormer(tx: Tx, id: string): Promise<void> {
  await db(tx).updateTable('session').set({ former_hash: null }).where('id', '=', id).execute()
}

export async function revokeSession(tx: Tx, hash: Buffer, now: Date): Promise<void> {
  await db(tx)
    .updateTable('session')
    .set({ revoked_at: now })
    .where((eb) => eb.or([eb('token_hash', '=', hash), eb('former_hash', '=', hash)]))
    .execute()
}

/** Seen now. A second factor that was left alone too long is put away with it: being seen again must not bring it back. */
export async function markSeen(tx: Tx, id: string, now: Date, locks: boolean): Promise<void> {
  await db(tx)
    .updateTable('session')
    .set(locks ? { idle_since: now, second_factor_at: new Date(0), fresh_at: null } : { idle_since: now })
    .where('id', '=', id)
    .execute()
}

export async function revokeSessionsOf(tx: Tx, personId: string, now: Date): Promise<void> {
  await db(tx)
    .updateTable('session')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute()
}

export async function countSessions(tx: Tx, personId: string, now: Date): Promise<number> {
  const row = await db(tx)
    .selectFrom('session')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}
