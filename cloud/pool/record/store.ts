import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database'
import type { PoolTables } from '../tables'
import type { NameKept } from './rereading'

const db = (tx: Tx) => tx.withTables<PoolTables>()

/** An enterprise, or what it was merged into, with all that the pool holds of it, as registers wrote it. */
export async function findRecord(tx: Tx, id: string) {
  return db(tx)
    .selectFrom('enterprise')
    .innerJoin('enterprise_search', 'enterprise_search.enterprise_id', 'enterprise.id')
    .select([
      'enterprise.id',
      'enterprise.uscc',
      'enterprise.name',
      'enterprise.address',
      'enterprise.street',
      'enterprise.registration_status as registrationStatus',
      'enterprise.registration_status_written as statusWritten',
      'enterprise.ownership',
      'enterprise.ownership_written as ownershipWritten',
      'enterprise.enterprise_type as type',
      'enterprise.source',
      'enterprise.imported_at as importedAt',
      'enterprise.register_person_id as registerPersonId',
      'enterprise_search.place',
    ])
    .where('enterprise.id', '=', sql<string>`(select coalesce(merged_into, id) from enterprise where id = ${id})`)
    .executeTakeFirst()
}

/** Former names, the latest first; those of which no register says until when, last. */
export async function listFormerNames(tx: Tx, ids: readonly string[]): Promise<{ name: string; until: Date | null }[]> {
  return db(tx)
    .selectFrom('enterprise_former_name')
    .select(['name', 'until'])
    .where('enterprise_id', 'in', ids)
    .orderBy('until', (order) => order.desc().nullsLast())
    .orderBy('name')
    .execute()
}

/** Imports that brought or changed the enterprise, newest first. */
export async function listImportsOf(tx: Tx, ids: readonly string[], limit: number) {
  return db(tx)
    .selectFrom('pool_import')
    .select(['id', 'at', 'file', 'source'])
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('pool_change')
        .select('import_id')
        .where('enterprise_id', 'in', ids)
        .where('import_id', 'is not', null)
        .$castTo<{ import_id: string }>(),
    )
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
}

/** @returns of which of these rows it was a former name, and until when */
export async function deleteFormerName(tx: Tx, ids: readonly string[], name: string) {
  return db(tx)
    .deleteFrom('enterprise_former_name')
    .where('enterprise_id', 'in', ids)
    .where('name', '=', name)
    .returning(['enterprise_id as id', 'until'])
    .execute()
}

export async function insertFormerName(
  tx: Tx,
  { id, name, canonicalName, until }: { id: string; name: string; canonicalName: string; until: Date | null },
): Promise<void> {
  await db(tx)
    .insertInto('enterprise_former_name')
    .values({ enterprise_id: id, name, canonical_name: canonicalName, until })
    .onConflict((conflict) =>
      conflict
        .columns(['enterprise_id', 'name'])
        .doUpdateSet({ until: sql`coalesce(enterprise_former_name.until, excluded.until)` }),
    )
    .execute()
}

/** Names in the order of their ids, from behind one. */
export async function listNames(tx: Tx, after: NameKept | undefined, limit: number): Promise<NameKept[]> {
  let query = db(tx)
    .selectFrom('enterprise')
    .select(['id', 'name', 'canonical_name as canonical'])
    .orderBy('id')
    .limit(limit)
  if (after !== undefined) query = query.where('id', '>', after.id)
  return query.execute()
}

export async function putCanonical(tx: Tx, names: readonly NameKept[]): Promise<void> {
  await sql`
    update enterprise set canonical_name = given.canonical from ${given(names)}
    where enterprise.id = given.id and enterprise.name = given.name`.execute(tx)
}

export async function listAllFormerNames(tx: Tx, after: NameKept | undefined, limit: number): Promise<NameKept[]> {
  let query = db(tx)
    .selectFrom('enterprise_former_name')
    .select(['enterprise_id as id', 'name', 'canonical_name as canonical'])
    .orderBy('enterprise_id')
    .orderBy('name')
    .limit(limit)
  if (after !== undefined) query = query.where(sql<boolean>`(enterprise_id, name) > (${after.id}::uuid, ${after.name})`)
  return query.execute()
}

export async function putFormerCanonical(tx: Tx, names: readonly NameKept[]): Promise<void> {
  await sql`
    update enterprise_former_name known set canonical_name = given.canonical from ${given(names)}
    where known.enterprise_id = given.id and known.name = given.name`.execute(tx)
}

const given = (names: readonly NameKept[]) => sql`unnest(
  ${names.map(({ id }) => id)}::uuid[], ${names.map(({ name }) => name)}::text[], ${names.map(({ canonical }) => canonical)}::text[]
) as given (id, name, canonical)`
