import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database'

const due = (before: string) => sql`secretary_person_id is not null and ended_on < ${before}::date`

export async function count(tx: Tx, before: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from organisation where ${due(before)}`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

export async function release(tx: Tx, before: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    with due as (
      select id, secretary_person_id as "personId" from organisation where ${due(before)}
      order by id limit ${limit} for update skip locked
    ), cut as (
      update organisation set secretary_person_id = null where id in (select id from due)
    )
    select "personId" from due
  `.execute(tx)
  return rows.map((row) => row.personId)
}
