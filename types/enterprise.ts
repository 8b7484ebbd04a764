/** Room: cultivation. One enterprise of the pool with its whole history. */
import * as z from 'zod/mini'
import { caseStates, revealReasons } from './casework'
import { contract } from './contract'
import { choice, id } from './fields'
import { enterpriseMarks } from './pool'
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
    /** Newest first. */
    history: z.array(historyEntry),
    /** Acts that are open to this cadre. */
    may: z.array(z.enum(['revealContact'])),
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
