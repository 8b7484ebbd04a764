import { sql, type RawBuilder } from 'kysely'
import type { CaseState } from '../../types/casework'
import type { Tx } from '../platform/database/database'
import { within as whereReach } from '../people/actions'
import type { Reach } from '../people/rules'
import type { CaseTables } from './tables'

const db = (tx: Tx) => tx.withTables<CaseTables>()

export type CaseFile = CaseTables['case_file']

export async function insertFile(tx: Tx, file: CaseFile): Promise<void> {
  await db(tx).insertInto('case_file').values(file).execute()
}

export async function findFile(tx: Tx, id: string): Promise<CaseFile | undefined> {
  return db(tx).selectFrom('case_file').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Takes the case for this transaction: whoever comes next waits and then sees what this one did. */
export async function lockFile(tx: Tx, id: string): Promise<CaseFile | undefined> {
  return db(tx).selectFrom('case_file').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function moveFile(
  tx: Tx,
  id: string,
  to: { state: CaseState; seq: number; dueOn: string },
): Promise<void> {
  await db(tx)
    .updateTable('case_file')
    .set({ state: to.state, seq: to.seq, due_on: to.dueOn })
    .where('id', '=', id)
    .execute()
}

export async function appendEvent(
  tx: Tx,
  event: {
    caseId: string
    seq: number
    version: number
    from: string
    kind: string
    to: string
    actorId: string
    device: string
    at: Date
    payload: unknown
  },
): Promise<string> {
  const row = await db(tx)
    .insertInto('case_event')
    .values({
      case_id: event.caseId,
      seq: event.seq,
      version: event.version,
      from_state: event.from,
      kind: event.kind,
      to_state: event.to,
      actor_id: event.actorId,
      device: event.device,
      at: event.at,
      payload: JSON.stringify(event.payload),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** The history of a case, oldest first. */
export async function listEvents(tx: Tx, caseId: string) {
  return db(tx)
    .selectFrom('case_event')
    .select(['id', 'seq', 'kind', 'at', 'payload'])
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
}

/** What the reach leaves of the cases, newest first. */
export async function listFiles(tx: Tx, reach: Reach): Promise<CaseFile[]> {
  return db(tx)
    .selectFrom('case_file')
    .selectAll()
    .where(within(reach))
    .orderBy('submitted_at', 'desc')
    .orderBy('id')
    .execute()
}

export async function listFilesById(tx: Tx, ids: readonly string[]): Promise<CaseFile[]> {
  return ids.length === 0 ? [] : db(tx).selectFrom('case_file').selectAll().where('id', 'in', ids).execute()
}

/** Those admitted to a case beside its applicant. */
export async function listParties(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await db(tx).selectFrom('case_party').select('person_id').where('case_id', '=', caseId).execute()
  return rows.map((row) => row.person_id)
}

export async function insertParty(tx: Tx, caseId: string, personId: string, now: Date): Promise<void> {
  await db(tx)
    .insertInto('case_party')
    .values({ case_id: caseId, person_id: personId, admitted_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The policy's filter on case_file. */
const within = (reach: Reach) =>
  whereReach(reach, {
    person: 'applicant_id',
    officePath: 'office_path',
    bodies: 'bodies',
    admitted: (personId) => sql<boolean>`id in (select case_id from case_party where person_id = ${personId})`,
  })

export interface QueuePlace {
  dueOn: string
  id: string
}

/** Cases of a state from behind `after`: the earliest deadline first, or what ended last. */
export async function listQueue(
  tx: Tx,
  {
    reach,
    state,
    after,
    limit,
    newestFirst,
  }: { reach: Reach; state: CaseState; after: QueuePlace | undefined; limit: number; newestFirst: boolean },
): Promise<CaseFile[]> {
  let query = db(tx).selectFrom('case_file').selectAll().where(within(reach)).where('state', '=', state)
  if (after !== undefined) {
    const behind = newestFirst ? sql`<` : sql`>`
    query = query.where(sql<boolean>`(due_on, id) ${behind} (${after.dueOn}::date, ${after.id}::uuid)`)
  }
  const way = newestFirst ? 'desc' : 'asc'
  return query.orderBy('due_on', way).orderBy('id', way).limit(limit).execute()
}

/** Cases of a set, the earliest deadline first. */
export async function listAmong(
  tx: Tx,
  {
    reach,
    ids,
    after,
    limit,
  }: { reach: Reach; ids: RawBuilder<unknown>; after: QueuePlace | undefined; limit: number },
): Promise<CaseFile[]> {
  let query = db(tx)
    .selectFrom('case_file')
    .selectAll()
    .where(within(reach))
    .where(sql<boolean>`id in (${ids})`)
  if (after !== undefined) query = query.where(sql<boolean>`(due_on, id) > (${after.dueOn}::date, ${after.id}::uuid)`)
  return query.orderBy('due_on').orderBy('id').limit(limit).execute()
}

export async function countAmong(tx: Tx, reach: Reach, ids: RawBuilder<unknown>): Promise<number> {
  const row = await db(tx)
    .selectFrom('case_file')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where(within(reach))
    .where(sql<boolean>`id in (${ids})`)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function putWhy(tx: Tx, id: string, why: string): Promise<void> {
  await db(tx).updateTable('case_file').set({ why }).where('id', '=', id).execute()
}

export async function countByState(tx: Tx, reach: Reach): Promise<Map<CaseState, number>> {
  const rows = await db(tx)
    .selectFrom('case_file')
    .select(['state', (eb) => eb.fn.countAll<string>().as('count')])
    .where(within(reach))
    .groupBy('state')
    .execute()
  return new Map(rows.map((row) => [row.state, Number(row.count)]))
}

/** Cases whose projection is not what their history folds to are found by comparing; this lists both, in pages. */
export async function listHistories(tx: Tx, after: string | undefined, limit: number) {
  let query = db(tx).selectFrom('case_file').select(['id', 'state', 'seq']).orderBy('id').limit(limit)
  if (after !== undefined) query = query.where('id', '>', after)
  const files = await query.execute()
  const events =
    files.length === 0
      ? []
      : await db(tx)
          .selectFrom('case_event')
          .select(['case_id', 'seq', 'kind'])
          .where(
            'case_id',
            'in',
            files.map((file) => file.id),
          )
          .orderBy('case_id')
          .orderBy('seq')
          .execute()
  return { files, events }
}
