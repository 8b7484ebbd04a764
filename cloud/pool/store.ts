import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '../platform/database/database'
import { nameless } from './engines/nameless'
import type { Enterprise, ExportedEnterprise, PoolTables } from './tables'

const db = (tx: Tx | Db) => tx.withTables<PoolTables>()
/**
 * What it was called before, oldest names of equal date by their letters: the order must not depend on the database's mood. What was merged
 * into it was it all along: its names count, too.
 */
const formerNamesOf = sql<string[]>`array(
  select distinct known.name collate "C" from (
    select former.name from enterprise_former_name former
      join enterprise own on own.id = former.enterprise_id
      where own.id = enterprise.id or own.merged_into = enterprise.id
    union select absorbed.name from enterprise absorbed where absorbed.merged_into = enterprise.id
  ) known where known.name <> enterprise.name
  order by 1)`
const formerNames = formerNamesOf.as('formerNames')
/** Those of its own row alone: an export gives back what went in. */
const ownFormerNames = sql<string[]>`array(
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
  return selectEnterprises(tx)
    .where('id', '=', sql<string>`(select coalesce(merged_into, id) from enterprise where uscc = ${uscc})`)
    .executeTakeFirst()
}

/** The id that this code was given to, whatever that has been merged into since. */
export async function findIdByUscc(tx: Tx, uscc: string): Promise<string | undefined> {
  return (await db(tx).selectFrom('enterprise').select('id').where('uscc', '=', uscc).executeTakeFirst())?.id
}

/** The enterprise with this code, else the one with the next. */
export async function findNearestByUscc(tx: Tx, uscc: string): Promise<Enterprise | undefined> {
  return selectEnterprises(tx).where('uscc', '>=', uscc).orderBy('uscc').limit(1).executeTakeFirst()
}

const selectEnterprises = (tx: Tx) => db(tx).selectFrom('enterprise').select(columns).select(formerNames)

/** Enterprises that are or were called so, also by what was merged into them; a few at most, for many share none. */
export async function listByCanonicalName(tx: Tx, canonicalName: string, limit: number): Promise<Enterprise[]> {
  const present = await selectEnterprises(tx)
    .where('canonical_name', '=', canonicalName)
    .where('merged_into', 'is', null)
    .limit(limit)
    .execute()
  const former = await selectEnterprises(tx)
    .where(
      'id',
      'in',
      sql<string>`(
        select coalesce(own.merged_into, own.id) from enterprise_former_name former
          join enterprise own on own.id = former.enterprise_id where former.canonical_name = ${canonicalName}
        union select merged_into from enterprise where canonical_name = ${canonicalName} and merged_into is not null)`,
    )
    .limit(limit)
    .execute()
  const known = new Set(present.map((row) => row.id))
  return [...present, ...former.filter((row) => !known.has(row.id))]
}

/** The enterprise of this id; where it was merged into another, that one. */
export async function findEnterprise(tx: Tx, id: string): Promise<Enterprise | undefined> {
  return selectEnterprises(tx)
    .where('id', '=', sql<string>`(select coalesce(merged_into, id) from enterprise where id = ${id})`)
    .executeTakeFirst()
}

export async function findOwnCode(tx: Tx, id: string): Promise<string | undefined> {
  return (await db(tx).selectFrom('enterprise').select('uscc').where('id', '=', id).executeTakeFirst())?.uscc
}

/** What `findEnterprise` finds, as JSON, in place of a column: for a room that reads it along with a row of its own. */
export const enterpriseJson = (id: RawBuilder<unknown>): RawBuilder<Enterprise | null> => sql`(
  select jsonb_build_object('id', id, 'uscc', uscc, 'name', name, 'address', address, 'street', street,
    'registrationStatus', registration_status, 'ownership', ownership, 'formerNames', ${formerNamesOf})
  from enterprise where id = (select coalesce(named.merged_into, named.id) from enterprise named where named.id = ${id}))`

/** Some enterprise or other, always the same one for the same text; as its id. In place of one that there is not: nothing of it may be shown. */
export const someEnterprise = (text: string): RawBuilder<unknown> =>
  sql`select id from enterprise where id >= md5(${text})::uuid order by id limit 1`

/**
 * Many at once, by the id that was asked for: where that was merged into another, the other one. With the path of the office where each lies.
 */
export async function listEnterprises(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { enterprise: Enterprise; place: string | undefined }>> {
  if (ids.length === 0) return new Map()
  const any = (of: readonly string[]) => sql<string>`any(${[...of]}::uuid[])`
  const asked = await db(tx)
    .selectFrom('enterprise')
    .select(['id', sql<string>`coalesce(merged_into, id)`.as('is')])
    .where('id', '=', any(ids))
    .execute()
  const own = [...new Set(asked.map((row) => row.is))]
  const rows = await selectEnterprises(tx).where('id', '=', any(own)).execute()
  const places = await db(tx)
    .selectFrom('enterprise_search')
    .select(['enterprise_id', 'place'])
    .where('enterprise_id', '=', any(own))
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const placeOf = new Map(places.map((row) => [row.enterprise_id, row.place]))
  return new Map(
    asked.flatMap(({ id, is }) => {
      const enterprise = byId.get(is)
      return enterprise === undefined ? [] : [[id, { enterprise, place: placeOf.get(is) }] as const]
    }),
  )
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
  return selectEnterprises(tx).where('merged_into', 'is', null).execute()
}

/**
 * Enterprises changed by transactions in [from, to). One that was merged into another is told without name and code: an index that takes it
 * in so has nothing left by which it is found.
 */
export async function listChanged(tx: Tx, from: string, to: string): Promise<Enterprise[]> {
  const rows = await selectEnterprises(tx)
    .select('merged_into as mergedInto')
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
  return rows.map(asIndexed)
}

const asIndexed = ({ mergedInto, ...row }: Enterprise & { mergedInto: string | null }): Enterprise =>
  mergedInto === null ? row : nameless(row)

/** These as they stand, told as `listChanged` tells them; those that there are not are left out. */
export async function listByIds(tx: Tx, ids: readonly string[]): Promise<Enterprise[]> {
  const rows = await selectEnterprises(tx)
    .select('merged_into as mergedInto')
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return rows.map(asIndexed)
}

/** The same by id alone. */
export async function listChangedIds(tx: Tx, from: string, to: string): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('pool_change')
    .select('enterprise_id')
    .distinct()
    .where('transaction', '>=', sql<string>`${from}::xid8`)
    .where('transaction', '<', sql<string>`${to}::xid8`)
    .execute()
  return rows.map((row) => row.enterprise_id)
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
    .select(ownFormerNames)
    .where(sql<boolean>`${byCode} > ${after}`)
    .orderBy(byCode)
    .limit(limit)
    .execute()
}
