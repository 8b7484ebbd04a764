/** Room: founding. From the decision to the founded organisation: guide, candidates, request, reply, election, term. */
import * as z from 'zod/mini'
import { caseStates, foundingForms, lackings, partyKinds } from './case-life'
import { contract } from './contract'
import {
  choice,
  count,
  day,
  documentNumber,
  id,
  industry,
  key,
  month,
  note,
  organisationName,
  personName,
} from './fields'
import { fieldWords } from './words/fields'

const moved = z.object({ state: z.enum(caseStates), dueOn: z.string() })

/** Offices of a committee, and what a candidate stands for. */
export const posts = ['secretary', 'deputy-secretary', 'organisation', 'publicity', 'member'] as const
export type Post = (typeof posts)[number]

export const educations = ['middle', 'vocational', 'college', 'bachelor', 'master', 'doctor'] as const
export type Education = (typeof educations)[number]

/** What is not as the rules say. A warning where a rule is only local, or a person may know better. */
const finding = z.object({ level: z.enum(['error', 'warning']), sentence: z.string() })

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
  /** The guide by name, and the day that was agreed. */
  guide: z.nullable(z.object({ name: z.string(), on: z.string() })),
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

export const decideForm = contract({
  summary: 'The cadre decides what is to be founded; a deviation from the recommendation wants its reason',
  access: 'cadre',
  effect: 'write',
  action: 'case.work',
  record: 'case',
  audit: 'decided a form',
  input: z.object({ key, id, form: choice(foundingForms), note }),
  output: moved,
})

export const deferCase = contract({
  summary: 'Not yet: with what is missing and the day to look again; the enterprise sees both',
  access: 'cadre',
  effect: 'write',
  action: 'case.work',
  record: 'case',
  audit: 'deferred a case',
  input: z.object({
    key,
    id,
    lacking: z
      .array(choice(lackings), { error: fieldWords.lacking.empty })
      .check(z.minLength(1, fieldWords.lacking.empty), z.maxLength(lackings.length, fieldWords.lacking.empty)),
    until: day,
    note,
  }),
  output: moved,
})

export const reconsiderCase = contract({
  summary: 'The form turns out to be another one: back to the decision',
  access: 'cadre',
  effect: 'write',
  action: 'case.work',
  record: 'case',
  audit: 'reconsidered a form',
  input: z.object({ key, id, note }),
  output: moved,
})

export const nameGuide = contract({
  summary: 'Names the guide and the agreed day; the owner sees both',
  access: 'cadre',
  effect: 'write',
  action: 'case.work',
  record: 'case',
  audit: 'named a guide',
  input: z.object({ key, id, person: id, on: day }),
  output: moved,
})

export const recordGuidance = contract({
  summary: 'The meeting took place: its outcome and the next step',
  access: 'cadre',
  effect: 'write',
  action: 'case.work',
  record: 'case',
  audit: 'recorded a guidance',
  input: z.object({ key, id, members: z.nullable(count), note }),
  output: moved,
})

const requestFields = {
  fullName: organisationName,
  shortName: organisationName,
  industry,
  staff: count,
  youth: count,
  /** Of the organisation that is founded: of all its enterprises where it is a joint one. */
  members: count,
  seats: count,
  party: choice(partyKinds),
  /** Of the Party organisation; empty where there is none. */
  partyName: z.optional(organisationName),
}

export const saveRequest = contract({
  summary: 'Keeps what the request is going to say; by the owner, or by the guide who helps',
  access: 'signed-in',
  effect: 'write',
  action: 'founding.prepare',
  record: 'case',
  audit: 'wrote a request',
  input: z.object({ key, id, ...requestFields }),
  output: z.object({ findings: z.array(finding) }),
})

export const inviteCandidate = contract({
  summary: 'Opens a place for a candidate, who gives the own data by a link; nobody types it for another person',
  access: 'signed-in',
  effect: 'write',
  action: 'founding.prepare',
  record: 'case',
  audit: 'invited a candidate',
  input: z.object({ key, id, post: choice(posts) }),
  output: z.object({ candidate: z.string(), link: z.string() }),
})

export const removeCandidate = contract({
  summary: 'Takes a candidate away with everything that the person gave',
  access: 'signed-in',
  effect: 'write',
  action: 'founding.prepare',
  record: 'case',
  audit: 'removed a candidate',
  input: z.object({ key, id, candidate: id }),
  output: z.object({}),
})

const candidateToken = z
  .string({ error: fieldWords.candidateLink.wrong })
  .check(z.regex(/^[0-9A-Za-z_-]{20,64}$/, fieldWords.candidateLink.wrong))

export const openCandidate = contract({
  summary: 'What a candidate is asked, by whom and for what; nothing about anybody else',
  access: 'public',
  effect: 'read',
  action: 'founding.candidate',
  audit: null,
  input: z.object({ token: candidateToken }),
  output: z.object({
    organisation: z.string(),
    enterprise: z.string(),
    office: z.string(),
    post: z.enum(posts),
    given: z.boolean(),
    noticeVersion: z.string(),
    notice: z.array(z.string()),
  }),
})

export const giveCandidate = contract({
  summary: 'The candidate gives the own data, with consent; once more as long as the request has not been sent',
  access: 'public',
  effect: 'write',
  action: 'founding.candidate',
  audit: 'gave the data of a candidate',
  input: z.object({
    key,
    token: candidateToken,
    noticeVersion: z
      .string({ error: fieldWords.noticeVersion.wrong })
      .check(z.maxLength(32, fieldWords.noticeVersion.wrong)),
    /** Membership is sensitive: agreed to separately (PIPL art. 29). */
    agreesToMembership: z.literal(true, { error: fieldWords.candidateConsent.empty }),
    name: personName,
    bornIn: month,
    /** When the person joined the League; null: no member. */
    joinedIn: z.nullable(month),
    education: choice(educations),
    /** A few lines: what the person did so far. */
    record: note,
  }),
  output: z.object({}),
})

export const sendRequest = contract({
  summary: 'The request (请示) goes to the office; by the owner, or by the guide on the enterprise’s behalf',
  access: 'signed-in',
  effect: 'write',
  action: 'founding.prepare',
  record: 'case',
  audit: 'sent a request',
  input: z.object({ key, id, note }),
  output: moved,
})

export const replyRequest = contract({
  summary: 'The office approves the request with a number of its own, or sends it back with what to change',
  access: 'cadre',
  effect: 'write',
  action: 'case.work',
  record: 'case',
  audit: 'replied to a request',
  input: z.object({
    key,
    id,
    decision: choice(['granted', 'declined']),
    number: z.optional(documentNumber),
    /** A number that the office has used before is told of once; this says that it is meant. */
    sure: z.optional(z.boolean()),
    on: day,
    note,
  }),
  output: moved,
})

export const reportElection = contract({
  summary: "The members' meeting was held: who was eligible and present, and who was elected",
  access: 'signed-in',
  effect: 'write',
  action: 'founding.prepare',
  record: 'case',
  audit: 'reported an election',
  input: z.object({
    key,
    id,
    heldOn: day,
    eligible: count,
    present: count,
    /** The votes of each candidate. */
    votes: z
      .array(z.object({ candidate: id, votes: count, elected: z.boolean() }))
      .check(z.minLength(1, fieldWords.votes.empty), z.maxLength(30, fieldWords.votes.empty)),
    note,
  }),
  output: moved,
})

export const confirmElection = contract({
  summary: 'The office confirms the election: the organisation is founded, its term begins; or sends it back',
  access: 'cadre',
  effect: 'write',
  action: 'case.work',
  record: 'case',
  audit: 'confirmed an election',
  input: z.object({
    key,
    id,
    decision: choice(['granted', 'declined']),
    number: z.optional(documentNumber),
    sure: z.optional(z.boolean()),
    on: day,
    note,
  }),
  output: moved,
})

export const renewTerm = contract({
  summary: 'A new election was held: the next term begins',
  access: 'cadre',
  effect: 'write',
  action: 'case.work',
  record: 'case',
  audit: 'renewed a term',
  input: z.object({ key, id, on: day, note }),
  output: moved,
})

export const dissolveOrganisation = contract({
  summary: 'The organisation is dissolved, with the reason',
  access: 'cadre',
  effect: 'write',
  action: 'case.work',
  record: 'case',
  audit: 'dissolved an organisation',
  fresh: true,
  input: z.object({ key, id, on: day, note }),
  output: moved,
})
