import { sql } from 'kysely'
import type { Db, Tx } from '../platform/database/database'
import type { Enterprise, PoolTables } from './tables'

const db = (tx: Tx | Db) => tx.withTables<PoolTables>()
const columns = ['id', 'uscc', 'name', 'address', 'street'] as const

export async function findByUscc(tx: Tx, uscc: string): Promise<Enterprise | undefined> {
  return db(tx).selectFrom('enterprise').select(columns).where('uscc', '=', uscc).executeTakeFirst()
}

/** Enterprises with this canonical name; a few at most, for many share none. */
export async function listByCanonicalName(tx: Tx, canonicalName: string, limit: number): Promise<Enterprise[]> {
  return db(tx)
    .selectFrom('enterprise')
    .select(columns)
    .where('canonical_name', '=', canonicalName)
    .limit(limit)
    .execute()
}

export async function findEnterprise(tx: Tx, id: string): Promise<Enterprise | undefined> {
  return db(tx).selectFrom('enterprise').select(columns).where('id', '=', id).executeTakeFirst()
}

export interface PoolEntry {
  uscc: string
  name: string
  canonicalName: string
  address: string
  street: string | null
}

/**
 * Inserts or updates by credit code; a row that says nothing new is left alone and makes no change entry.
 * A later import that does not name the street keeps the one known.
 */
export async function putEntries(
  tx: Tx,
  entries: readonly PoolEntry[],
  source: string,
  now: Date,
): Promise<{ inserted: number; updated: number }> {
  const { rows } = await sql<{ id: string; inserted: boolean }>`
    insert into enterprise as known (uscc, name, canonical_name, address, street, source, imported_at)
    select uscc, name, canonical_name, address, street, ${source}, ${now}::timestamptz
    from unnest(
      ${entries.map((entry) => entry.uscc)}::text[], ${entries.map((entry) => entry.name)}::text[],
      ${entries.map((entry) => entry.canonicalName)}::text[], ${entries.map((entry) => entry.address)}::text[],
      ${entries.map((entry) => entry.street)}::text[]
    ) as given (uscc, name, canonical_name, address, street)
    on conflict (uscc) do update
      set name = excluded.name, canonical_name = excluded.canonical_name, address = excluded.address,
          street = coalesce(excluded.street, known.street), source = excluded.source, imported_at = excluded.imported_at
      where (known.name, known.address) is distinct from (excluded.name, excluded.address)
         or (excluded.street is not null and known.street is distinct from excluded.street)
    returning known.id, (known.xmax = 0) as inserted
  `.execute(tx)
  if (rows.length > 0)
    await sql`insert into pool_change (enterprise_id) select unnest(${rows.map((row) => row.id)}::uuid[])`.execute(tx)
  const inserted = rows.filter((row) => row.inserted).length
  return { inserted, updated: rows.length - inserted }
}

export async function countEnterprises(tx: Tx): Promise<number> {
  const row = await db(tx)
    .selectFrom('enterprise')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/**
 * Everything below this transaction number is settled: committed or gone. Following `id > last` instead would miss a
 * transaction that took its ids early and committed late.
 */
export async function readHorizon(tx: Tx): Promise<string> {
  const { rows } = await sql<{
    horizon: string
  }>`select pg_snapshot_xmin(pg_current_snapshot())::text as horizon`.execute(tx)
  const horizon = rows[0]?.horizon
  if (horizon === undefined) throw new Error('the database told no snapshot')
  return horizon
}

export async function listAll(tx: Tx): Promise<Enterprise[]> {
  return db(tx).selectFrom('enterprise').select(columns).execute()
}

/** Enterprises changed by transactions in [from, to). */
export async function listChanged(tx: Tx, from: string, to: string): Promise<Enterprise[]> {
  return db(tx)
    .selectFrom('enterprise')
    .select(columns)
    .where((eb) =>
      eb(
        'id',
        'in',
        eb
          .selectFrom('pool_change')
          .select('enterprise_id')
          .where('transaction', '>=', sql<string>`${from}::xid8`)
          .where('transaction', '<', sql<string>`${to}::xid8`),
      ),
    )
    .execute()
}
