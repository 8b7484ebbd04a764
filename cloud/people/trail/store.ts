/** Queries of the auditor on the trail. Nothing here writes, and nothing counts what somebody did. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database'

export interface TrailRow {
  id: string
  at: Date
  /** Microseconds since 1970, as digits: what a page goes on from. */
  at_micros: string
  request_id: string
  person_id: string | null
  session_id: string | null
  role: string | null
  office_id: string | null
  device: string
  address: string | null
  function: string
  act: string
  record_kind: string | null
  record_id: string | null
  reason: string | null
  outcome: 'done' | 'refused'
}

export interface TrailFilter {
  from: Date
  until: Date
  personId?: string | undefined
  function?: string | undefined
  record?: string | undefined
  outcome?: string | undefined
}

export interface TrailPlace {
  /** Microseconds since 1970, as digits. */
  at: string
  id: string
}

/** Newest first, from behind `after`. */
export async function listTrail(
  tx: Tx,
  filter: TrailFilter,
  after: TrailPlace | undefined,
  limit: number,
): Promise<TrailRow[]> {
  const conditions = [
    sql`at >= ${filter.from} and at < ${filter.until}`,
    ...(filter.personId === undefined
      ? []
      : // What was done by the person, and what was done to the record of the person.
        [sql`(person_id = ${filter.personId}::uuid or record_id = ${filter.personId})`]),
    ...(filter.function === undefined ? [] : [sql`function = ${filter.function}`]),
    ...(filter.record === undefined ? [] : [sql`record_id = ${filter.record}`]),
    ...(filter.outcome === undefined ? [] : [sql`outcome = ${filter.outcome}`]),
    ...(after === undefined
      ? []
      : [sql`(at, id) < ('epoch'::timestamptz + ${after.at}::bigint * interval '1 microsecond', ${after.id}::bigint)`]),
  ]
  const { rows } = await sql<TrailRow>`
    select id::text as id, at, (extract(epoch from at) * 1000000)::bigint::text as at_micros, request_id, person_id, session_id, role,
      office_id, device, address, function, act, record_kind, record_id, reason, outcome
    from audit_entry where ${sql.join(conditions, sql` and `)} order by audit_entry.at desc, audit_entry.id desc limit ${limit}`.execute(
    tx,
  )
  return rows
}

/** Of the newest block. */
export async function findNewestBlock(tx: Tx): Promise<{ number: string; sealed_at: Date } | undefined> {
  const { rows } = await sql<{ number: string; sealed_at: Date }>`
    select number::text as number, sealed_at from audit_block order by audit_block.number desc limit 1`.execute(tx)
  return rows[0]
}
