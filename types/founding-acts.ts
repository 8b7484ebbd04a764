/** Room: founding. The acts, from the decision to the founded organisation: guide, candidates, request, reply, election, term. */
import * as z from 'zod/mini'
import { caseStates, foundingForms, guidanceNexts, guidanceOutcomes, lackings, partyKinds } from './case-life'
import { contract } from './contract'
import {
  choice,
  count,
  neededCount,
  day,
  documentNumber,
  id,
  industry,
  key,
  month,
  note,
  organisationName,
  personName,
  termYears,
} from './fields'
import { educations, finding, posts } from './founding-view'
import { fieldWords } from './words/fields'

const moved = z.object({ state: z.enum(caseStates), dueOn: z.string() })

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
  input: z.object({
    key,
    id,
    outcome: choice(guidanceOutcomes, fieldWords.guidance.outcome),
    next: choice(guidanceNexts, fieldWords.guidance.next),
    /** Until when that is done, or when the guide comes again; null: by the rule of the step. */
    nextOn: z.nullable(day),
    members: z.nullable(count),
    note,
  }),
  output: moved,
})

const requestFields = {
  fullName: organisationName,
  shortName: organisationName,
  industry,
  staff: neededCount,
  youth: neededCount,
  /** Of the organisation that is founded: of all its enterprises where it is a joint one. */
  members: neededCount,
  seats: neededCount,
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
    /** Why nothing can be given or put right just now, in a sentence; null: it can. */
    closed: z.nullable(z.string()),
    noticeVersion: z.string(),
    notice: z.array(z.string()),
  }),
})

export const giveCandidate = contract({
  summary: 'The candidate gives the own data, with consent; once more as long as the request has not been sent',
  access: 'signed-in',
  effect: 'write',
  action: 'founding.stand',
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

/** Of the reply or confirmation: only what is granted has one. */
const dayGranted = z.optional(day)

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
    on: dayGranted,
    note,
  }),
  output: moved,
})

/** Replies that carry a number of the office. */
export const numberedReplies = ['reply', 'election-reply'] as const

export const numberReply = contract({
  summary: 'Enters or corrects the number of a reply that was given without one',
  access: 'cadre',
  effect: 'write',
  action: 'case.work',
  record: 'case',
  audit: 'numbered a reply',
  input: z.object({ key, id, kind: choice(numberedReplies), number: documentNumber, sure: z.optional(z.boolean()) }),
  output: z.object({ number: z.string() }),
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
    eligible: neededCount,
    present: neededCount,
    /** The votes of each candidate. */
    votes: z
      .array(z.object({ candidate: id, votes: neededCount, elected: z.boolean() }))
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
    on: dayGranted,
    years: z.optional(termYears),
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
  input: z.object({ key, id, on: day, years: z.optional(termYears), note }),
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
