/** The queues as data: which cases are in each. Once as a condition for a list, once for the counts of all of them. */
import { sql, type RawBuilder } from 'kysely'
import type { CaseState } from '../../../types/case-life'
import type { Queue } from '../../../types/queues'
import { electionReminders } from '../../duties/rules'
import { addMonths } from '../../platform/calendar/months'
import { looksAfterTerm, waitsForLead, waitsForNoLead } from '../led'
import { hasEnded } from '../life/transitions'

/** What a queue's condition depends on beside the case. */
export interface QueueEye {
  /** Who looks. */
  personId: string
  /** The paths of the offices that the looker works for. */
  paths: readonly string[]
  /** ISO date. */
  today: string
  /** For whom the looker stands in today, each at the office of this path. */
  standsFor: readonly { personId: string; path: string }[]
}

/**
 * What cases of one group have in common, and how many there are: in all, of the looker's, escalated to the looker's offices, with an agreed contact
 * that is due, with nothing to do since what was founded is led elsewhere. */
export interface CaseGroup {
  state: CaseState
  holder: 'office' | 'enterprise' | null
  due_on: string
  all: number
  mine: number
  escalated: number
  contacts: number
  led: number
}

/** What names the looker, or somebody for whom the looker stands in. */
export const namesLooker = ({ personId, standsFor }: QueueEye): RawBuilder<boolean> =>
  sql`(${sql.join(
    [
      sql`person_id = ${personId}`,
      ...standsFor.map((one) => sql`(person_id = ${one.personId} and owner_path = ${one.path})`),
    ],
    sql` or `,
  )})`

interface QueueRule {
  /** The states that the queue is made of, where nothing else decides. */
  states?: readonly CaseState[]
  where: (eye: QueueEye) => RawBuilder<boolean>
  /** How many of a group are in it. */
  among: (group: CaseGroup, eye: QueueEye) => number
}

/** So far ahead an election is asked for, as a day. */
const horizon = (today: string): string => addMonths(today, electionReminders.monthsAhead[0])

const inStates = (...states: readonly CaseState[]): QueueRule => ({
  states,
  // One state is read from its index in the list's order; of several, the database would sort all.
  where: () => (states.length === 1 ? sql`state = ${states[0]}` : sql`state = any (${states}::text[])`),
  among: ({ state, all }) => (states.includes(state) ? all : 0),
})

const rules: Readonly<Record<Queue, QueueRule>> = {
  'to-accept': inStates('submitted', 'resubmitted'),
  accepted: inStates('accepted'),
  // Waiting for the enterprise, whatever for; for one that leads others once, with its own case.
  returned: {
    where: () => sql`(duty_id is not null and holder = 'enterprise' and ${waitsForNoLead})`,
    among: ({ state, holder, all }) =>
      holder === 'enterprise' && !hasEnded(state) && !waitsForLead({ state, holder }) ? all : 0,
  },
  withdrawn: {
    where: () => sql`duty_id is null`,
    among: ({ state, all }) => (hasEnded(state) ? all : 0),
  },
  mine: {
    where: (eye) => sql`(duty_id is not null and ${namesLooker(eye)} and state <> 'founded')`,
    among: ({ state, mine }) => (state === 'founded' ? 0 : mine),
  },
  // What an office is late with. What waits for its enterprise, and an election that is due, have queues of their own.
  overdue: {
    where: ({ today }) =>
      sql`(duty_id is not null and due_on < ${today}::date and holder = 'office' and state <> 'founded')`,
    among: ({ state, holder, due_on: dueOn, all }, { today }) =>
      dueOn < today && holder === 'office' && state !== 'founded' && !hasEnded(state) ? all : 0,
  },
  escalated: {
    where: ({ paths }) => sql`(duty_id is not null and ${isEscalated(paths)})`,
    among: ({ escalated }) => escalated,
  },
  'to-decide': inStates('surveyed'),
  'to-guide': inStates('decided', 'guiding'),
  'to-reply': inStates('requested', 'elected'),
  disputes: inStates('disputed', 'appealed'),
  'look-again': inStates('deferred', 'suspended'),
  'elections-due': {
    where: ({ today }) => sql`(state = 'founded' and due_on <= ${horizon(today)}::date and ${looksAfterTerm})`,
    among: ({ state, due_on: dueOn, all, led }, { today }) =>
      state === 'founded' && dueOn <= horizon(today) ? all - led : 0,
  },
  founded: inStates('founded'),
  all: { where: () => sql`true`, among: ({ all }) => all },
  'in-progress': {
    where: () => sql`(duty_id is not null and state <> 'founded')`,
    among: ({ state, all }) => (state === 'founded' || hasEnded(state) ? 0 : all),
  },
  // The day that was agreed for the next call or visit has come.
  'contacts-due': { where: ({ today }) => isContactDue(today), among: ({ contacts }) => contacts },
  // What its enterprise has not done in time: the office asks, or ends what was sent back. Nobody's delay.
  'enterprise-late': {
    where: ({ today }) =>
      sql`(duty_id is not null and due_on < ${today}::date and holder = 'enterprise' and ${waitsForNoLead})`,
    among: ({ state, holder, due_on: dueOn, all }, { today }) =>
      dueOn < today && holder === 'enterprise' && !hasEnded(state) && !waitsForLead({ state, holder }) ? all : 0,
  },
}

/** Told to an office at one of these paths, and still somebody's to do. */
export const isEscalated = (paths: readonly string[]): RawBuilder<boolean> =>
  sql`(escalated_path = any (${[...paths]}::text[]) and ${looksAfterTerm})`

/** A contact that was agreed for today or before. */
export const isContactDue = (today: string): RawBuilder<boolean> => sql`(contact_on <= ${today}::date)`

export const inQueue = (queue: Queue, eye: QueueEye): RawBuilder<boolean> => rules[queue].where(eye)

/** The states of a queue that is made of several and of nothing else: each is read by itself. */
export const severalStates = (queue: Queue): readonly CaseState[] | undefined => {
  const { states } = rules[queue]
  return states !== undefined && states.length > 1 ? states : undefined
}

export const countAmong = (queue: Queue, group: CaseGroup, eye: QueueEye): number => rules[queue].among(group, eye)

/** Queues whose cases have ended: what ended last comes first. */
export const isEndedQueue = (queue: Queue): boolean => queue === 'withdrawn'
