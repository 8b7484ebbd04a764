/** One digest a cadre and working day: what is due, late, or waits for somebody. Counts only; of results, never of what a cadre did. */
import { sql } from 'kysely'
import type { DigestPage } from '../../../types/queues'
import { noticeWords } from '../../../types/words/notices'
import { localDate } from '../../platform/calendar/calendar'
import type { Call } from '../../platform/call'

export interface DigestCounts {
  dueToday: number
  dueSoon: number
  overdue: number
  escalated: number
  toAccept: number
  elections: number
  /** Absent in digests of before 0061. */
  contactsDue?: number
  enterpriseLate?: number
  /** What follows from visits. Counted by a later room; absent where it has nothing to say. */
  followsToday?: number
  followsOverdue?: number
  /** Answers of enterprises to invitations that somebody has to look at: within their days, and late. Counted by a later room. */
  answersOpen?: number
  answersOverdue?: number
}

/** What is not in the queue. */
const pages: Partial<Record<keyof DigestCounts, DigestPage>> = {
  followsToday: 'visits',
  followsOverdue: 'visits',
  answersOpen: 'answers',
  answersOverdue: 'answers',
}

type Act = Pick<Call, 'tx' | 'now'>

/** Written once, also where there is nothing to say: it was looked at. @returns whether it is new */
export async function putDigest(act: Act, personId: string, on: string, counts: DigestCounts): Promise<boolean> {
  const { rows } = await sql<{ on_date: string }>`
    insert into cadre_digest (person_id, on_date, content, at)
    values (${personId}, ${on}::date, ${JSON.stringify(counts)}, ${act.now})
    on conflict do nothing returning on_date`.execute(act.tx)
  return rows.length > 0
}

/** Which of these persons have none of a day yet. */
export async function listWithoutDigest(act: Pick<Act, 'tx'>, personIds: readonly string[], on: string) {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...personIds]}::uuid[]) as given (id)
    where not exists (select 1 from cadre_digest where person_id = given.id and on_date = ${on}::date)`.execute(act.tx)
  return rows.map((row) => row.id)
}

export interface DigestLine {
  text: string
  /** Where it leads; null: to the queue. */
  page: DigestPage | null
}

/** In sentences: of what there is none is not said. */
export function sayDigest(counts: DigestCounts): DigestLine[] {
  const keys = Object.keys(noticeWords.digest) as (keyof DigestCounts)[]
  return keys.flatMap((key) => {
    const count = counts[key] ?? 0
    return count > 0 ? [{ text: noticeWords.digest[key](count), page: pages[key] ?? null }] : []
  })
}

/** The digest of today, in sentences. */
export async function findDigest(act: Act, personId: string): Promise<{ on: string; lines: DigestLine[] } | undefined> {
  const on = localDate(act.now)
  const { rows } = await sql<{ content: DigestCounts }>`
    select content from cadre_digest where person_id = ${personId} and on_date = ${on}::date`.execute(act.tx)
  const content = rows[0]?.content
  if (content === undefined) return undefined
  const lines = sayDigest(content)
  return lines.length === 0 ? undefined : { on, lines }
}
