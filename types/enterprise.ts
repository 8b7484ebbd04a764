/** Room: cultivation. One enterprise of the pool with its whole history. */
import * as z from 'zod/mini'
import { caseStates, revealReasons } from './casework'
import { contract } from './contract'
import { choice, enterpriseName, id, key } from './fields'
import { organisationOfEnterprise } from './organisations'
import { enterpriseMarks } from './pool'
import { pieces } from './reviews'
import { fieldWords } from './words/fields'

const historyEntry = z.object({ at: z.string(), title: z.string(), detail: z.nullable(z.string()) })

export const getEnterprise = contract({
  summary:
    'One enterprise of the pool: what registers told and when, former names, the contact masked, applications, and everything that happened to it',
  access: 'cadre',
  effect: 'read',
  action: 'pool.view',
  record: 'enterprise',
  audit: 'viewed an enterprise',
  input: z.object({ id }),
  output: z.object({
    id: z.string(),
    name: z.string(),
    uscc: z.string(),
    address: z.string(),
    place: z.string(),
    marks: z.array(z.enum(enterpriseMarks)),
    /** As registers wrote it; null where none did. */
    status: z.nullable(z.string()),
    type: z.nullable(z.string()),
    ownership: z.nullable(z.string()),
    /** Where what is known came from last, and when. */
    source: z.string(),
    importedAt: z.string(),
    /** `until`: when the next name came, where that is known. */
    formerNames: z.array(z.object({ name: z.string(), until: z.nullable(z.string()) })),
    /** Of the register, masked; null where none is known. */
    contact: z.object({ phoneMasked: z.nullable(z.string()), legalPersonMasked: z.nullable(z.string()) }),
    /** League organisations that exist there, those that stand first. */
    organisations: z.array(organisationOfEnterprise),
    /** Applications that the cadre may see, newest first. */
    cases: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        state: z.enum(caseStates),
        office: z.string(),
        submittedAt: z.string(),
        /** False: it may mean this enterprise, and a person is to look. */
        sure: z.boolean(),
      }),
    ),
    /** Applications that lie with offices beyond the cadre's reach. */
    casesElsewhere: z.number(),
    /** What was merged into it and still is, newest first. */
    merged: z.array(z.object({ merge: z.string(), name: z.string(), uscc: z.string(), at: z.string() })),
    /** Newest first. */
    history: z.array(historyEntry),
    /** Acts that are open to this cadre. */
    may: z.array(z.enum(['revealContact', 'correct', 'invite'])),
  }),
})
export type EnterprisePage = z.infer<typeof getEnterprise.output>

/** What of a register's contact can be shown, one at a time. */
export const registerContactFields = ['phone', 'legalPerson'] as const
export type RegisterContactField = (typeof registerContactFields)[number]

export const revealRegisterContact = contract({
  summary:
    'Shows one value of the contact that a register told, unmasked, for a stated reason; the act stands in the audit trail',
  access: 'cadre',
  // A read, though an act, like `revealContact`: what it shows must not be kept among the stored replies of writes.
  effect: 'read',
  action: 'pool.revealContact',
  record: 'enterprise',
  audit: 'revealed a contact of the pool',
  input: z.object({ id, field: choice(registerContactFields), reason: choice(revealReasons, fieldWords.reason.empty) }),
  output: z.object({ value: z.string() }),
})

/** Why two rows are one enterprise: a choice, never a text. Later ones are added at the end, none is ever renamed. */
export const mergeGrounds = ['renamed', 'recoded', 'entered-twice', 'other'] as const
export type MergeGround = (typeof mergeGrounds)[number]

export const findDuplicates = contract({
  summary: 'Enterprises of the pool that look like this one, with what differs character by character',
  access: 'cadre',
  effect: 'read',
  action: 'pool.correct',
  record: 'enterprise',
  audit: 'looked for duplicates of an enterprise',
  input: z.object({ id }),
  output: z.object({
    candidates: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        uscc: z.string(),
        address: z.string(),
        place: z.string(),
        differences: z.object({ name: pieces, uscc: pieces, address: pieces }),
      }),
    ),
  }),
})
export type Duplicate = z.infer<typeof findDuplicates.output>['candidates'][number]

export const mergeEnterprises = contract({
  summary:
    'Two rows of one enterprise become one: `other` is read as `id` from now on, keeps all it has, and can be taken out again',
  access: 'cadre',
  effect: 'write',
  action: 'pool.correct',
  record: 'enterprise',
  audit: 'merged two enterprises',
  fresh: true,
  input: z.object({ key, id, other: id, ground: choice(mergeGrounds, fieldWords.ground.empty) }),
  output: z.object({ merge: z.string() }),
})

export const undoMerge = contract({
  summary: 'Takes a merge back: both enterprises stand in the pool as they did before',
  access: 'cadre',
  effect: 'write',
  action: 'pool.correct',
  record: 'enterprise',
  audit: 'took a merge of enterprises back',
  fresh: true,
  input: z.object({ key, id, merge: id }),
  output: z.object({ undone: z.boolean() }),
})

export const putFormerName = contract({
  summary: 'Adds a former name that no register told, or corrects one',
  access: 'cadre',
  effect: 'write',
  action: 'pool.correct',
  record: 'enterprise',
  audit: 'corrected a former name of an enterprise',
  input: z.object({
    key,
    id,
    name: enterpriseName,
    /** The former name that was wrong. */
    instead: z.optional(enterpriseName),
  }),
  output: z.object({ name: z.string() }),
})
