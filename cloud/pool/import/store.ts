/** Writes what an import brings: a batch at a time, in few statements. */
import { sql, type Insertable } from 'kysely'
import type { Tx } from '../../platform/database/database'
import type { Ownership, RegistrationStatus, StatusDoubt } from '../rules'
import type { PoolTables } from '../tables'

const db = (tx: Tx) => tx.withTables<PoolTables>()

export interface PoolEntry {
  uscc: string
  name: string
  canonicalName: string
  address: string
  street: string | null
  status: RegistrationStatus | null
  statusWritten: string | null
  statusDoubt: StatusDoubt | null
  type: string | null
  ownership: Ownership | null
  ownershipWritten: string | null
}

export interface Changed {
  id: string
  inserted: boolean
}

/**
 * Inserts or updates by credit code; a row that says nothing new is left alone. What a row leaves empty stays as known. A changed
 * name keeps the former one; another width of brackets is no other name. An ownership told in words of its own outweighs one
 * concluded from the type. A word for the status that nobody knows leaves the known status, and a doubt beside it.
 * @returns the enterprises that are new or changed
 */
export async function putEntries(tx: Tx, entries: readonly PoolEntry[], source: string, now: Date): Promise<Changed[]> {
  const column = (name: keyof PoolEntry) => sql`${entries.map((entry) => entry[name])}::text[]`
  const ownership = sql`case
    when excluded.ownership_written is not null then excluded.ownership
    when excluded.enterprise_type is null or known.ownership_written is not null then known.ownership
    else excluded.ownership end`
  const status = sql`coalesce(excluded.registration_status, known.registration_status)`
  const { rows } = await sql<Changed>`
    with given as (
      select * from unnest(
        ${column('uscc')}, ${column('name')}, ${column('canonicalName')}, ${column('address')}, ${column('street')},
        ${column('status')}, ${column('statusWritten')}, ${column('statusDoubt')}, ${column('type')}, ${column('ownership')},
        ${column('ownershipWritten')}
      ) as given (uscc, name, canonical_name, address, street, status, status_written, status_doubt, type, ownership, ownership_written)
    ), former as (
      insert into enterprise_former_name (enterprise_id, name, canonical_name, until)
      select known.id, known.name, known.canonical_name, ${now}::timestamptz
      from enterprise known join given using (uscc)
      where known.name <> given.name and normalize(known.name, nfkc) <> normalize(given.name, nfkc)
      on conflict (enterprise_id, name) do update set until = excluded.until
    )
    insert into enterprise as known (uscc, name, canonical_name, address, street, registration_status,
      registration_status_written, registration_doubt, enterprise_type, ownership, ownership_written, source, imported_at)
    select uscc, name, canonical_name, address, street, status, status_written, status_doubt, type, ownership, ownership_written,
      ${source}, ${now}::timestamptz
    from given
    on conflict (uscc) do update
      set name = excluded.name, canonical_name = excluded.canonical_name,
          address = coalesce(nullif(excluded.address, ''), known.address),
          street = coalesce(excluded.street, known.street),
          registration_status = ${status},
          registration_doubt = case when excluded.registration_status_written is null
            then known.registration_doubt else excluded.registration_doubt end,
          registration_status_written = coalesce(excluded.registration_status_written, known.registration_status_written),
          enterprise_type = coalesce(excluded.enterprise_type, known.enterprise_type),
          ownership = ${ownership},
          ownership_written = coalesce(excluded.ownership_written, known.ownership_written),
          source = excluded.source, imported_at = excluded.imported_at
      where known.name <> excluded.name
         or excluded.address not in ('', known.address)
         or (excluded.street is not null and known.street is distinct from excluded.street)
         or (excluded.registration_status_written is not null
             and (known.registration_status_written, known.registration_status, known.registration_doubt)
               is distinct from (excluded.registration_status_written, ${status}, excluded.registration_doubt))
         or (excluded.enterprise_type is not null and known.enterprise_type is distinct from excluded.enterprise_type)
         or (excluded.ownership_written is not null and known.ownership_written is distinct from excluded.ownership_written)
         or known.ownership is distinct from ${ownership}
    returning known.id, (known.xmax = 0) as inserted
  `.execute(tx)
  return rows
}

export interface FormerEntry {
  uscc: string
  name: string
  canonicalName: string
}

/** Takes former names that a register itself tells. @returns the enterprises for which one was not known, each once */
export async function putFormerNames(tx: Tx, entries: readonly FormerEntry[]): Promise<string[]> {
  if (entries.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    insert into enterprise_former_name (enterprise_id, name, canonical_name)
    select enterprise.id, given.name, given.canonical_name
    from unnest(
      ${entries.map((entry) => entry.uscc)}::text[], ${entries.map((entry) => entry.name)}::text[],
      ${entries.map((entry) => entry.canonicalName)}::text[]
    ) as given (uscc, name, canonical_name) join enterprise using (uscc)
    where given.name <> enterprise.name
    on conflict (enterprise_id, name) do nothing
    returning enterprise_id as id
  `.execute(tx)
  return [...new Set(rows.map((row) => row.id))]
}

/** Tells the engines which enterprises to read again: those, and what they were merged into. */
export async function noteChanges(tx: Tx, ids: readonly string[], importId: string | null = null): Promise<void> {
  if (ids.length > 0)
    await sql`insert into pool_change (enterprise_id, import_id) select id, ${importId}::uuid from unnest(${ids}::uuid[]) as id
      union select merged_into, null from enterprise where id = any(${ids}::uuid[]) and merged_into is not null`.execute(
      tx,
    )
}

/** Which person holds the personal values of the register, by credit code. */
export async function listRegisterPersons(
  tx: Tx,
  usccs: readonly string[],
): Promise<Map<string, { id: string; personId: string | null }>> {
  const rows = await db(tx)
    .selectFrom('enterprise')
    .select(['id', 'uscc', 'register_person_id'])
    .where('uscc', '=', sql<string>`any(${usccs}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.uscc, { id: row.id, personId: row.register_person_id }]))
}

/** Enterprises with a contact of the register, by id from behind `after`. */
export async function listRegistered(
  tx: Tx,
  after: string | undefined,
  limit: number,
): Promise<{ id: string; personId: string }[]> {
  const { rows } = await sql<{ id: string; personId: string }>`
    select id, register_person_id as "personId" from enterprise
    where register_person_id is not null and ${after === undefined ? sql`true` : sql`id > ${after}::uuid`}
    order by id limit ${limit}`.execute(tx)
  return rows
}

export async function putRegisterPersons(
  tx: Tx,
  pairs: readonly { enterpriseId: string; personId: string }[],
): Promise<void> {
  if (pairs.length === 0) return
  await sql`
    update enterprise set register_person_id = given.person_id
    from unnest(${pairs.map((pair) => pair.enterpriseId)}::uuid[], ${pairs.map((pair) => pair.personId)}::uuid[])
      as given (enterprise_id, person_id)
    where enterprise.id = given.enterprise_id
  `.execute(tx)
}

export type ImportEntry = Insertable<PoolTables['pool_import']>

export async function insertImport(tx: Tx, entry: ImportEntry): Promise<void> {
  await db(tx).insertInto('pool_import').values(entry).execute()
}

/** The latest imports. */
export const listImports = (tx: Tx, limit: number) =>
  db(tx).selectFrom('pool_import').selectAll().orderBy('at', 'desc').orderBy('id').limit(limit).execute()

/** When this very file was last imported. */
export async function findImport(tx: Tx, sha256: string): Promise<Date | undefined> {
  const row = await db(tx)
    .selectFrom('pool_import')
    .select('at')
    .where('sha256', '=', sha256)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at
}

/**
 * Until the transaction ends, no other import runs: two of them would wait for each other's rows. However long the other one takes:
 * nobody sits in front of a page.
 */
export async function lockImports(tx: Tx): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx)
  await sql`lock table pool_import in share row exclusive mode`.execute(tx)
}
