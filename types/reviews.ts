/** Room: cultivation. Applications of which a person says which enterprise of the pool they mean. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { choice, id, key } from './fields'
import { limits } from './limits'
import { enterpriseMarks } from './pool'
import { fieldWords } from './words/fields'

/** open: to be looked at. later: looked at once and put off. settled: decided. */
export const reviewStates = ['open', 'later', 'settled'] as const
export type ReviewState = (typeof reviewStates)[number]

/** Not to be told yet; this one of the pool; none of them, a new enterprise. */
export const reviewDecisions = ['later', 'this', 'new'] as const
export type ReviewDecision = (typeof reviewDecisions)[number]

/** What the decision rests on: a choice, never a text. Later ones are added at the end, none is ever renamed. */
export const reviewGrounds = ['code', 'licence', 'address', 'called', 'visited', 'register', 'other'] as const
export type ReviewGround = (typeof reviewGrounds)[number]

const reviewRow = z.object({
  id: z.string(),
  number: z.string(),
  /** As the applicant wrote it. */
  name: z.string(),
  place: z.string(),
  /** The engine's sentence. */
  reason: z.string(),
  dueOn: z.nullable(z.string()),
  overdue: z.boolean(),
})

export const listReviews = contract({
  summary:
    'Applications whose enterprise is not settled, the earliest deadline first; those put off, and those decided',
  access: 'cadre',
  effect: 'read',
  action: 'case.review',
  audit: 'viewed matches to review',
  input: z.object({
    state: choice(reviewStates),
    cursor: z.optional(z.string({ error: fieldWords.cursor.wrong }).check(z.maxLength(128, fieldWords.cursor.wrong))),
    limit: z.optional(
      z
        .int({ error: fieldWords.choice.wrong })
        .check(z.minimum(1, fieldWords.choice.wrong), z.maximum(limits.page.max, fieldWords.choice.wrong)),
    ),
  }),
  output: z.object({
    rows: z.array(reviewRow),
    counts: z.record(z.enum(reviewStates), z.number()),
    next: z.nullable(z.string()),
  }),
})

/** A text in pieces: those that the other side has too, and those it has not. */
export const pieces = z.array(z.object({ text: z.string(), same: z.boolean() }))
export type Pieces = z.infer<typeof pieces>
const sides = z.object({ given: pieces, known: pieces })

const candidate = z.object({
  id: z.string(),
  name: z.string(),
  uscc: z.string(),
  address: z.string(),
  place: z.string(),
  formerNames: z.array(z.string()),
  marks: z.array(z.enum(enterpriseMarks)),
  /** How sure the engine is, 0 to 1. */
  confidence: z.number(),
  differences: z.object({ name: sides, uscc: sides, address: sides }),
})
export type ReviewCandidate = z.infer<typeof candidate>

export const getReview = contract({
  summary:
    'One application beside the enterprises that it may mean, with what differs character by character, the engine’s reason, and what was decided so far',
  access: 'cadre',
  effect: 'read',
  action: 'case.review',
  record: 'case',
  audit: 'viewed a match to review',
  input: z.object({ id }),
  output: z.object({
    id: z.string(),
    number: z.string(),
    submitted: z.object({
      name: z.string(),
      uscc: z.string(),
      address: z.string(),
      operatingAddress: z.nullable(z.string()),
    }),
    office: z.string(),
    reason: z.string(),
    state: z.enum(reviewStates),
    candidates: z.array(candidate),
    /** Newest first. */
    decided: z.array(
      z.object({
        at: z.string(),
        decision: z.enum(reviewDecisions),
        ground: z.enum(reviewGrounds),
        enterprise: z.nullable(z.string()),
        office: z.string(),
        whoMasked: z.string(),
      }),
    ),
  }),
})
export type Review = z.infer<typeof getReview.output>

export const decideMatch = contract({
  summary:
    'A person says which enterprise an application means, that it is a new one, or that it cannot be told yet; the application is linked in the same transaction',
  access: 'cadre',
  effect: 'write',
  action: 'case.review',
  record: 'case',
  audit: 'decided a match',
  input: z
    .object({
      key,
      id,
      decision: choice(reviewDecisions),
      /** The enterprise, with the decision `this`. */
      enterprise: z.optional(id),
      ground: choice(reviewGrounds, fieldWords.ground.empty),
    })
    .check(
      z.refine(({ decision, enterprise }) => (decision === 'this') === (enterprise !== undefined), {
        message: fieldWords.candidate.wrong,
        path: ['enterprise'],
      }),
    ),
  output: z.object({ state: z.enum(reviewStates) }),
})
