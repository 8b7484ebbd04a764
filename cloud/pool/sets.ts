/** Sets that the pool knows, as subqueries: for a room that lists enterprises and asks how they stand. */
import { sql, type RawBuilder } from 'kysely'
import type { Reach } from '../people/rules'
import type { Call } from '../platform/call'
import type { StatusDoubt } from './rules'
import { conditionOf, withinReach, type PoolQuestion } from './search/store'
import { tradeRules } from './trades'

/** Enterprises that somebody says are not to be approached. */
export const withheldEnterprises = (): RawBuilder<unknown> => sql`select enterprise_id from approach_mark`

/** The same as `ineligibility` in SQL: those that are never invited. A row that was merged into another says nothing of that one. */
export const ineligibleEnterprises = (): RawBuilder<unknown> => sql`
  select id from enterprise
  where merged_into is null and (registration_status <> 'active' or ownership in ('state', 'public'))`

/** Enterprises whose register's word leaves something open: a person looks before one of many messages goes to them. */
export const doubtfulEnterprises = (doubt: StatusDoubt): RawBuilder<unknown> =>
  sql`select id from enterprise where merged_into is null and registration_doubt = ${doubt}`

/** The words of registers that nobody knows, of the given enterprises, as far as nothing else speaks against them, the most frequent first. */
export async function listUnclearWords(
  { tx }: Pick<Call, 'tx'>,
  ids: RawBuilder<unknown>,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select registration_status_written as word from enterprise where registration_doubt = 'unclear' and coalesce(registration_status, 'active') = 'active' and id in (${ids})
    group by 1 order by count(*) desc, 1 limit ${limit}`.execute(tx)
  return rows.map(({ word }) => word)
}

/** Enterprises that lie with the very office of this path. */
export const enterprisesAt = (path: string): RawBuilder<unknown> =>
  sql`select enterprise_id from enterprise_search where place = ${path}`

/** Enterprises within the borders of the office of this path. */
export const enterprisesBelow = (path: string): RawBuilder<unknown> =>
  sql`select enterprise_id from enterprise_search where place like ${`${path}%`}`

/** What a question finds, as ids. */
export const enterprisesFound = (question: PoolQuestion): RawBuilder<unknown> => sql`
  select search.enterprise_id as id from enterprise_search search
  join enterprise on enterprise.id = search.enterprise_id where ${conditionOf(question)}`

/** Enterprises whose name tells of a trade: the first of the list that fits, as `tradeOf` says. None for a trade that is not in it. */
export function enterprisesOfTrade(name: string): RawBuilder<unknown> {
  const at = tradeRules.findIndex((trade) => trade.name === name)
  if (at < 0) return sql`select id from enterprise where false`
  const others = tradeRules.slice(0, at).map(({ words }) => sql`and name !~ ${words.source}`)
  return sql`select id from enterprise where name ~ ${tradeRules[at]?.words.source ?? ''} ${sql.join(others, sql` `)}`
}

/** The telephones of the register: whose value it is, and what equals where the numbers do. */
export const registerPhones = (): RawBuilder<unknown> => sql`
  select enterprise.id as enterprise_id, value.person_id, value.blind as number
  from enterprise join personal_value value on value.person_id = enterprise.register_person_id and value.field = 'register/phone'
  where enterprise.merged_into is null and value.blind is not null`

/** The register's number of one enterprise today, as what equals it where numbers do; null where it gives none. For a column of an outer query. */
export const registerNumberOf = (enterpriseId: RawBuilder<unknown>): RawBuilder<Buffer | null> => sql`(
  select value.blind from enterprise named
  join enterprise today on today.id = coalesce(named.merged_into, named.id)
  join personal_value value on value.person_id = today.register_person_id and value.field = 'register/phone'
  where named.id = ${enterpriseId})`

/** Numbers that more than so many enterprises give, each once. */
export const crowdedNumbers = (most: number): RawBuilder<unknown> =>
  sql`select number from (${registerPhones()}) phone group by number having count(*) > ${most}`

/** What an id is known by now, for a column of an outer query: what was merged into another is that one. */
export const knownToday = (enterpriseId: RawBuilder<unknown>): RawBuilder<string> =>
  sql`(select coalesce(named.merged_into, named.id) from enterprise named where named.id = ${enterpriseId})`

/** Enterprises within a reach of the policy. */
export const enterprisesWithin = (reach: Reach): RawBuilder<unknown> =>
  sql`select search.enterprise_id from enterprise_search search where ${withinReach(reach)}`

/** All codes of the enterprise that a code names: of its own row and of what was merged into it; of none in the pool, the code alone. */
export const codesOfEnterprise = (uscc: string): RawBuilder<unknown> => sql`
  select ${uscc}::text as uscc
  union select own.uscc from enterprise named join enterprise own on own.id = coalesce(named.merged_into, named.id) where named.uscc = ${uscc}
  union select absorbed.uscc from enterprise named join enterprise absorbed on absorbed.merged_into = coalesce(named.merged_into, named.id)
    where named.uscc = ${uscc}`

/** Each enterprise that stands for itself with its address and where it lies (`path`). One that no search row was made for yet is not among them. */
export const placedEnterprises = (): RawBuilder<unknown> => sql`
  select enterprise.id, enterprise.address, search.place as path
  from enterprise join enterprise_search search on search.enterprise_id = enterprise.id where enterprise.merged_into is null`

/** Each id that an enterprise ever had, and what it is known by now: what was merged into another is that one. */
export const enterprisesToday = (): RawBuilder<unknown> => sql`
  select named.id, today.id as today, today.name, today.uscc, today.address,
    coalesce(today.registration_status in ('closed', 'revoked', 'moved-out'), false) as gone
  from enterprise named join enterprise today on today.id = coalesce(named.merged_into, named.id)`

/** Why an enterprise is not for this platform, each reason by itself; see `ineligibleEnterprises`. */
export const struckOffEnterprises = (): RawBuilder<unknown> => sql`
  select id from enterprise where merged_into is null and registration_status in ('closed', 'revoked')`
export const movedOutEnterprises = (): RawBuilder<unknown> => sql`
  select id from enterprise where merged_into is null and registration_status = 'moved-out'`
export const notNonPublicEnterprises = (): RawBuilder<unknown> => sql`
  select id from enterprise where merged_into is null and ownership in ('state', 'public')`
