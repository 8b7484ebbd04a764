/** Room: cultivation. Acts on all enterprises that a filter of the pool finds, tried first and taken back as a whole. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { choice, id, key } from './fields'
import { poolFilter } from './pool'
import { fieldWords } from './words/fields'

/** Why an enterprise is not to be approached. Later ones are added at the end, none is ever renamed. */
export const withholdReasons = ['asked-not', 'moved', 'not-non-public', 'bookkeeper'] as const
export type WithholdReason = (typeof withholdReasons)[number]
export const bulkActs = ['withhold', 'release'] as const
export type BulkAct = (typeof bulkActs)[number]

const whole = z.int({ error: fieldWords.choice.wrong }).check(z.minimum(0, fieldWords.choice.wrong))

export const tryBulk = contract({
  summary:
    'What a mark on all enterprises of a filter would come to: how many, how many are so already, how many are left out and why',
  access: 'cadre',
  effect: 'read',
  action: 'pool.mark',
  audit: 'tried a bulk act on the pool',
  input: z.object({ ...poolFilter }),
  output: z.object({
    total: z.number(),
    withheld: z.number(),
    organised: z.number(),
    ineligible: z.number(),
    /** How many each act would change. */
    changes: z.object({ withhold: z.number(), release: z.number() }),
    /** The own last act that can be taken back. */
    last: z.nullable(z.object({ id: z.string(), act: z.enum(bulkActs), changed: z.number(), at: z.string() })),
  }),
})
export type BulkTrial = z.infer<typeof tryBulk.output>

export const markBulk = contract({
  summary:
    'Marks all enterprises of a filter as not to be approached, or takes the marks away; refused where the number is no longer what was confirmed',
  access: 'cadre',
  effect: 'write',
  action: 'pool.mark',
  audit: 'marked enterprises in bulk',
  fresh: true,
  input: z.object({
    key,
    ...poolFilter,
    /** The reason of the marks; null takes marks away. */
    withhold: z.nullable(choice(withholdReasons, fieldWords.reason.empty)),
    /** How many the person has confirmed. */
    expected: whole,
  }),
  output: z.object({ id: z.string(), changed: z.number() }),
})

export const undoBulk = contract({
  summary: 'Takes the own last bulk act back, where nobody has changed it since',
  access: 'cadre',
  effect: 'write',
  action: 'pool.mark',
  audit: 'took a bulk act back',
  fresh: true,
  input: z.object({ key, act: id }),
  output: z.object({ changed: z.number() }),
})

export const exportFound = contract({
  summary: 'The enterprises of a filter as a table (CSV) without contacts, some thousand a call',
  access: 'cadre',
  effect: 'read',
  action: 'pool.export',
  audit: 'exported a filter of the pool',
  fresh: true,
  input: z.object({
    ...poolFilter,
    cursor: z.optional(z.string({ error: fieldWords.cursor.wrong }).check(z.maxLength(128, fieldWords.cursor.wrong))),
  }),
  output: z.object({ csv: z.string(), rows: z.number(), next: z.nullable(z.string()) }),
})
