import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database'

export interface AbsenceRow {
  id: string
  person_id: string
  office_id: string
  deputy_id: string | null
  from_on: string
  until_on: string
}

const columns = sql`id, person_id, office_id, deputy_id, from_on, until_on`

/** Those that are in force on a day; at some offices only, where given. Of two of one person the longer one comes first. */
export async function listOn(tx: Tx, day: string, officeIds?: readonly string[]): Promise<AbsenceRow[]> {
  const at = officeIds === undefined ? sql`true` : sql`office_id = any (${[...officeIds]}::uuid[])`
  const { rows } = await sql<AbsenceRow>`
    select ${columns} from cadre_absence
    where ended_at is null and from_on <= ${day}::date and until_on >= ${day}::date and ${at}
    order by until_on desc, id`.execute(tx)
  return rows
}

/** Those that last until a day or longer, the nearest first. */
export async function listFrom(tx: Tx, day: string): Promise<AbsenceRow[]> {
  const { rows } = await sql<AbsenceRow>`
    select ${columns} from cadre_absence
    where ended_at is null and until_on >= ${day}::date order by from_on, id`.execute(tx)
  return rows
}

/** Whether a person is away from an office on any of these days. */
export async function isAnyBetween(
  tx: Tx,
  { personId, officeId, from, until }: { personId: string; officeId: string; from: string; until: string },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from cadre_absence where ended_at is null and person_id = ${personId} and office_id = ${officeId}
      and from_on <= ${until}::date and until_on >= ${from}::date limit 1`.execute(tx)
  return rows.length > 0
}

export async function insert(
  tx: Tx,
  absence: Omit<AbsenceRow, 'id'> & { recorded_by: string; now: Date },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into cadre_absence (person_id, office_id, deputy_id, from_on, until_on, recorded_by, recorded_at)
    values (${absence.person_id}, ${absence.office_id}, ${absence.deputy_id}, ${absence.from_on}::date,
      ${absence.until_on}::date, ${absence.recorded_by}, ${absence.now})
    returning id`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('an absence that was not written')
  return row.id
}

/** One absence that is not over. @returns whether there was one */
export async function end(
  tx: Tx,
  { id, personId, officeId, today }: { id: string; personId: string; officeId: string; today: string },
  by: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update cadre_absence set ended_at = ${now}, ended_by = ${by}
    where id = ${id} and person_id = ${personId} and office_id = ${officeId} and ended_at is null
      and until_on >= ${today}::date
    returning id`.execute(tx)
  return rows.length > 0
}

/** Whoever works at an office no more is away from it no more. */
export async function endAllOf(tx: Tx, personId: string, officeId: string, now: Date): Promise<void> {
  await sql`
    update cadre_absence set ended_at = ${now}
    where person_id = ${personId} and office_id = ${officeId} and ended_at is null`.execute(tx)
}

/** An office becomes another one. */
export async function moveAll(tx: Tx, fromOfficeId: string, toOfficeId: string): Promise<void> {
  await sql`
    update cadre_absence set office_id = ${toOfficeId}
    where office_id = ${fromOfficeId} and ended_at is null`.execute(tx)
}

export async function deleteOver(tx: Tx, before: string): Promise<void> {
  await sql`delete from cadre_absence where until_on < ${before}::date`.execute(tx)
}
