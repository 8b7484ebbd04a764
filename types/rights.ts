/** Room: rights. What a person may ask about the own data: see, correct, take along, take back, delete. All about the caller only. */
import * as z from 'zod/mini'
import { caseStates } from './casework'
import { contract } from './contract'
import { choice, id, key, personName } from './fields'
import { fieldWords } from './words/fields'

/**
 * application: given by submitting. membership: separate, where an identifiable person's League membership is recorded. promotion: separate,
 * for text messages that advertise.
 */
export const consentKinds = ['application', 'membership', 'promotion'] as const
export type ConsentKind = (typeof consentKinds)[number]

/** What can leave of a person, as the record of sharing names it. */
export const sharedFields = ['name', 'phone', 'application', 'register-phone', 'register-name'] as const
export type SharedField = (typeof sharedFields)[number]
/** provided: to another body for its own purpose. entrusted: to a provider that acts for us. exported: a file for somebody. */
export const sharingManners = ['provided', 'entrusted', 'exported'] as const
export type SharingManner = (typeof sharingManners)[number]
export const sharingBases = ['consent', 'duty', 'service'] as const
export type SharingBasis = (typeof sharingBases)[number]

/** One thing that is held: what, why, since when, until when; all sentences are for the person. */
const holding = z.object({
  label: z.string(),
  value: z.string(),
  why: z.string(),
  since: z.nullable(z.string()),
  until: z.string(),
})

const group = z.object({ title: z.string(), holdings: z.array(holding) })

const ownApplication = z.object({
  id: z.string(),
  number: z.string(),
  enterprise: z.string(),
  state: z.enum(caseStates),
  headline: z.string(),
  contactName: z.nullable(z.string()),
  /** Open: the contact can be corrected and the application taken back. */
  open: z.boolean(),
})

const consentEntry = z.object({ what: z.string(), version: z.string(), at: z.string() })
const sharingEntry = z.object({
  to: z.string(),
  fields: z.string(),
  purpose: z.string(),
  basis: z.string(),
  at: z.string(),
})

export const seeMyData = contract({
  summary: 'Everything held about the signed-in person, in words; the phone is masked',
  access: 'signed-in',
  effect: 'read',
  action: 'self.data',
  audit: 'looked at the own data',
  input: z.object({}),
  output: z.object({
    name: z.nullable(z.string()),
    groups: z.array(group),
    applications: z.array(ownApplication),
    /** Newest first. */
    consents: z.array(consentEntry),
    /** Who received something, newest first. */
    sharings: z.array(sharingEntry),
    /** What was sent to the person, newest first, in words; the latest ones. */
    messages: z.array(z.object({ what: z.string(), at: z.string(), channel: z.string() })),
    /** The separate consent: what it says today, and whether it is given. */
    membership: z.object({ given: z.boolean(), version: z.string(), title: z.string(), text: z.array(z.string()) }),
    promotion: z.object({ given: z.boolean(), version: z.string(), title: z.string(), text: z.array(z.string()) }),
    deletion: z.object({
      /** Why it is not possible now; null when it is. */
      obstacle: z.nullable(z.string()),
      /** Applications that would be taken back with it. */
      open: z.number(),
      /** What the law keeps, why and until when, a sentence each. */
      kept: z.array(z.string()),
    }),
  }),
})

export const exportMyData = contract({
  summary: 'The same as a machine-readable file (JSON), in full: the copy belongs to the person',
  access: 'signed-in',
  effect: 'read',
  action: 'self.data',
  audit: 'exported the own data',
  input: z.object({}),
  output: z.object({ file: z.string(), text: z.string() }),
})

export const correctMyData = contract({
  summary: 'Corrects the own name, or the contact name of one open application',
  access: 'signed-in',
  effect: 'write',
  action: 'self.data',
  audit: 'corrected the own data',
  record: 'case',
  /** `id`: the application; without it the own name. */
  input: z.object({ key, name: personName, id: z.optional(id) }),
  output: z.object({ corrected: z.boolean() }),
})

export const giveConsent = contract({
  summary: 'A separate consent: to have the own League membership recorded by name, or to get messages that advertise',
  access: 'signed-in',
  effect: 'write',
  action: 'self.data',
  audit: 'gave a separate consent',
  input: z.object({
    key,
    kind: choice(['membership', 'promotion']),
    noticeVersion: z
      .string({ error: fieldWords.noticeVersion.wrong })
      .check(z.maxLength(32, fieldWords.noticeVersion.wrong)),
  }),
  output: z.object({ given: z.boolean() }),
})

export const withdrawConsent = contract({
  summary: 'Takes the separate consent back; as easy as giving it',
  access: 'signed-in',
  effect: 'write',
  action: 'self.data',
  audit: 'withdrew a separate consent',
  input: z.object({ key, kind: choice(['membership', 'promotion']) }),
  output: z.object({ given: z.boolean() }),
})

export const deleteMyData = contract({
  summary: "Deletes the signed-in person: takes open applications back, destroys the person's key, ends all sessions",
  access: 'signed-in',
  effect: 'write',
  action: 'self.data',
  audit: 'deleted the own data',
  endsSession: true,
  input: z.object({ key }),
  output: z.object({ deleted: z.boolean(), withdrawn: z.number() }),
})
