/** How often somebody may do something: counted in the act's own transaction, so that what failed was not counted. */
import { sql } from 'kysely'
import type { Call } from './call'
import type { Tx } from './database/database'

type CountTables = { act_count: { scope: string; begins_at: Date; acts: number } }

/** At most `times` acts in each window of `hours`; a window of 24 is a day of China's clock, as people count it. */
export interface ActLimit {
  hours: number
  times: number
}

const HOUR_MS = 3_600_000
/** Own choice: the clock of the offices, UTC+8 without summer time. */
const CHINA_MS = 8 * HOUR_MS

function windowOf(now: Date, hours: number): Date {
  const length = hours * HOUR_MS
  return new Date(Math.floor((now.getTime() + CHINA_MS) / length) * length - CHINA_MS)
}

const scopeOf = (scope: string, hours: number) => `${scope}/${hours}h`

/** Own choice, 2026-11-24: twice the longest window in use, a day. */
const KEPT_HOURS = 48

/**
 * Counts one act, in every window. Two acts at once wait for each other.
 * @param scope what is counted and whose: `find/<person id>`
 * @returns false when a limit is passed; the caller then fails, which takes the count back
 */
export async function countAct(
  { tx, now }: Pick<Call, 'tx' | 'now'>,
  scope: string,
  limits: readonly ActLimit[],
): Promise<boolean> {
  for (const { hours, times } of limits) {
    const row = await tx
      .withTables<CountTables>()
      .insertInto('act_count')
      .values({ scope: scopeOf(scope, hours), begins_at: windowOf(now, hours), acts: 1 })
      .onConflict((conflict) =>
        conflict.columns(['scope', 'begins_at']).doUpdateSet({ acts: sql<number>`act_count.acts + 1` }),
      )
      .returning('acts')
      .executeTakeFirstOrThrow()
    if (row.acts > times) return false
  }
  return true
}

/** Whether a limit is reached, without counting. */
export async function isPast(
  { tx, now }: Pick<Call, 'tx' | 'now'>,
  scope: string,
  limits: readonly ActLimit[],
): Promise<boolean> {
  for (const { hours, times } of limits) {
    const row = await tx
      .withTables<CountTables>()
      .selectFrom('act_count')
      .select('acts')
      .where('scope', '=', scopeOf(scope, hours))
      .where('begins_at', '=', windowOf(now, hours))
      .executeTakeFirst()
    if (row !== undefined && row.acts >= times) return true
  }
  return false
}

/** Deletes counts that no limit looks at any more. */
export async function forgetOldCounts(tx: Tx, now: Date): Promise<void> {
  await tx
    .withTables<CountTables>()
    .deleteFrom('act_count')
    .where('begins_at', '<', new Date(now.getTime() - KEPT_HOURS * HOUR_MS))
    .execute()
}
