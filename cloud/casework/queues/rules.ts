/** The queues as data: which cases are in each, as a condition on the projection. */
import { sql, type RawBuilder } from 'kysely'
import { queues, type Queue } from '../../../types/queues'
import { electionReminders } from '../../duties/rules'
import { addMonths } from '../../platform/calendar/months'

/** What a queue's condition depends on beside the case. */
export interface QueueEye {
  /** Who looks. */
  personId: string
  /** The paths of the offices that the looker works for. */
  paths: readonly string[]
  /** ISO date. */
  today: string
}

type Condition = (eye: QueueEye) => RawBuilder<boolean>

/** So far ahead an election is asked for, as a day. */
const horizon = (today: string): string => addMonths(today, electionReminders.monthsAhead[0])

const conditions: Readonly<Record<Queue, Condition>> = {
  'to-accept': () => sql`state in ('submitted', 'resubmitted')`,
  accepted: () => sql`state = 'accepted'`,
  // Waiting for the enterprise, whatever for.
  returned: () => sql`(duty_id is not null and holder = 'enterprise')`,
  withdrawn: () => sql`duty_id is null`,
  mine: ({ personId }) => sql`(duty_id is not null and person_id = ${personId} and state <> 'founded')`,
  // An election that is due has a queue of its own.
  overdue: ({ today }) => sql`(duty_id is not null and due_on < ${today}::date and state <> 'founded')`,
  escalated: ({ paths }) => sql`(duty_id is not null and escalated_path = any (${[...paths]}::text[]))`,
  'to-decide': () => sql`state = 'surveyed'`,
  'to-guide': () => sql`state in ('decided', 'guiding')`,
  'to-reply': () => sql`state in ('requested', 'elected')`,
  disputes: () => sql`state in ('disputed', 'appealed')`,
  'look-again': () => sql`state in ('deferred', 'suspended')`,
  'elections-due': ({ today }) => sql`(state = 'founded' and due_on <= ${horizon(today)}::date)`,
  founded: () => sql`state = 'founded'`,
}

export const inQueue = (queue: Queue, eye: QueueEye): RawBuilder<boolean> => conditions[queue](eye)

/** Columns of the counts of all queues, in their order. */
export const countColumns = (eye: QueueEye): RawBuilder<unknown> =>
  sql.join(
    queues.map((queue, at) => sql`count(*) filter (where ${conditions[queue](eye)})::int as ${sql.ref(`q${at}`)}`),
  )

/** Queues whose cases have ended: what ended last comes first. */
export const isEndedQueue = (queue: Queue): boolean => queue === 'withdrawn'
