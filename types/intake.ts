/** Room: intake. Invitation and application. */
import * as z from 'zod/mini'
import { notice, office } from './city'
import { contract } from './contract'
import { address, choice, enterpriseName, id, invitationToken, key, personName, uscc } from './fields'
import { fieldWords } from './words/fields'

/** Bodies that an enterprise may ask to found. The League only, until another body's office is configured. */
export const bodies = ['league'] as const
/** How it is known that the applicant may speak for the enterprise. */
export const authorities = ['invited', 'unverified'] as const
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
    enterprise: invitedEnterprise,
    /** The office that invites and will answer. */
    office,
    notice,
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
    /** The viewer's own application for this enterprise, if one is open. */
    ownApplication: z.nullable(z.string()),
  }),
})
export type OpenedInvitation = z.infer<typeof openInvitation.output>

/** The enterprise either comes from an invitation (then the pool's data count) or is given by hand. */
const applicationSubject = z.union([
  z.object({ invitation: invitationToken }),
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

export const submitApplication = contract({
  summary: 'Submits an application: validated, matched with the pool, routed to the responsible office',
  access: 'signed-in',
  effect: 'write',
  action: 'application.submit',
  audit: 'submitted an application',
  input: z.object({
    key,
    subject: applicationSubject,
    contactName: personName,
    bodies: z
      .array(choice(bodies), { error: fieldWords.choice.wrong })
      .check(z.minLength(1, fieldWords.choice.wrong), z.maxLength(bodies.length, fieldWords.choice.wrong)),
    noticeVersion: z
      .string({ error: fieldWords.noticeVersion.wrong })
      .check(z.maxLength(32, fieldWords.noticeVersion.wrong)),
  }),
  output: receipt,
})
export type SubmitInput = z.input<typeof submitApplication.input>

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
