/** Sets that casework knows, as subqueries: for a room that chooses enterprises. */
import { sql, type RawBuilder } from 'kysely'
import { enterprisesOfApplications } from '../intake/actions'
import { restStates } from './life/transitions'

/** Enterprises that were reached in a case since an instant, whatever became of it. */
export const contactedByCases = (since: Date): RawBuilder<unknown> =>
  enterprisesOfApplications(sql`
    select case_id from case_event where kind = 'contacted' and payload ->> 'outcome' in ('reached', 'call-back', 'declined') and at > ${since}`)

/** Enterprises whose applicant took an application back on this day or later, and the case with it. */
export const withdrawnSince = (day: string): RawBuilder<unknown> =>
  enterprisesOfApplications(sql`select id from case_file where state = 'withdrawn' and due_on >= ${day}`)

/** Cases on which somebody still works: neither founded nor ended. */
export const casesUnderWay = (): RawBuilder<unknown> =>
  sql`select id from case_file where not state = any(${[...restStates]})`
