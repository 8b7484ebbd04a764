/** Sets that casework knows, as subqueries: for a room that chooses enterprises. */
import { sql, type RawBuilder } from 'kysely'
import { applicationsOfEnterprises, enterprisesOfApplications } from '../intake/actions'
import type { Call } from '../platform/call'
import { restStates } from './life/transitions'

/** Enterprises that were reached in a case since an instant, whatever became of it. */
export const contactedByCases = (since: Date): RawBuilder<unknown> =>
  enterprisesOfApplications(sql`
    select case_id from case_event where kind = 'contacted' and payload ->> 'outcome' in ('reached', 'call-back', 'declined') and at > ${since}`)

/** Enterprises whose applicant took an application back after this day, and the case with it. */
export const withdrawnAfter = (day: string): RawBuilder<unknown> =>
  enterprisesOfApplications(sql`select id from case_file where state = 'withdrawn' and due_on > ${day}`)

/** The day on which an application of these enterprises was taken back last; undefined where none was. */
export async function findLastWithdrawal(
  { tx }: Pick<Call, 'tx'>,
  enterpriseIds: readonly string[],
): Promise<string | undefined> {
  const { rows } = await sql<{ day: string | null }>`
    select max(due_on)::text as day from case_file
    where state = 'withdrawn' and id in (${applicationsOfEnterprises(enterpriseIds)})`.execute(tx)
  return rows[0]?.day ?? undefined
}

/** Cases on which somebody still works: neither founded nor ended. */
export const casesUnderWay = (): RawBuilder<unknown> =>
  sql`select id from case_file where not state = any(${[...restStates]})`
