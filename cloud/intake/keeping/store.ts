import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database/database'

export interface Due {
  kind: 'contact' | 'join' | 'licenceAccepted' | 'licenceEnded'
  before: Date
}
export interface DueContact {
  id: string
  personId: string
}
export interface DueLicence {
  id: string
  uploadId: string
}

/** What is due, as table and condition: the partial indexes of migration 0017 say the same. */
function where({ kind, before }: Due): RawBuilder<unknown> {
  switch (kind) {
    case 'contact':
      return sql`application where contact_forgotten_at is null and closed_at < ${before}`
    case 'join':
      return sql`join_request where contact_forgotten_at is null and state in ('declined', 'ended') and answered_at < ${before}`
    case 'licenceAccepted':
      return sql`application where licence_upload_id is not null and licence_let_go_at is null and vouched_at < ${before}`
    case 'licenceEnded':
      return sql`application where licence_upload_id is not null and licence_let_go_at is null and closed_at < ${before}`
  }
}

export async function count(tx: Tx, due: Due): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${where(due)}`.execute(tx)
  return rows[0]?.n ?? 0
}

export async function listContacts(tx: Tx, due: Due, limit: number): Promise<DueContact[]> {
  const person = due.kind === 'join' ? sql`person_id` : sql`applicant_person_id`
  const { rows } = await sql<DueContact>`
    select id, ${person} as "personId" from ${where(due)} order by id limit ${limit} for update skip locked
  `.execute(tx)
  return rows
}

export async function listLicences(tx: Tx, due: Due, limit: number): Promise<DueLicence[]> {
  const { rows } = await sql<DueLicence>`
    select id, licence_upload_id as "uploadId" from ${where(due)} order by id limit ${limit} for update skip locked
  `.execute(tx)
  return rows
}

export async function markContact(tx: Tx, kind: 'contact' | 'join', id: string, now: Date): Promise<void> {
  const table = kind === 'join' ? sql`join_request` : sql`application`
  await sql`update ${table} set contact_forgotten_at = ${now} where id = ${id}`.execute(tx)
}

export async function markLicence(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update application set licence_let_go_at = ${now} where id = ${id}`.execute(tx)
}
