import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely'
import type { FoundingForm } from '../../../types/case-life'
import { countedQueues, type Figures } from '../../../types/counts'
import { queues, type Queue, type QueueSort } from '../../../types/queues'
import type { Reach } from '../../people/rules'
import type { Tx } from '../../platform/database/database'
import type { CaseFile } from '../store'
import { looksAfterTerm } from '../led'
import { within } from '../store'
import type { CaseTables } from '../tables'
import {
  countAmong,
  inQueue,
  isContactDue,
  isEscalated,
  isEndedQueue,
  namesLooker,
  severalStates,
  type CaseGroup,
  type QueueEye,
} from './rules'

const db = (tx: Tx) => tx.withTables<CaseTables>()

/** What was typed to find a case, already understood. */
export type QueueSearch =
  | { kind: 'applicant'; personId: string }
  | { kind: 'number'; begins: string }
  /** The beginning of a code, or a part of a name: some are numbers. Folded, as the names are. */
  | { kind: 'uscc'; begins: string; contains: string }
  | { kind: 'name'; contains: string }
  /** A phone that nobody has applied with. */
  | { kind: 'nobody' }

/** Where and when the cases of a filter are: whatever is counted or listed, these narrow it alike. */
export interface QueueScope {
  /** Cases whose place lies at this path or under it. */
  officePath?: string | undefined
  /** At this very path only. */
  exact?: boolean | undefined
  /** Submitted from this instant on, and before that one. */
  from?: Date | undefined
  before?: Date | undefined
}

export interface QueueFilter extends QueueScope {
  queue: Queue
  eye: QueueEye
  search?: QueueSearch | undefined
  form?: FoundingForm | undefined
  party?: 'with' | 'without' | undefined
}

export interface QueuePlace {
  /** What the list is ordered by: a day, or an instant. */
  at: string
  id: string
}

type Files = SelectQueryBuilder<CaseTables, 'case_file', object>

const named = (contains: string): RawBuilder<boolean> => sql`position(${contains} in enterprise_folded) > 0`

function searching(search: QueueSearch): RawBuilder<boolean> {
  switch (search.kind) {
    case 'applicant':
      return sql`applicant_id = ${search.personId}`
    case 'number':
      return sql`number like ${`${search.begins}%`}`
    case 'uscc':
      return sql`(uscc like ${`${search.begins}%`} or ${named(search.contains)})`
    case 'name':
      return named(search.contains)
    case 'nobody':
      return sql`false`
  }
}

function inScope({ officePath, exact, from, before }: QueueScope): RawBuilder<boolean> {
  const conditions = [
    ...(officePath === undefined
      ? []
      : exact === true
        ? [sql`office_path = ${officePath}`]
        : [sql`office_path like ${`${officePath}%`}`]),
    ...(from === undefined ? [] : [sql`submitted_at >= ${from}`]),
    ...(before === undefined ? [] : [sql`submitted_at < ${before}`]),
  ]
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`
}

function found<T extends Files>(query: T, reach: Reach, filter: QueueFilter): T {
  let narrowed = query.where(within(reach)).where(inQueue(filter.queue, filter.eye)).where(inScope(filter))
  if (filter.search !== undefined) narrowed = narrowed.where(searching(filter.search))
  if (filter.form !== undefined) narrowed = narrowed.where('form', '=', filter.form)
  if (filter.party === 'with') narrowed = narrowed.where('party', 'in', ['joint', 'own'])
  if (filter.party === 'without') narrowed = narrowed.where('party', '=', 'none')
  // The builder's type does not change by conditions.
  return narrowed as T
}

/** Cases of a queue from behind `after`: the earliest deadline first, what ended last first, or the newest application first. */
export async function listFound(
  tx: Tx,
  reach: Reach,
  filter: QueueFilter,
  { sort, after, limit }: { sort: QueueSort; after: QueuePlace | undefined; limit: number },
): Promise<CaseFile[]> {
  const isNewest = sort === 'newest'
  const backwards = isNewest || isEndedQueue(filter.queue)
  const column = isNewest ? 'submitted_at' : 'due_on'
  const way = backwards ? 'desc' : 'asc'
  let query = found(db(tx).selectFrom('case_file').selectAll(), reach, filter)
  if (after !== undefined) {
    const place = isNewest ? sql`${after.at}::timestamptz` : sql`${after.at}::date`
    query = query.where(
      sql<boolean>`(${sql.ref(column)}, id) ${backwards ? sql`<` : sql`>`} (${place}, ${after.id}::uuid)`,
    )
  }
  query = query.orderBy(column, way).orderBy('id', way).limit(limit)
  const states = severalStates(filter.queue)
  if (states === undefined) return query.execute()
  // The first of each state, each read in order, and of those the first: not all of them, sorted.
  return db(tx)
    .selectFrom(sql<{ wanted: string }>`unnest(${states}::text[])`.as('wanted'))
    .innerJoinLateral(query.where(sql<boolean>`state = wanted`).as('first'), (join) => join.onTrue())
    .selectAll('first')
    .orderBy(`first.${column}`, way)
    .orderBy('first.id', way)
    .limit(limit)
    .execute()
}

/** What it takes to tell which cases of a filter an act on the whole of it would move. */
const telling = [
  'id',
  'applicant_id',
  'office_id',
  'office_path',
  'owner_id',
  'owner_path',
  'person_id',
  'bodies',
  'duty_id',
] as const
export type ToldCase = Pick<CaseFile, (typeof telling)[number]>

/** The open cases of a filter, for trying such an act: nobody waits for it. */
export const listOpenFound = (tx: Tx, reach: Reach, filter: QueueFilter): Promise<ToldCase[]> =>
  found(db(tx).selectFrom('case_file').select(telling), reach, filter).where('duty_id', 'is not', null).execute()

/** All cases of a filter, for an act on the whole of it. Locked in one order, so that two such acts wait for each other. */
export const lockFound = (tx: Tx, reach: Reach, filter: QueueFilter): Promise<CaseFile[]> =>
  found(db(tx).selectFrom('case_file').selectAll(), reach, filter).orderBy('id').forUpdate().execute()

export const countFound = async (tx: Tx, reach: Reach, filter: QueueFilter): Promise<number> => {
  const row = await found(
    db(tx)
      .selectFrom('case_file')
      .select(sql<number>`count(*)::int`.as('count')),
    reach,
    filter,
  ).executeTakeFirstOrThrow()
  return row.count
}

/** How many cases within reach and scope are in each queue: one look at the narrowest index there is, whatever the number of queues. */
export async function countQueues(
  tx: Tx,
  reach: Reach,
  eye: QueueEye,
  scope: QueueScope = {},
): Promise<Record<Queue, number>> {
  const { rows } = await sql<CaseGroup>`
    select state, holder, due_on, count(*)::int as all,
      (count(*) filter (where ${namesLooker(eye)}))::int as mine,
      (count(*) filter (where ${isEscalated(eye.paths)}))::int as escalated,
      (count(*) filter (where ${isContactDue(eye.today)}))::int as contacts,
      (count(*) filter (where not ${looksAfterTerm}))::int as led
    from case_file where ${within(reach)} and ${inScope(scope)} group by state, holder, due_on`.execute(tx)
  const counts = Object.fromEntries(queues.map((queue) => [queue, 0])) as Record<Queue, number>
  for (const group of rows) for (const queue of queues) counts[queue] += countAmong(queue, group, eye)
  return counts
}

/** The figures of the cases that lie with one office. */
export type OfficeFigures = { officeId: string } & Figures

/** The same for the table by street and district: what lies with each office within the reach, in one look. */
export async function countByOffice(tx: Tx, reach: Reach, eye: QueueEye, scope: QueueScope): Promise<OfficeFigures[]> {
  const columns = countedQueues.map(
    (queue) => sql`(count(*) filter (where ${inQueue(queue, eye)}))::int as ${sql.ref(queue)}`,
  )
  const { rows } = await sql<OfficeFigures>`
    select office_id as "officeId", ${sql.join(columns)}
    from case_file where ${within(reach)} and ${inScope(scope)} group by office_id`.execute(tx)
  return rows
}
