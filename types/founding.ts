/** Room: founding. What can be recommended, and what is found when a committee or an election is looked at. */
import * as z from 'zod/mini'
import { foundingForms, lackings } from './case-life'
import { choice, count } from './fields'
import { headcounts } from './intake'

/** What the rules answer with: a form, or that it is too early for any. */
export const recommendedForms = [...foundingForms, 'not-yet'] as const
export type RecommendedForm = (typeof recommendedForms)[number]

/** What a recommendation would have needed to know. */
export const unknownFacts = ['members', 'youth', 'neighbours'] as const
export type UnknownFact = (typeof unknownFacts)[number]

/** error: against a rule that binds here. warning: against what is usual, or holds in some places only. */
export const findingLevels = ['error', 'warning'] as const
export type FindingLevel = (typeof findingLevels)[number]

/** None is ever renamed; later ones come at the end. */
export const findingCodes = [
  // The committee.
  'members-none',
  'seats-none',
  'seats-over-members',
  'seats-few',
  'seats-many',
  'secretary-enough',
  'candidates-under-seats',
  'candidates-surplus',
  // The meeting.
  'present-over-expected',
  'quorum',
  'proxy',
  'issued-over-present',
  'returned-over-issued',
  'invalid-over-returned',
  // The count.
  'elected-over-seats',
  'elected-under-seats',
  'elected-mismatch',
  'votes-missing',
  'votes-over-ballots',
  'votes-over-choices',
  'votes-half',
  'votes-half-expected',
  'votes-order',
  'votes-tie',
  // The term.
  'term-not-approved',
  'term-too-late',
  'term-too-early',
  'secretary-elected',
] as const
export type FindingCode = (typeof findingCodes)[number]

/** One thing that is wrong or unusual, as a cadre reads it. */
export const finding = z.object({
  level: z.enum(findingLevels),
  code: z.enum(findingCodes),
  sentence: z.string(),
})
export type Finding = z.infer<typeof finding>

/** How many: a number, a band that an owner tapped, or null where nobody has asked. */
export const headcount = z.nullable(z.union([count, choice(headcounts)]))
export type HeadcountGiven = z.infer<typeof headcount>

/** What is recommended, why, and what else would be lawful. A cadre decides. */
export const recommendation = z.object({
  form: z.enum(recommendedForms),
  /** One sentence. */
  reason: z.string(),
  /** Other forms that are lawful, or would be once their condition is met; the highest first. */
  alternatives: z.array(z.object({ form: z.enum(foundingForms), condition: z.string() })),
  /** What is lacking; only for `not-yet`. */
  missing: z.array(z.object({ lacking: z.enum(lackings), sentence: z.string() })),
  /** What is not known and matters. */
  unknown: z.array(z.enum(unknownFacts)),
  /** What a cadre should look at before deciding: counts that contradict each other, what the Party organisation means for it. */
  remarks: z.array(z.string()),
  /** ISO date, a working day; only for `not-yet`. */
  lookAgain: z.nullable(z.string()),
  /** The rule that it rests on. local: holds in some places only, the city has not confirmed it. */
  basis: z.object({ source: z.string(), local: z.boolean() }),
})
export type Recommendation = z.infer<typeof recommendation>
