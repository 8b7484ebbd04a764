/** Room: casework. The cadre's queues: which there are, what a row tells, how they are searched and given away as a whole. */
import * as z from 'zod/mini'
import { assigningReasons, foundingForms } from './case-life'
import { contract } from './contract'
import { choice, day, id, key } from './fields'
import { limits } from './limits'
import { fieldWords } from './words/fields'

/**
 * In the order of a case's life, behind those that cross it. None is ever renamed; of 0.1.0 are to-accept, accepted (to be surveyed), returned
 * (waiting for the enterprise) and withdrawn (ended).
 */
export const queues = [
  'to-accept',
  'accepted',
  'returned',
  'withdrawn',
  'mine',
  'overdue',
  'escalated',
  'to-decide',
  'to-guide',
  'to-reply',
  'disputes',
  'look-again',
  'elections-due',
  'founded',
  'all',
  'in-progress',
  'contacts-due',
  'enterprise-late',
] as const
export type Queue = (typeof queues)[number]

export const queueSorts = ['due', 'newest'] as const
export type QueueSort = (typeof queueSorts)[number]

const queueRow = z.object({
  id: z.string(),
  number: z.string(),
  enterprise: z.string(),
  /** Where: district and street as routed, or as far as known. */
  place: z.string(),
  /** Why it is here, one short sentence. */
  why: z.string(),
  /** Where it stands, in two or three words. */
  state: z.string(),
  /** Who has the next move, by name: a person, an office, or the enterprise. */
  owner: z.string(),
  dueOn: z.nullable(z.string()),
  /** Whose the day is; null where it has ended. */
  holder: z.nullable(z.enum(['office', 'enterprise'])),
  overdue: z.boolean(),
  submittedAt: z.string(),
  /** How many wishes to join wait for an answer. */
  joins: z.number(),
})
export type QueueRow = z.infer<typeof queueRow>

const query = z.string({ error: fieldWords.query.empty }).check(z.maxLength(60, fieldWords.query.long))

/** Of applications submitted on these days only, first and last included. */
export const period = { since: z.optional(day), until: z.optional(day) }

/** What the pages offer of it. */
export type Period = 'ever' | 'year' | 'last-month' | 'month'

/** Which cases of a queue are meant. */
const filter = {
  queue: choice(queues),
  /** An enterprise's name, a credit code, a case number, or a whole phone number. */
  query: z.optional(query),
  /** An office: cases whose place lies with it or under it. */
  place: z.optional(id),
  /** Only cases whose place is that very office: what no office under it has. */
  exact: z.optional(z.boolean({ error: fieldWords.choice.wrong })),
  ...period,
  form: z.optional(choice(foundingForms)),
  /** Only those of enterprises with a Party organisation, or without. */
  party: z.optional(choice(['with', 'without'])),
}

export const listQueue = contract({
  summary:
    'One of the queues of the cadre, oldest deadline first, with the counts of all queues at the same place and in the same period',
  access: 'cadre',
  effect: 'read',
  action: 'case.view',
  audit: 'viewed a queue',
  input: z.object({
    ...filter,
    sort: z.optional(choice(queueSorts)),
    cursor: z.optional(z.string({ error: fieldWords.cursor.wrong }).check(z.maxLength(128, fieldWords.cursor.wrong))),
    limit: z.optional(
      z
        .int({ error: fieldWords.choice.wrong })
        .check(z.minimum(1, fieldWords.choice.wrong), z.maximum(limits.page.max, fieldWords.choice.wrong)),
    ),
  }),
  output: z.object({
    rows: z.array(queueRow),
    counts: z.record(z.enum(queues), z.number()),
    next: z.nullable(z.string()),
    /** The offices whose cases are shown, by name. */
    offices: z.array(z.string()),
    /** The office that `place` named; null: none was. */
    place: z.nullable(z.string()),
    /** What the cadre was told and has not seen. */
    unseen: z.number(),
  }),
})

/** To whom cases can be given: persons at an office. */
const colleague = z.object({ id: z.string(), name: z.string() })

export const listAssignees = contract({
  summary: 'To whom the cadre may give cases: offices within the own reach that have somebody, and industry committees',
  access: 'cadre',
  effect: 'read',
  action: 'case.assign',
  audit: 'listed assignees',
  input: z.object({}),
  output: z.object({
    offices: z.array(z.object({ id: z.string(), name: z.string(), persons: z.array(colleague) })),
  }),
})

const assignment = {
  office: id,
  person: z.optional(id),
  reason: choice(assigningReasons, fieldWords.why.empty),
}

export const planAssigning = contract({
  summary: 'How many cases of a filter would change hands',
  access: 'cadre',
  effect: 'read',
  action: 'case.assign',
  audit: 'tried to reassign cases',
  input: z.object({ ...filter, ...assignment }),
  output: z.object({ found: z.number(), given: z.number() }),
})

export const assignMany = contract({
  summary: 'Gives all open cases of a filter to an office or a person; confirmed by the number that the plan told',
  access: 'cadre',
  effect: 'write',
  action: 'case.assign',
  audit: 'reassigned cases of a filter',
  fresh: true,
  input: z.object({ key, ...filter, ...assignment, expected: z.int({ error: fieldWords.choice.wrong }) }),
  output: z.object({ found: z.number(), given: z.number() }),
})

/** Pages beside the queue that have what a digest counts. */
export const digestPages = ['visits', 'answers'] as const
export type DigestPage = (typeof digestPages)[number]

export const listNotices = contract({
  summary: 'What the cadre was told: given, taken away, escalated, disputed; newest first. And the digest of the day',
  access: 'cadre',
  effect: 'read',
  action: 'case.view',
  audit: 'viewed the notices',
  input: z.object({}),
  output: z.object({
    notices: z.array(
      z.object({
        id: z.string(),
        text: z.string(),
        caseId: z.nullable(z.string()),
        at: z.string(),
        seen: z.boolean(),
      }),
    ),
    /** Sentences of the day's digest, and the page to which each leads (null: the queue); null before there is one. */
    digest: z.nullable(
      z.object({ on: z.string(), lines: z.array(z.string()), leads: z.array(z.nullable(z.enum(digestPages))) }),
    ),
  }),
})

export const seeNotices = contract({
  summary: 'The cadre has seen what was told',
  access: 'cadre',
  effect: 'write',
  action: 'case.view',
  audit: 'saw the notices',
  /** `upTo`: the newest that was shown; what came after it is still to be seen. */
  input: z.object({ key, upTo: z.optional(z.string().check(z.regex(/^\d{1,18}$/, fieldWords.id.wrong))) }),
  output: z.object({}),
})

export const listQueuePlaces = contract({
  summary: 'The divisions whose cases the cadre sees, for narrowing a queue to one: parents first',
  access: 'cadre',
  effect: 'read',
  action: 'case.view',
  audit: 'viewed the places of the queues',
  input: z.object({}),
  output: z.object({
    places: z.array(
      z.object({
        /** Of the League's office there. */
        id: z.string(),
        name: z.string(),
        /** The place that it lies in; null: none that the cadre sees. */
        within: z.nullable(z.string()),
      }),
    ),
  }),
})
export type QueuePlaces = z.infer<typeof listQueuePlaces.output>['places']
