/** Room: organisations. League organisations that exist already, from the city's lists: which enterprise each belongs to. */
import * as z from 'zod/mini'
import { revealReasons } from './casework'
import { contract } from './contract'
import { choice, id, key } from './fields'
import { limits } from './limits'
import { fieldWords } from './words/fields'

/** DOMAIN §2. Later ones are added at the end, none is ever renamed. */
export const organisationKinds = ['branch', 'joint-branch', 'general-branch', 'committee', 'youth-committee'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** unsure: a person is to say. apart: kept without an enterprise. linked: belongs to one of the pool. */
export const organisationStates = ['unsure', 'apart', 'linked'] as const
export type OrganisationState = (typeof organisationStates)[number]

const day = z
  .string({ error: fieldWords.day.wrong })
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: fieldWords.day.wrong, abort: true }))
  .check(
    z.refine((value) => new Date(`${value}T00:00:00Z`).toISOString().slice(0, 10) === value && value > '1949', {
      message: fieldWords.day.wrong,
      abort: true,
    }),
  )

/** An organisation on the page of its enterprise. */
export const organisationOfEnterprise = z.object({
  id: z.string(),
  kind: z.enum(organisationKinds),
  name: z.string(),
  foundedOn: z.nullable(z.string()),
  termEndsOn: z.nullable(z.string()),
  /** The term is over, and nothing tells of an election. */
  termOver: z.boolean(),
  endedOn: z.nullable(z.string()),
  secretaryMasked: z.nullable(z.string()),
})
export type OrganisationOfEnterprise = z.infer<typeof organisationOfEnterprise>

const listed = z.object({
  id: z.string(),
  kind: z.enum(organisationKinds),
  name: z.string(),
  /** As the list writes them. */
  enterprise: z.string(),
  uscc: z.nullable(z.string()),
  /** The engine’s sentence. */
  reason: z.string(),
  ended: z.boolean(),
  linkedTo: z.nullable(z.object({ id: z.string(), name: z.string() })),
  /** Enterprises of the pool that may be meant, the likeliest first; none for one that is linked. */
  candidates: z.array(
    z.object({ id: z.string(), name: z.string(), uscc: z.string(), address: z.string(), confidence: z.number() }),
  ),
})
export type ListedOrganisation = z.infer<typeof listed>

export const listOrganisations = contract({
  summary: 'Organisations of the imported lists by whether their enterprise is known, with those that may be meant',
  access: 'cadre',
  effect: 'read',
  action: 'organisation.link',
  audit: 'viewed the organisations of the lists',
  input: z.object({
    state: choice(organisationStates),
    cursor: z.optional(id),
    limit: z.optional(
      z
        .int({ error: fieldWords.choice.wrong })
        .check(z.minimum(1, fieldWords.choice.wrong), z.maximum(limits.page.max, fieldWords.choice.wrong)),
    ),
  }),
  output: z.object({
    rows: z.array(listed),
    counts: z.record(z.enum(organisationStates), z.number()),
    next: z.nullable(z.string()),
  }),
})

export const decideOrganisation = contract({
  summary: 'A person says which enterprise of the pool an organisation belongs to, or that the pool has none of it',
  access: 'cadre',
  effect: 'write',
  action: 'organisation.link',
  record: 'organisation',
  audit: 'decided the enterprise of an organisation',
  input: z.object({
    key,
    id,
    /** The enterprise; null: none of the pool. */
    enterprise: z.nullable(id),
  }),
  output: z.object({ state: z.enum(organisationStates) }),
})

export const revealSecretary = contract({
  summary:
    'Shows the name of an organisation’s secretary unmasked, for a stated reason; the act stands in the audit trail',
  access: 'cadre',
  // A read, though an act: what it shows must not be kept among the stored replies of writes.
  effect: 'read',
  action: 'pool.revealContact',
  record: 'enterprise',
  audit: 'revealed the secretary of an organisation',
  input: z.object({ id, organisation: id, reason: choice(revealReasons, fieldWords.reason.empty) }),
  output: z.object({ value: z.string() }),
})

export const endOrganisation = contract({
  summary: 'An organisation was dissolved on a day; or, with null, that was entered by mistake',
  access: 'cadre',
  effect: 'write',
  action: 'pool.correct',
  record: 'enterprise',
  audit: 'entered the end of an organisation',
  input: z.object({ key, id, organisation: id, endedOn: z.nullable(day) }),
  output: z.object({ endedOn: z.nullable(z.string()) }),
})
