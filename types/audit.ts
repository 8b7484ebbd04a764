/** Room: people (the trail). How the auditor reads the audit trail. */
import * as z from 'zod/mini'
import { auditReasons } from './audit-trail'
import { contract } from './contract'
import { choice, id, phone } from './fields'
import { limits } from './limits'
import { fieldWords } from './words/fields'

export const auditOutcomes = ['done', 'refused'] as const

/** A day of China's clock, as a person types it. */
const day = z
  .string({ error: fieldWords.day.wrong })
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: fieldWords.day.wrong, abort: true }))
  .check(
    z.refine((value) => new Date(`${value}T00:00:00Z`).toISOString().slice(0, 10) === value && value > '2000', {
      message: fieldWords.day.wrong,
      abort: true,
    }),
  )

/** What is asked of the trail; all that is given must fit. Without days: the last week. */
const filter = {
  from: z.optional(day),
  until: z.optional(day),
  /** A person: the id in the trail, or the own number. Never shown again in full. */
  who: z.optional(z.union([id, phone], { error: fieldWords.who.wrong })),
  function: z.optional(
    z.string({ error: fieldWords.choice.wrong }).check(z.regex(/^[\w .-]{1,60}$/, fieldWords.choice.wrong)),
  ),
  record: z.optional(id),
  outcome: z.optional(choice(auditOutcomes)),
}

const row = z.object({
  id: z.string(),
  at: z.string(),
  /** Masked name; null for a command, and where nobody was signed in. */
  who: z.nullable(z.string()),
  personId: z.nullable(z.string()),
  role: z.nullable(z.string()),
  office: z.nullable(z.string()),
  function: z.string(),
  act: z.string(),
  recordKind: z.nullable(z.string()),
  recordId: z.nullable(z.string()),
  reason: z.nullable(z.enum(auditReasons)),
  device: z.string(),
  address: z.nullable(z.string()),
  sessionId: z.nullable(z.string()),
  requestId: z.string(),
  outcome: z.enum(auditOutcomes),
})
export type AuditLineShown = z.infer<typeof row>

/** What is known of the chain. */
const state = z.object({
  /** When the last verification began; null before the first. */
  verifiedAt: z.nullable(z.string()),
  /** What it found first, as a sentence; null where all was as it was sealed. */
  broken: z.nullable(z.string()),
  /** Of the newest block. */
  sealedAt: z.nullable(z.string()),
  block: z.nullable(z.string()),
})

export const searchAudit = contract({
  summary:
    'The audit trail for the auditor, newest first: who did what to which record, why, from where; persons are masked',
  access: 'cadre',
  effect: 'read',
  action: 'audit.search',
  audit: 'searched the audit trail',
  input: z.object({
    ...filter,
    cursor: z.optional(z.string({ error: fieldWords.cursor.wrong }).check(z.maxLength(128, fieldWords.cursor.wrong))),
    limit: z.optional(
      z
        .int({ error: fieldWords.choice.wrong })
        .check(z.minimum(1, fieldWords.choice.wrong), z.maximum(limits.page.max, fieldWords.choice.wrong)),
    ),
  }),
  output: z.object({ rows: z.array(row), next: z.nullable(z.string()), state }),
})

export const exportAudit = contract({
  summary: 'The same as a table (CSV) for the auditor’s own files, up to a number of rows; masked like the search',
  access: 'cadre',
  effect: 'read',
  action: 'audit.export',
  audit: 'exported the audit trail',
  fresh: true,
  input: z.object(filter),
  output: z.object({
    csv: z.string(),
    rows: z.number(),
    /** There were more: narrow the question. */
    cut: z.boolean(),
  }),
})
