/** Room: intake. Invitation and application. */
import * as z from 'zod/mini'
import { notice, offeredBody, office } from './city'
import { contract } from './contract'
import {
  address,
  candidateRef,
  choice,
  enterpriseName,
  enterpriseQuery,
  id,
  invitationToken,
  key,
  operatingAddress,
  personName,
  uscc,
} from './fields'
import { invitationAnswers, invitationKinds } from './invitations'
import { fieldWords } from './words/fields'

/** Bodies that an enterprise may ask to found. Beside the League each is offered only when its office is configured. */
export const bodies = ['league', 'union', 'women'] as const
export type Body = (typeof bodies)[number]
/**
 * How it is known that the applicant may speak for the enterprise: the invited phone, a photo of the licence, or nothing yet.
 * The street decides; nothing here is proof.
 */
export const authorities = ['invited', 'licence', 'unverified'] as const
export type Authority = (typeof authorities)[number]
/** Answers to "how many": never a roster, never a name. */
export const headcounts = ['0', '1-2', '3+', 'unknown'] as const
export type Headcount = (typeof headcounts)[number]

/** What is public about an invited enterprise: registered name, district, street. */
export const invitedEnterprise = z.object({
  name: z.string(),
  district: z.nullable(z.string()),
  street: z.nullable(z.string()),
})

export const openInvitation = contract({
  summary: 'What an invitation shows: public facts to anybody, the contact only to the invited phone',
  access: 'public',
  effect: 'read',
  action: 'invitation.open',
  audit: 'opened an invitation',
  input: z.object({ token: invitationToken }),
  output: z.object({
    kind: z.enum(invitationKinds),
    /** Null where it is bound to several, a place or a campaign. */
    enterprise: z.nullable(invitedEnterprise),
    /** What an invitation of a place or a campaign says. */
    title: z.nullable(z.string()),
    /** The enterprises of one number, each with its own invitation: to the invited phone alone. Null: not a list, or somebody else. */
    choices: z.nullable(
      z.array(
        z.object({
          token: z.string(),
          enterprise: invitedEnterprise,
          applied: z.boolean(),
          /** What was answered for it in place of an application. */
          answer: z.nullable(z.enum(invitationAnswers)),
        }),
      ),
    ),
    /** What was answered to it in place of an application. */
    answer: z.nullable(z.enum(invitationAnswers)),
    /** The office that invites and will answer. */
    office,
    notice,
    /** What else may be set up in the same go. */
    bodies: z.array(offeredBody),
    /** Working days within which the office answers; from the rules in force. */
    answerDays: z.number(),
    viewer: z.object({
      signedIn: z.boolean(),
      /** True when the signed-in phone is the invited one. */
      invited: z.boolean(),
      /** Only when `invited`: the contact's name on file. */
      contactName: z.nullable(z.string()),
      phoneMasked: z.nullable(z.string()),
    }),
    /**
     * True when the invitation names a phone: the login code can be sent there without anybody typing it. No digit of the
     * phone is told, not even masked: whoever holds a forwarded link learns only what is public.
     */
    codeToInvited: z.boolean(),
    /** Names of League organisations that the enterprise has already: there is nothing to apply for. */
    organisations: z.array(z.string()),
    /** The viewer's own application for this enterprise, if one is open. */
    ownApplication: z.nullable(z.string()),
  }),
})
export type OpenedInvitation = z.infer<typeof openInvitation.output>

/** The enterprise comes from an invitation or from a search (then the pool's data count), or is given by hand. */
const applicationSubject = z.union([
  z.object({ invitation: invitationToken }),
  z.object({ candidate: candidateRef }),
  z.object({ name: enterpriseName, uscc, address }),
])

export const receipt = z.object({
  id: z.string(),
  /** The number a person quotes on the phone: date and running number. */
  number: z.string(),
  enterprise: z.string(),
  office,
  /** Who does what by when, as a sentence. */
  next: z.string(),
  /** ISO date by which the office answers. */
  dueOn: z.string(),
})
export type Receipt = z.infer<typeof receipt>

/** The ways in without an invitation, the shortest first. */
export const findings = ['invoice-title', 'licence-scan', 'code', 'name', 'typed'] as const
export type Finding = (typeof findings)[number]

/** An enterprise of the pool as a stranger may see it: enough to recognise the own one, too little to make a list of. */
const candidate = z.object({
  ref: z.string(),
  name: z.string(),
  district: z.nullable(z.string()),
  /** The address without its numbers: 文三路 ***. */
  addressPartly: z.string(),
  /** The last four characters of the credit code. */
  usccTail: z.string(),
})
export type Candidate = z.infer<typeof candidate>

export const findEnterprise = contract({
  summary: 'Finds the own enterprise: by an exact credit code, or at most three by a name; counted per person',
  access: 'signed-in',
  effect: 'read',
  action: 'enterprise.find',
  audit: 'looked for an enterprise',
  input: z.object({ query: enterpriseQuery }),
  output: z.object({
    /** exact: the code, or the name to the letter. similar: candidates to choose from. none: a newcomer. */
    found: z.enum(['exact', 'similar', 'none']),
    candidates: z.array(candidate),
  }),
})

/** Refused attempts of one person, over all functions that could tell whether an enterprise has an application. */
const probing = {
  hours: 24,
  times: 30,
  since: '2026-11-24',
  source: 'own choice: a bookkeeper who mistypes every second code',
}

export const submitApplication = contract({
  summary: 'Submits an application: validated, matched with the pool, routed to the responsible office',
  access: 'signed-in',
  effect: 'write',
  action: 'application.submit',
  audit: 'submitted an application',
  refusals: probing,
  input: z.object({
    key,
    subject: applicationSubject,
    contactName: personName,
    /** Where the enterprise works, when not at its registered address. */
    operatingAddress: z.optional(operatingAddress),
    /** An upload of the applicant's: the business licence. */
    licence: z.optional(id),
    /** The poster's or campaign's invitation that led here, where the enterprise was found afterwards: kept for follow-up. */
    via: z.optional(invitationToken),
    /** The draft that this was, so that it is forgotten. */
    draft: z.optional(key),
    /** How the enterprise was named on the page. */
    foundBy: z.optional(choice(findings)),
    bodies: z.array(choice(bodies), { error: fieldWords.choice.wrong }).check(
      z.minLength(1, fieldWords.choice.wrong),
      z.maxLength(bodies.length, fieldWords.choice.wrong),
      z.refine((asked) => new Set(asked).size === asked.length && asked.includes('league'), {
        message: fieldWords.choice.wrong,
      }),
    ),
    noticeVersion: z
      .string({ error: fieldWords.noticeVersion.wrong })
      .check(z.maxLength(32, fieldWords.noticeVersion.wrong)),
  }),
  output: receipt,
})
export type SubmitInput = z.input<typeof submitApplication.input>

export const askToJoin = contract({
  summary: 'Somebody else of the same enterprise asks to join an application that is open; the street decides',
  access: 'signed-in',
  effect: 'write',
  action: 'application.join',
  audit: 'asked to join an application',
  refusals: probing,
  input: z.object({
    key,
    subject: applicationSubject,
    contactName: personName,
    draft: z.optional(key),
    noticeVersion: z
      .string({ error: fieldWords.noticeVersion.wrong })
      .check(z.maxLength(32, fieldWords.noticeVersion.wrong)),
  }),
  output: z.object({ id: z.string(), office, next: z.string() }),
})

export const reportHeadcount = contract({
  summary: 'After the receipt: how many young people and League members, one tap each, both optional',
  access: 'signed-in',
  effect: 'write',
  action: 'application.answerOwn',
  audit: 'reported headcounts',
  input: z.object({
    key,
    id,
    youth: z.optional(choice(headcounts)),
    members: z.optional(choice(headcounts)),
  }),
  output: z.object({ youth: z.nullable(choice(headcounts)), members: z.nullable(choice(headcounts)) }),
})
