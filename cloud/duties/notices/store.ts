import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database'
import type { NoticeKind } from './rules'

export interface NewNotice {
  personId: string
  kind: NoticeKind
  /** Null: of many cases at once. */
  caseId: string | null
  count: number
  /** Each is told once per cause. */
  cause: string
}

export interface Notice {
  id: string
  kind: NoticeKind
  case_id: string | null
  count: number
  at: Date
  seen_at: Date | null
}

export async function insertNotices(tx: Tx, notices: readonly NewNotice[], now: Date): Promise<void> {
  if (notices.length === 0) return
  await sql`
    insert into cadre_notice (person_id, kind, case_id, count, cause, at)
    select person_id, kind, case_id, count, cause, ${now}
    from unnest(
      ${notices.map((one) => one.personId)}::uuid[], ${notices.map((one) => one.kind)}::text[],
      ${notices.map((one) => one.caseId)}::uuid[], ${notices.map((one) => one.count)}::int[],
      ${notices.map((one) => one.cause)}::text[]
    ) as given (person_id, kind, case_id, count, cause)
    on conflict (person_id, cause, kind) do nothing
  `.execute(tx)
}

/** The newest first. */
export async function listNotices(tx: Tx, personId: string, limit: number): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select id, kind, case_id, count, at, seen_at from cadre_notice
    where person_id = ${personId} order by id desc limit ${limit}`.execute(tx)
  return rows
}

export async function markSeen(tx: Tx, personId: string, now: Date, upTo: string | undefined): Promise<void> {
  await sql`
    update cadre_notice set seen_at = ${now}
    where person_id = ${personId} and seen_at is null and id <= coalesce(${upTo ?? null}::bigint, id)`.execute(tx)
}

export async function countUnseen(tx: Tx, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from cadre_notice where person_id = ${personId} and seen_at is null`.execute(tx)
  return rows[0]?.count ?? 0
}

export async function deleteOld(tx: Tx, before: Date): Promise<void> {
  await sql`delete from cadre_notice where at < ${before}`.execute(tx)
}
