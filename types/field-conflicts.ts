/** Room: fieldwork. Records that met another present than the phone knew: shown to a person, who says what holds. Nothing is ever thrown away. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { choice, enterpriseName, enterpriseQuery, id, key, uscc } from './fields'
import { conflictKinds } from './fieldwork'
import { metKinds, recordKinds, wishes } from './field-records'

const side = z.object({
  record: z.string(),
  at: z.string(),
  /** Who was there; masked for everybody but the person. */
  whoMasked: z.string(),
  /** It was whoever looks now. */
  mine: z.boolean(),
  met: z.nullable(z.enum(metKinds)),
  wish: z.nullable(z.enum(wishes)),
  staff: z.nullable(z.number()),
  youth: z.nullable(z.number()),
  members: z.nullable(z.number()),
  note: z.string(),
  /** Of an application that was taken down: its owner, masked; null: none, or erased. */
  contact: z.nullable(z.string()),
  /** What was seen of an enterprise that nobody knew: its code, its address, the place of the registry; null: not written down. */
  uscc: z.nullable(z.string()),
  address: z.nullable(z.string()),
  place: z.nullable(z.string()),
})
export type ConflictSide = z.infer<typeof side>

const meant = z.object({ id: z.string(), name: z.string(), uscc: z.string(), address: z.string() })
export type MeantEnterprise = z.infer<typeof meant>

/** Unsure: alike, and probably another one. */
const candidate = z.extend(meant, { unsure: z.boolean() })

const conflict = z.object({
  id: z.string(),
  kind: z.enum(conflictKinds),
  /** Null: not of a form that the service knows. */
  recordKind: z.nullable(z.enum(recordKinds)),
  enterpriseId: z.nullable(z.string()),
  enterprise: z.string(),
  /** A sentence for the cadre: what stands against what. */
  reason: z.string(),
  ours: side,
  /** The other visit, where there is one. */
  theirs: z.nullable(side),
  /** The open case that an application met: what was told can be taken into it; null: none. */
  caseId: z.nullable(z.string()),
  /** Enterprises of the pool that the engine proposed when the record came. */
  candidates: z.array(candidate),
  /** There are none, and what the pool has alike by now is to be asked for (`listFieldCandidates`): looked for when somebody opens it. */
  asks: z.boolean(),
  /** What can be decided here. */
  may: z.array(z.enum(['keep', 'set-aside', 'link', 'take-in'])),
  since: z.string(),
})
export type FieldConflict = z.infer<typeof conflict>

export const listFieldConflicts = contract({
  summary: 'Records of field work that a person is to look at, oldest first; both sides are kept',
  access: 'cadre',
  effect: 'read',
  action: 'visit.view',
  audit: 'viewed conflicts of field work',
  input: z.object({}),
  output: z.object({ rows: z.array(conflict), total: z.number() }),
})

export const settleFieldConflict = contract({
  summary:
    'Says what holds: this record (keep), the other (set-aside), which enterprise it means (link), or that it is new (take-in)',
  access: 'cadre',
  effect: 'write',
  action: 'visit.settle',
  audit: 'settled a conflict of field work',
  record: 'field-conflict',
  input: z.object({
    key,
    id,
    decision: choice(['keep', 'set-aside', 'link', 'take-in']),
    /** With `link`. */
    enterprise: z.optional(id),
    /** With `take-in`, of a newcomer whose code was not written down; with `link`, of an enterprise that lies elsewhere: proof that it is known. */
    uscc: z.optional(uscc),
    /** With `take-in`, of a record that names its enterprise by nothing but a code. */
    name: z.optional(enterpriseName),
  }),
  output: z.object({}),
})

export const listFieldCandidates = contract({
  summary:
    'Enterprises that the newcomer of an open record may mean, as the pool is today: within the reach, or where no street is known',
  access: 'cadre',
  effect: 'read',
  action: 'visit.settle',
  audit: 'looked what a newcomer of field work may be',
  record: 'field-conflict',
  input: z.object({ id }),
  output: z.object({ rows: z.array(candidate) }),
})

export const findForFieldConflict = contract({
  summary:
    'Finds the enterprise that an open record of field work means, by a part of its name, its code or its address; the first few within the reach, and by a whole code wherever it lies',
  access: 'cadre',
  effect: 'read',
  action: 'visit.settle',
  audit: 'looked for the enterprise of a record of field work',
  record: 'field-conflict',
  input: z.object({ id, query: enterpriseQuery }),
  output: z.object({
    rows: z.array(meant),
    /** The one that is shown lies out of reach: without its address. */
    elsewhere: z.boolean(),
    /** There are more than are shown. */
    more: z.boolean(),
  }),
})
