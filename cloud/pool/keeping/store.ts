import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database'

const due = (before: Date) =>
  sql`register_person_id is not null and registration_status in ('closed', 'revoked', 'moved-out') and imported_at < ${before}`

export async function count(tx: Tx, before: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from enterprise where ${due(before)}`.execute(tx)
  return rows[0]?.n ?? 0
}

export async function release(tx: Tx, before: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    with due as (
      select id, register_person_id as "personId" from enterprise where ${due(before)}
      order by id limit ${limit} for update skip locked
    ), cut as (
      update enterprise set register_person_id = null where id in (select id from due)
    )
    select "personId" from due
  `.execute(tx)
  return rows.map((row) => row.personId)
}
