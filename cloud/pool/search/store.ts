import { sql, type RawBuilder } from 'kysely'
import type { Part, Reach } from '../../people/rules'
import type { Tx } from '../../platform/database/database'
import type { Ownership, RegistrationStatus } from '../rules'
import type { PoolTables } from '../tables'
import { isCode, isLetters } from './rules'

const db = (tx: Tx) => tx.withTables<PoolTables>()

export type SearchRow = PoolTables['enterprise_search']

/** What a search row is made of. */
export interface SearchSource {
  id: string
  uscc: string
  name: string
  address: string
  street: string | null
  formerNames: string[]
  otherCodes: string[]
}

/** With the names and codes of what was merged into it: whoever types those looks for it. */
const sources = (tx: Tx) =>
  db(tx)
    .selectFrom('enterprise')
    .select(['enterprise.id', 'enterprise.uscc', 'enterprise.name', 'enterprise.address', 'enterprise.street'])
    .select([
      sql<string[]>`array(
        select former.name from enterprise_former_name former join enterprise own on own.id = former.enterprise_id
          where own.id = enterprise.id or own.merged_into = enterprise.id
        union select absorbed.name from enterprise absorbed where absorbed.merged_into = enterprise.id
        order by 1)`.as('formerNames'),
      sql<string[]>`array(
        select absorbed.uscc from enterprise absorbed where absorbed.merged_into = enterprise.id order by 1)`.as(
        'otherCodes',
      ),
    ])
    .where('enterprise.merged_into', 'is', null)

/** Those of the given ids, or what they were merged into. */
export async function listSources(tx: Tx, ids: readonly string[]): Promise<SearchSource[]> {
  if (ids.length === 0) return []
  return sources(tx)
    .where(
      'enterprise.id',
      'in',
      sql<string>`(select coalesce(merged_into, id) from enterprise where id = any(${ids}::uuid[]))`,
    )
    .execute()
}

/** Enterprises without a search row, or with one that older rules made. */
export async function listUnsearchable(tx: Tx, version: number, limit: number): Promise<SearchSource[]> {
  return sources(tx)
    .leftJoin('enterprise_search', 'enterprise_search.enterprise_id', 'enterprise.id')
    .where((eb) =>
      eb.or([eb('enterprise_search.enterprise_id', 'is', null), eb('enterprise_search.made_by', '<', version)]),
    )
    .limit(limit)
    .execute()
}

/** Enterprises at one of these places, by id from behind `after`. */
export async function listPlacedAt(
  tx: Tx,
  paths: readonly string[],
  limit: number,
  after?: string,
): Promise<{ id: string; address: string }[]> {
  if (paths.length === 0) return []
  let query = db(tx)
    .selectFrom('enterprise_search')
    .innerJoin('enterprise', 'enterprise.id', 'enterprise_search.enterprise_id')
    .select(['enterprise.id', 'enterprise.address'])
    .where('enterprise_search.place', 'in', paths)
    .orderBy('enterprise.id')
    .limit(limit)
  if (after !== undefined) query = query.where('enterprise.id', '>', after)
  return query.execute()
}

/** All at one place lie at another one. @returns how many */
export async function movePlace(tx: Tx, from: string, to: string): Promise<number> {
  const { numUpdatedRows: n } = await db(tx)
    .updateTable('enterprise_search')
    .set({ place: to })
    .where('place', '=', from)
    .executeTakeFirst()
  return Number(n)
}

export async function putPlace(tx: Tx, ids: readonly string[], place: string): Promise<void> {
  if (ids.length === 0) return
  await db(tx).updateTable('enterprise_search').set({ place }).where('enterprise_id', 'in', ids).execute()
}

/** @param onlyOlder leaves rows alone that were made meanwhile by whoever wrote the enterprise */
export async function putSearchRows(tx: Tx, rows: readonly SearchRow[], onlyOlder: boolean): Promise<void> {
  if (rows.length === 0) return
  const column = (name: keyof SearchRow) => rows.map((row) => row[name])
  await sql`
    insert into enterprise_search as known (enterprise_id, sorted, names, address, initials, codes, place, made_by)
    select * from unnest(
      ${column('enterprise_id')}::uuid[], ${column('sorted')}::text[], ${column('names')}::text[], ${column('address')}::text[],
      ${column('initials')}::text[], ${column('codes')}::text[], ${column('place')}::text[], ${column('made_by')}::int[]
    )
    on conflict (enterprise_id) do update
      set sorted = excluded.sorted, names = excluded.names, address = excluded.address, initials = excluded.initials,
          codes = excluded.codes, place = excluded.place, made_by = excluded.made_by
      where ${onlyOlder ? sql`known.made_by < excluded.made_by` : sql`true`}
  `.execute(tx)
}

/** What is asked of the pool; all of it must fit. */
export interface PoolQuestion {
  terms: readonly string[]
  reach: Reach
  /** Path of an office: it and everything under it. */
  place?: string | undefined
  status?: RegistrationStatus | 'unknown' | undefined
  ownership?: Ownership | 'unknown' | undefined
  /** Sets of enterprises that a later room knows: who has applied. */
  among: readonly { ids: RawBuilder<unknown>; isIn: boolean }[]
}

export interface PoolPlace {
  rank: number
  id: string
}

export interface FoundEnterprise {
  id: string
  uscc: string
  name: string
  address: string
  place: string
  registrationStatus: RegistrationStatus | null
  ownership: Ownership | null
  formerNames: string[]
  rank: number
}

const holds = (column: 'names' | 'address' | 'initials', term: string) =>
  sql<boolean>`search.${sql.ref(column)} like ${`%${term}%`}`
const begins = (column: 'names' | 'initials' | 'codes', term: string) =>
  sql<boolean>`search.${sql.ref(column)} like ${`%\n${term}%`}`
const anyOf = (conditions: readonly RawBuilder<boolean>[]) =>
  sql<boolean>`(${conditions.length === 0 ? sql`false` : sql.join(conditions, sql` or `)})`

function fits(term: string): RawBuilder<boolean> {
  return anyOf([
    holds('names', term),
    ...(isLetters(term) ? [holds('initials', term)] : [holds('address', term)]),
    ...(isCode(term) ? [begins('codes', term)] : []),
  ])
}

/** 0: a name, its initials or the code begin so. 1: stands in them. 2: stands in the address. Told by the first word that was typed. */
function rankOf(term: string | undefined): RawBuilder<number> {
  if (term === undefined) return sql<number>`0`
  const letters = isLetters(term)
  return sql<number>`case
    when ${anyOf([begins('names', term), ...(letters ? [begins('initials', term)] : []), ...(isCode(term) ? [begins('codes', term)] : [])])} then 0
    when ${anyOf([holds('names', term), ...(letters ? [holds('initials', term)] : [])])} then 1
    else 2 end`
}

/** The policy's filter as a condition on the place. */
export function withinReach(reach: Reach): RawBuilder<boolean> {
  return anyOf(reach.map(withinPart))
}

function withinPart(part: Part): RawBuilder<boolean> {
  switch (part.kind) {
    case 'all':
      return sql<boolean>`true`
    case 'below':
      // Paths are made of digits and slashes: nothing in them means anything to LIKE.
      return sql<boolean>`search.place like any (${part.paths.map((path) => `${path}%`)}::text[])`
    case 'at':
      return sql<boolean>`search.place = any (${[...part.paths]}::text[])`
    case 'applicant':
    case 'party':
    case 'asked':
    case 'appointed':
      // An enterprise of the pool belongs to nobody and asks for nothing.
      return sql<boolean>`false`
  }
}

const known = (column: 'registration_status' | 'ownership', value: string) =>
  value === 'unknown'
    ? sql<boolean>`enterprise.${sql.ref(column)} is null`
    : sql<boolean>`enterprise.${sql.ref(column)} = ${value}`

export function conditionOf({ terms, reach, place, status, ownership, among }: PoolQuestion): RawBuilder<boolean> {
  const conditions = [
    withinReach(reach),
    ...terms.map(fits),
    ...(place === undefined ? [] : [sql<boolean>`search.place like ${`${place}%`}`]),
    ...(status === undefined ? [] : [known('registration_status', status)]),
    ...(ownership === undefined ? [] : [known('ownership', ownership)]),
    ...among.map(
      ({ ids, isIn }) => sql<boolean>`search.enterprise_id ${isIn ? sql`in` : sql`not in`} (
        select coalesce(named.merged_into, named.id) from enterprise named where named.id in (${ids}))`,
    ),
  ]
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

/** How many fit. The enterprise itself is only looked at where the question is about it. */
export async function countFound(tx: Tx, question: PoolQuestion): Promise<number> {
  const withEnterprise = question.status !== undefined || question.ownership !== undefined
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from enterprise_search search
    ${withEnterprise ? sql`join enterprise on enterprise.id = search.enterprise_id` : sql``}
    where ${conditionOf(question)}
  `.execute(tx)
  return Number(rows[0]?.count)
}

/** Those that fit, from behind `after`. */
export async function listFound(
  tx: Tx,
  question: PoolQuestion,
  { after, limit }: { after: PoolPlace | undefined; limit: number },
): Promise<FoundEnterprise[]> {
  const rank = rankOf(question.terms[0])
  const behind =
    after === undefined
      ? sql`true`
      : sql`(${rank}, search.sorted, search.enterprise_id) > (${after.rank}::int,
          (select sorted from enterprise_search where enterprise_id = ${after.id}::uuid), ${after.id}::uuid)`
  // A constant among the keys of an order keeps the index from giving it.
  const byRank = question.terms.length === 0 ? sql`` : sql`rank,`
  const { rows } = await sql<FoundEnterprise>`
    select enterprise.id, uscc, name, enterprise.address, place, registration_status as "registrationStatus", ownership,
      array(select former.name from enterprise_former_name former join enterprise own on own.id = former.enterprise_id
          where (own.id = enterprise.id or own.merged_into = enterprise.id) and former.name <> enterprise.name
        union select absorbed.name from enterprise absorbed
          where absorbed.merged_into = enterprise.id and absorbed.name <> enterprise.name
        order by 1) as "formerNames",
      ${rank} as rank
    from enterprise_search search join enterprise on enterprise.id = search.enterprise_id
    where ${conditionOf(question)} and ${behind}
    order by ${byRank} search.sorted, search.enterprise_id
    limit ${limit}
  `.execute(tx)
  return rows
}

/** Where an enterprise lies; undefined for one that is not there. */
export async function findPlace(tx: Tx, id: string): Promise<string | undefined> {
  const row = await db(tx)
    .selectFrom('enterprise_search')
    .select('place')
    .where('enterprise_id', '=', id)
    .executeTakeFirst()
  return row?.place
}
