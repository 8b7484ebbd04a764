/**
 * Idempotency: the reply of a write is stored in its own transaction under (actor, function, key). The same key again gives the
 * stored reply; the same key with another input is refused. Keys are kept 30 days (`forgetOldKeys`).
 */
import type { Call } from './call'
import { Failure } from './failure'
import type { Tx } from './database/database'

type WriteKeyTables = {
  write_key: { scope: string; function: string; key: string; input_hash: Buffer; reply: unknown; created_at: Date }
}

/** Own choice, 2026-11-23: longer than any phone keeps an unsent application. */
export const KEY_LIFE = { days: 30, since: '2026-11-23', source: 'DESIGN, Failing' } as const

export interface WriteKey {
  scope: string
  function: string
  key: string
}

/** Input as text that does not depend on the order of its fields. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`
}

/**
 * Takes the key, or finds what it already brought about. Waits while another transaction holds the same key.
 * @returns the stored reply, or undefined when this call is the first
 * @throws Failure keyReused when the input differs from the first one
 */
export async function takeKey(
  { tx, now, tools }: Pick<Call, 'tx' | 'now' | 'tools'>,
  at: WriteKey,
  input: unknown,
): Promise<{ reply: unknown } | undefined> {
  const db = tx.withTables<WriteKeyTables>()
  // Keyed: an input holds a name, which a bare hash would let anybody guess.
  const hash = tools.tokens.hash('write-key', canonicalJson(input))
  const taken = await db
    .insertInto('write_key')
    .values({ ...at, input_hash: hash, reply: null, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (taken) return undefined
  const stored = await db
    .selectFrom('write_key')
    .select(['input_hash', 'reply'])
    .where('scope', '=', at.scope)
    .where('function', '=', at.function)
    .where('key', '=', at.key)
    .executeTakeFirstOrThrow()
  if (!stored.input_hash.equals(hash)) throw new Failure('keyReused')
  return { reply: stored.reply }
}

/** The stored reply of a key, without taking it; undefined where there is none, or where it was of another input. */
export async function findReply(
  { tx, tools }: Pick<Call, 'tx' | 'tools'>,
  at: WriteKey,
  input: unknown,
): Promise<{ reply: unknown } | undefined> {
  const stored = await tx
    .withTables<WriteKeyTables>()
    .selectFrom('write_key')
    .select(['input_hash', 'reply'])
    .where('scope', '=', at.scope)
    .where('function', '=', at.function)
    .where('key', '=', at.key)
    .executeTakeFirst()
  const isSame = stored?.input_hash.equals(tools.tokens.hash('write-key', canonicalJson(input))) === true
  return stored !== undefined && isSame ? { reply: stored.reply } : undefined
}

/** Whether a key has brought something about, without taking it. */
export async function hasReply(tx: Tx, at: WriteKey): Promise<boolean> {
  const row = await tx
    .withTables<WriteKeyTables>()
    .selectFrom('write_key')
    .select('key')
    .where('scope', '=', at.scope)
    .where('function', '=', at.function)
    .where('key', '=', at.key)
    .executeTakeFirst()
  return row !== undefined
}

/** Stores the reply that a later try with the same key gets. It must hold no personal value. */
export async function storeReply(tx: Tx, at: WriteKey, reply: unknown): Promise<void> {
  await tx
    .withTables<WriteKeyTables>()
    .updateTable('write_key')
    .set({ reply: JSON.stringify(reply) })
    .where('scope', '=', at.scope)
    .where('function', '=', at.function)
    .where('key', '=', at.key)
    .execute()
}

/** Deletes keys past their life. @returns how many */
export async function forgetOldKeys(tx: Tx, now: Date): Promise<number> {
  const limit = new Date(now.getTime() - KEY_LIFE.days * 86_400_000)
  const result = await tx
    .withTables<WriteKeyTables>()
    .deleteFrom('write_key')
    .where('created_at', '<', limit)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
