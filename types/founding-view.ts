/** Room: founding. What both sides of the counter see of it. */
import * as z from 'zod/mini'
import { foundingForms, lackings, partyKinds, posts } from './case-life'

export { educations, posts, type Education, type Post } from './case-life'
import { contract } from './contract'
import { id } from './fields'

/** What is not as the rules say. A warning where a rule is only local, or a person may know better. */
export const finding = z.object({ level: z.enum(['error', 'warning']), sentence: z.string() })

const candidate = z.object({
  id: z.string(),
  post: z.enum(posts),
  nameMasked: z.string(),
  /** Whether the person has given the own data, and agreed to it. */
  given: z.boolean(),
  /** Where they do it; null once they have. */
  link: z.nullable(z.string()),
  /** Null before the election. */
  elected: z.nullable(z.boolean()),
})

/** What both sides see of a founding. */
const foundingView = {
  form: z.nullable(z.enum(foundingForms)),
  /** The guide by name, and the day that was agreed; null: none, or it is over. */
  guide: z.nullable(z.object({ name: z.string(), on: z.nullable(z.string()) })),
  /** What the request says, as it was last written. */
  request: z.object({
    fullName: z.string(),
    shortName: z.string(),
    industry: z.string(),
    staff: z.nullable(z.number()),
    youth: z.nullable(z.number()),
    members: z.nullable(z.number()),
    /** How many are to be elected. */
    seats: z.nullable(z.number()),
    party: z.nullable(z.enum(partyKinds)),
    partyName: z.string(),
  }),
  candidates: z.array(candidate),
  /** What is not as the rules say of the committee, before it is sent. */
  findings: z.array(finding),
  /** The share of all members that must come for an election to count, as the rules of today ask; null: they ask for none of this kind. */
  quorum: z.nullable(z.object({ of: z.number(), among: z.number() })),
  /** Of how many years a term of this kind may be, as the rules of today say, and which is proposed; null: it is not decided. */
  term: z.nullable(z.object({ least: z.number(), most: z.number(), proposed: z.number() })),
  /** Between which days the next election may be held, with leave; null: nothing is founded. */
  electionWindow: z.nullable(z.object({ earliest: z.string(), latest: z.string() })),
  reply: z.nullable(z.object({ number: z.nullable(z.string()), on: z.string() })),
  election: z.nullable(
    z.object({ heldOn: z.string(), eligible: z.number(), present: z.number(), findings: z.array(finding) }),
  ),
  founded: z.nullable(z.object({ on: z.string(), number: z.nullable(z.string()), termEndsOn: z.string() })),
  may: z.array(
    z.enum([
      'decide',
      'reconsider',
      'nameGuide',
      'recordGuidance',
      'writeRequest',
      'reply',
      'reportElection',
      'confirm',
      'renew',
      'dissolve',
    ]),
  ),
}

export const getFounding = contract({
  summary:
    'A founding as the responsible cadre sees it: the recommendation with its reason, guide, candidates, request, reply, election',
  access: 'cadre',
  effect: 'read',
  action: 'case.view',
  record: 'case',
  audit: 'viewed a founding',
  input: z.object({ id }),
  output: z.object({
    ...foundingView,
    recommendation: z.object({
      form: z.enum([...foundingForms, 'not-yet']),
      reason: z.string(),
      alternatives: z.array(z.object({ form: z.enum(foundingForms), condition: z.string() })),
      missing: z.array(z.string()),
      /** The same, as the form for it names them. */
      lacking: z.array(z.enum(lackings)),
      /** What a cadre should look at before deciding. */
      remarks: z.array(z.string()),
      /** Where the rule comes from, and whether it holds in some places only. */
      basis: z.object({ source: z.string(), local: z.boolean() }),
      /** Where it is not yet: when to look again. */
      lookAgainOn: z.nullable(z.string()),
    }),
    /** Whom the cadre may name as guide. */
    guides: z.array(z.object({ id: z.string(), name: z.string(), office: z.string() })),
    /** The number that is proposed for the next reply of the own office; null: none can be. */
    proposedNumber: z.nullable(z.string()),
  }),
})
export type Founding = z.infer<typeof getFounding.output>

export const getMyFounding = contract({
  summary: 'A founding as its owner sees it: guide and day, what to prepare, candidates, what was answered',
  access: 'signed-in',
  effect: 'read',
  action: 'application.viewOwn',
  record: 'case',
  audit: null,
  input: z.object({ id }),
  output: z.object(foundingView),
})
export type MyFounding = z.infer<typeof getMyFounding.output>
