/** Room: casework. The owner's status and the cadre's queue. */
import * as z from 'zod/mini'
import { caseStates, foundingForms, guidanceNexts, guidanceOutcomes, partyKinds } from './case-life'
import { office } from './city'
import { contract } from './contract'
import { choice, id, key, note, operatingAddress, personName } from './fields'
import { headcounts } from './intake'
import { fieldWords } from './words/fields'

export { caseStates, endedStates, type CaseState, type OpenState } from './case-life'

/** Why a case goes back to the enterprise. All reasons at once (DOMAIN §8). */
export const returnReasons = ['contact', 'identity', 'address', 'authority', 'other'] as const
export type ReturnReason = (typeof returnReasons)[number]

/** A line of the timeline, in plain words for the owner. */
const timelineEntry = z.object({ at: z.string(), title: z.string(), detail: z.nullable(z.string()) })

const ownCase = z.object({
  id: z.string(),
  number: z.string(),
  enterprise: z.string(),
  state: z.enum(caseStates),
  /** The state as the owner reads it. */
  headline: z.string(),
  /** Who does what by when. */
  next: z.string(),
  dueOn: z.nullable(z.string()),
  submittedAt: z.string(),
})

/** What became of the wish to join. */
export const joinStates = ['open', 'admitted', 'declined', 'ended'] as const
export type JoinState = (typeof joinStates)[number]

/** The wish of a person to join the application of somebody else; that person learns nothing else of it until admitted. */
const ownJoin = z.object({
  id: z.string(),
  enterprise: z.string(),
  state: z.enum(joinStates),
  headline: z.string(),
  next: z.string(),
  askedAt: z.string(),
  /** The case, once admitted. */
  caseId: z.nullable(z.string()),
})

export const listMyCases = contract({
  summary: 'All applications of the signed-in person, newest first',
  access: 'signed-in',
  effect: 'read',
  action: 'application.viewOwn',
  audit: null,
  input: z.object({}),
  output: z.object({ cases: z.array(ownCase), joins: z.array(ownJoin) }),
})

export const getMyCase = contract({
  summary:
    "One application as its owner sees it: what is true now, who has the next move, the office's phone, the timeline",
  access: 'signed-in',
  effect: 'read',
  action: 'application.viewOwn',
  audit: null,
  input: z.object({ id }),
  output: z.object({
    case: ownCase,
    office,
    contactName: z.nullable(z.string()),
    /** False for somebody who was admitted later: may look, not answer. */
    mine: z.boolean(),
    /** Sentences, one a reason; empty unless returned. */
    returnReasons: z.array(z.string()),
    returnNote: z.nullable(z.string()),
    /** What the office wrote for the enterprise where the case now stands (why, what to change); a return's is `returnNote`. */
    remark: z.nullable(z.string()),
    /** Whether the enterprise is asked to found together with others, or does. */
    joint: z.boolean(),
    /** Whether it is asked and has not answered yet. */
    jointAsked: z.boolean(),
    /** The last day on which the owner can ask the office above; null: there is nothing to ask, or not any more. */
    appealUntil: z.nullable(z.string()),
    /** Where the application says that the enterprise works; null to who may not answer. */
    address: z.nullable(z.string()),
    youth: z.nullable(z.enum(headcounts)),
    members: z.nullable(z.enum(headcounts)),
    /** Newest first. */
    timeline: z.array(timelineEntry),
  }),
})
export type MyCase = z.infer<typeof getMyCase.output>

export const resubmitCase = contract({
  summary: 'The owner answers a return: everything kept, contact and address corrected, a remark added',
  access: 'signed-in',
  effect: 'write',
  action: 'application.answerOwn',
  audit: 'answered a return',
  /** `operatingAddress`: where the enterprise works, routed anew; absent: as before. Its registered address: it works there. */
  input: z.object({ key, id, contactName: personName, operatingAddress: z.optional(operatingAddress), note }),
  output: z.object({ next: z.string(), dueOn: z.string() }),
})

export const withdrawApplication = contract({
  summary: 'The applicant takes an open application back: its case ends, wishes to join it end with it',
  access: 'signed-in',
  effect: 'write',
  action: 'application.withdraw',
  record: 'case',
  audit: 'withdrew an application',
  input: z.object({ key, id }),
  output: z.object({ state: z.enum(caseStates), headline: z.string() }),
})

/** A decision of an engine, with its reason as a sentence. */
const finding = z.object({
  decision: z.enum(['auto', 'review', 'none']),
  confidence: z.number(),
  reason: z.string(),
})

/** What a cadre can do to a case, where it stands and as the own office. */
export const cadreActs = [
  'accept',
  'return',
  'revealContact',
  'answerJoin',
  'viewLicence',
  'viewDocuments',
  'refuse',
  'survey',
  'logContact',
  'noteParty',
  'suspend',
  'resume',
  'reopen',
  'handOn',
  'settle',
  'answerAppeal',
  'assign',
  'joint',
  'decide',
  'nameGuide',
  'recordGuidance',
  'request',
  'reply',
  'elect',
  'confirm',
  'renew',
  'dissolve',
  'reconsider',
  'urge',
] as const
export type CadreAct = (typeof cadreActs)[number]

export const getCase = contract({
  summary: 'One case as the responsible cadre sees it: who, where, the reasons of match and route, history',
  access: 'cadre',
  effect: 'read',
  action: 'case.view',
  audit: 'viewed a case',
  input: z.object({ id }),
  output: z.object({
    id: z.string(),
    number: z.string(),
    state: z.enum(caseStates),
    dueOn: z.nullable(z.string()),
    overdue: z.boolean(),
    office: z.string(),
    submitted: z.object({
      name: z.string(),
      uscc: z.string(),
      address: z.string(),
      operatingAddress: z.nullable(z.string()),
      /** How the enterprise was named, as a sentence; null for an invitation. */
      foundBy: z.nullable(z.string()),
      /** The invitation that led here and who invited, as a sentence; null: none. */
      invitedBy: z.nullable(z.string()),
      /** Names of the bodies asked for beside the League. */
      bodies: z.array(z.string()),
    }),
    /** The uploaded licence; null when none was sent. */
    licence: z.nullable(z.string()),
    /** Numbers of other open applications for the same enterprise, and where each lies. */
    others: z.array(z.object({ number: z.string(), office: z.string() })),
    /** Who else of the enterprise asked to join, oldest first. */
    joins: z.array(
      z.object({
        id: z.string(),
        nameMasked: z.string(),
        phoneMasked: z.string(),
        state: z.enum(joinStates),
        askedAt: z.string(),
      }),
    ),
    /** The pool's enterprise that it was matched with; null when none. */
    enterprise: z.nullable(z.object({ name: z.string(), uscc: z.string(), address: z.string() })),
    match: finding,
    route: z.extend(finding, {
      /** The street that a map service names, where it is another one than the case lies with: one tap hands the case on to it. */
      advised: z.nullable(z.object({ office: z.string(), name: z.string() })),
    }),
    authority: z.string(),
    contact: z.object({ nameMasked: z.string(), phoneMasked: z.string() }),
    youth: z.nullable(z.enum(headcounts)),
    members: z.nullable(z.enum(headcounts)),
    timeline: z.array(timelineEntry),
    /** Who has the next move: the office, and the person named; null where it has ended. */
    owner: z.nullable(
      z.object({
        office: z.string(),
        person: z.nullable(z.string()),
        /** That this person is away, until when, and who stands in; null: there. */
        away: z.nullable(z.string()),
        /** Named for it, or standing in. */
        isMine: z.boolean(),
        holder: z.enum(['office', 'enterprise']),
        /** Why it is not the responsible office's; null where it is. */
        cause: z.nullable(z.string()),
      }),
    ),
    /** What is to be done next, as a sentence. */
    next: z.string(),
    /** The office above that was told that it is late. */
    escalatedTo: z.nullable(z.string()),
    /** To an office that was asked to supervise: whom to call, and when it last urged, while it may not do so again; null to others. */
    supervision: z.nullable(z.object({ office, urgedAt: z.nullable(z.string()) })),
    /** The streets that had it or were named for it since it was last settled, in that order; empty unless the case is disputed. */
    disputants: z.array(z.object({ office: z.string(), name: z.string() })),
    form: z.nullable(z.enum(foundingForms)),
    party: z.nullable(z.enum(partyKinds)),
    termEndsOn: z.nullable(z.string()),
    /** What was last learnt; null: nobody has asked yet. */
    survey: z.nullable(
      z.object({
        staff: z.nullable(z.number()),
        youth: z.nullable(z.number()),
        members: z.nullable(z.number()),
        at: z.string(),
      }),
    ),
    /** What came of the guide's meeting, and what is done next by when, while the enterprise prepares; null: not so. */
    guidance: z.nullable(
      z.object({ outcome: z.enum(guidanceOutcomes), next: z.enum(guidanceNexts), on: z.nullable(z.string()) }),
    ),
    /** Whether a guide is to be named anew: who was named works at this office no more. */
    guideGone: z.boolean(),
    /** The day that was agreed for the next contact; null: none. */
    contactOn: z.nullable(z.string()),
    /** Whether that day has come. */
    contactDue: z.boolean(),
    /** Acts that are legal now for this cadre. */
    may: z.array(z.enum(cadreActs)),
  }),
})
export type CadreCase = z.infer<typeof getCase.output>

export const acceptCase = contract({
  summary: 'The office has received the application and begins to work on it (受理)',
  access: 'cadre',
  effect: 'write',
  action: 'case.accept',
  audit: 'accepted a case',
  input: z.object({ key, id }),
  output: z.object({ state: z.enum(caseStates) }),
})

export const returnCase = contract({
  summary: 'Sends the application back once, with all reasons',
  access: 'cadre',
  effect: 'write',
  action: 'case.return',
  audit: 'returned a case',
  input: z.object({
    key,
    id,
    reasons: z
      .array(choice(returnReasons), { error: fieldWords.reasons.empty })
      .check(z.minLength(1, fieldWords.reasons.empty), z.maxLength(returnReasons.length, fieldWords.reasons.empty)),
    note,
  }),
  output: z.object({ state: z.enum(caseStates) }),
})

/** What can be shown unmasked, one at a time, and why: a choice, never a text. */
export const revealFields = ['phone', 'name'] as const
export const revealReasons = ['contact-applicant', 'check-identity', 'answer-complaint', 'correct-data'] as const
export type RevealReason = (typeof revealReasons)[number]

export const revealContact = contract({
  summary: 'Shows the contact unmasked to the responsible cadre; the act stands in the audit trail',
  access: 'cadre',
  // A read, though an act: what it shows must not be kept among the stored replies of writes.
  effect: 'read',
  action: 'case.revealContact',
  audit: 'revealed a contact',
  within: ['join', 'record'],
  /**
   * `join` names one who asked to join, `record` one who was told at the door (`listCaseContacts`), instead of the applicant. One field, for one reason of a fixed list; 0.1.0 knows neither and
   * gets both fields.
   */
  input: z
    .object({
      id,
      join: z.optional(id),
      record: z.optional(id),
      field: z.optional(choice(revealFields)),
      reason: z.optional(choice(revealReasons, fieldWords.reason.empty)),
    })
    .check(
      z.refine(({ field, reason }) => field === undefined || reason !== undefined, {
        message: fieldWords.reason.empty,
        path: ['reason'],
      }),
      z.refine(({ join, record }) => join === undefined || record === undefined, {
        message: fieldWords.record.twice,
        path: ['record'],
      }),
    ),
  /** Null: not asked for. */
  output: z.object({ name: z.nullable(z.string()), phone: z.nullable(z.string()) }),
})

export const answerJoin = contract({
  summary: 'The street admits somebody of the same enterprise to the application, or declines',
  access: 'cadre',
  effect: 'write',
  action: 'case.answerJoin',
  audit: 'answered a wish to join',
  within: ['join'],
  input: z.object({ key, id, join: id, decision: choice(['admitted', 'declined']) }),
  output: z.object({ state: z.enum(joinStates) }),
})
