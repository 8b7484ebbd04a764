import { sql } from 'kysely'
import type { Db, Tx } from '../platform/database/database'
import type { Enterprise, ExportedEnterprise, PoolTables } from './tables'

const db = (tx: Tx | Db) => tx.withTables<PoolTables>()
/** What it was called before, oldest names of equal date by their letters: the order must not depend on the database's mood. */
const formerNames = sql<string[]>`array(
  select former.name from enterprise_former_name former
  where former.enterprise_id = enterprise.id and former.name <> enterprise.name
  order by former.name collate "C")`.as('formerNames')
const columns = [
  'id',
  'uscc',
  'name',
  'address',
  'street',
  'registration_status as registrationStatus',
  'ownership',
] as const

export async function findByUscc(tx: Tx, uscc: string): Promise<Enterprise | undefined> {
  return selectEnterprises(tx).where('uscc', '=', uscc).executeTakeFirst()
}

/** The enterprise with this code, else the one with the next. */
export async function findNearestByUscc(tx: Tx, uscc: string): Promise<Enterprise | undefined> {
  return selectEnterprises(tx).where('uscc', '>=', uscc).orderBy('uscc').limit(1).executeTakeFirst()
}

const selectEnterprises = (tx: Tx) => db(tx).selectFrom('enterprise').select(columns).select(formerNames)

/** Enterprises that are or were called so; a few at most, for many share none. */
export async function listByCanonicalName(tx: Tx, canonicalName: string, limit: number): Promise<Enterprise[]> {
  const present = await selectEnterprises(tx).where('canonical_name', '=', canonicalName).limit(limit).execute()
  const former = await selectEnterprises(tx)
    .where('id', 'in', (eb) =>
      eb.selectFrom('enterprise_former_name').select('enterprise_id').where('canonical_name', '=', canonicalName),
    )
    .limit(limit)
    .execute()
  const known = new Set(present.map((row) => row.id))
  return [...present, ...former.filter((row) => !known.has(row.id))]
}

export async function findEnterprise(tx: Tx, id: string): Promise<Enterprise | undefined> {
  return selectEnterprises(tx).where('id', '=', id).executeTakeFirst()
}

/** Some enterprise or other, always the same one for the same text. */
export async function findSome(tx: Tx, text: string): Promise<Enterprise | undefined> {
  return selectEnterprises(tx)
    .where('id', '>=', sql<string>`md5(${text})::uuid`)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
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
  return selectEnterprises(tx).execute()
}

/** Enterprises changed by transactions in [from, to). */
export async function listChanged(tx: Tx, from: string, to: string): Promise<Enterprise[]> {
  return selectEnterprises(tx)
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

/** Enterprises by credit code, those after a given one. */
export async function listForExport(tx: Tx, after: string, limit: number): Promise<ExportedEnterprise[]> {
  const byCode = sql`uscc collate "C"`
  return db(tx)
    .selectFrom('enterprise')
    .select([
      'id',
      'uscc',
      'name',
      'address',
      'street',
      'registration_status_written as statusWritten',
      'enterprise_type as type',
      'ownership_written as ownershipWritten',
      'register_person_id as registerPersonId',
    ])
    .select(formerNames)
    .where(sql<boolean>`${byCode} > ${after}`)
    .orderBy(byCode)
    .limit(limit)
    .execute()
}
