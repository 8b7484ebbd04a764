/** The history of cases: events are added, and never changed. */
import { sql } from 'kysely'
import type { Tx } from '../platform/database/database'
import type { Owed } from './life/fold'
import type { CaseTables } from './tables'

const db = (tx: Tx) => tx.withTables<CaseTables>()

interface NewEvent {
  caseId: string
  seq: number
  version: number
  from: string
  kind: string
  to: string
  /** Null: the service itself. */
  actorId: string | null
  device: string
  at: Date
  payload: unknown
  duty: Owed | null
}

const rowOf = (event: NewEvent) => ({
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
  duty: event.duty === null ? null : JSON.stringify(event.duty),
})

/** @returns its id */
export async function appendEvent(tx: Tx, event: NewEvent): Promise<string> {
  const row = await db(tx).insertInto('case_event').values(rowOf(event)).returning('id').executeTakeFirstOrThrow()
  return row.id
}

/** @returns their ids, in the order given */
export async function appendEvents(tx: Tx, events: readonly NewEvent[]): Promise<string[]> {
  if (events.length === 0) return []
  const rows = await db(tx).insertInto('case_event').values(events.map(rowOf)).returning(['id', 'case_id']).execute()
  const byCase = new Map(rows.map((row) => [row.case_id, row.id]))
  return events.map((event) => byCase.get(event.caseId) ?? '')
}

/** The history of a case, oldest first. */
export async function listEvents(tx: Tx, caseId: string) {
  return db(tx)
    .selectFrom('case_event')
    .select(['id', 'seq', 'version', 'kind', 'at', 'payload', 'duty', 'actor_id'])
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
}

/** Of several cases the events of some kinds, oldest first. */
export async function listEventsOfKinds(tx: Tx, caseIds: readonly string[], kinds: readonly string[]) {
  if (caseIds.length === 0) return []
  return db(tx)
    .selectFrom('case_event')
    .select(['case_id', 'kind', 'payload'])
    .where('case_id', 'in', caseIds)
    .where('kind', 'in', kinds)
    .orderBy('case_id')
    .orderBy('seq')
    .execute()
}

/** When the day of the next contact was agreed last; long ago where none ever was. */
export async function findContactAgreed(tx: Tx, caseId: string): Promise<Date> {
  const row = await db(tx)
    .selectFrom('case_event')
    .select('at')
    .where('case_id', '=', caseId)
    .where('kind', 'in', ['contacted', 'guided'])
    .where(sql<boolean>`payload ->> 'nextOn' is not null`)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? new Date(0)
}
