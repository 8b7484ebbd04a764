/** Room: outreach. Printed invitations: sheets with a code, for handing out in buildings, markets and parks. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { choice, id, key } from './fields'
import { limits } from './limits'
import { poolFilter } from './pool'
import { fieldWords } from './words/fields'

/** a4: a leaf; a3: a notice to hang up; a5-fold: a sheet of A4 folded once. */
export const posterFormats = ['a4', 'a3', 'a5-fold'] as const
export type PosterFormat = (typeof posterFormats)[number]

/** Whom it invites: one enterprise, those in a building, market or park, those of a street, those that come to an occasion. */
export const posterKinds = ['enterprise', 'place', 'street', 'campaign'] as const
export type PosterKind = (typeof posterKinds)[number]

export const batchStates = ['waiting', 'running', 'done', 'failed', 'gone'] as const
export type BatchState = (typeof batchStates)[number]

/** Whom posters are for. Of enterprises: one by its id, else all of the filter. Of the others: one, of a place, by its name. */
const whom = {
  kind: choice(posterKinds),
  ...poolFilter,
  enterprise: z.optional(id),
  /** Of the other kinds, what is printed; of a street its own name. The office that invites is `place`, else the own one. */
  name: z.optional(
    z
      .string({ error: fieldWords.choice.wrong })
      .check(z.trim(), z.maxLength(limits.posterName.max, fieldWords.query.long)),
  ),
  /** A place of the registry, by which its poster is known when it is scanned; its name is printed where none is given. */
  registryPlace: z.optional(id),
}

const leftOut = z.object({
  organised: z.number(),
  struckOff: z.number(),
  movedOut: z.number(),
  notNonPublic: z.number(),
  withheld: z.number(),
  /** An office has confirmed that it has moved away, closed, or has an organisation. */
  answered: z.number(),
})
export type PosterLeftOut = z.infer<typeof leftOut>

export const planPosters = contract({
  summary:
    'What printing for a filter, one enterprise, a building, a street or an occasion would come to: how many sheets, in how many files, who is left out and why',
  access: 'cadre',
  effect: 'read',
  action: 'poster.make',
  audit: 'planned posters',
  input: z.object(whom),
  output: z.object({
    total: z.number(),
    posters: z.number(),
    /** Files of some hundred each. */
    files: z.number(),
    leftOut,
    /** The name that will be printed, where it is one. */
    name: z.nullable(z.string()),
  }),
})
export type PosterPlan = z.infer<typeof planPosters.output>

export const makePosters = contract({
  summary:
    'Has posters made by the service, in files of some hundred each; refused where the number is no longer what was confirmed',
  access: 'cadre',
  effect: 'write',
  action: 'poster.make',
  audit: 'had posters made',
  input: z.object({
    key,
    format: choice(posterFormats),
    ...whom,
    /** How many the person has confirmed. */
    expected: z.int({ error: fieldWords.choice.wrong }).check(z.minimum(0, fieldWords.choice.wrong)),
  }),
  output: z.object({ batches: z.array(z.object({ id: z.string(), posters: z.number() })) }),
})

const batch = z.object({
  id: z.string(),
  state: z.enum(batchStates),
  format: z.enum(posterFormats),
  kind: z.enum(posterKinds),
  /** The enterprise, building, street or occasion where it is one; null for a filter. */
  name: z.nullable(z.string()),
  /** Which of how many files of one order. */
  part: z.number(),
  parts: z.number(),
  done: z.number(),
  total: z.number(),
  /** Those that were not printed after all, since something kept them out meanwhile or their name cannot be set. */
  leftOut: z.number(),
  bytes: z.nullable(z.number()),
  at: z.string(),
  /** When the file goes; null where there is none. */
  until: z.nullable(z.string()),
})
export type PosterBatch = z.infer<typeof batch>

export const listPosterBatches = contract({
  summary: 'The own batches of posters with how far each is, newest first',
  access: 'cadre',
  effect: 'read',
  action: 'poster.make',
  audit: 'viewed the own batches of posters',
  input: z.object({}),
  output: z.object({ batches: z.array(batch) }),
})

export const getPosterFile = contract({
  summary: 'The file of an own batch of posters (PDF)',
  access: 'cadre',
  effect: 'read',
  action: 'poster.make',
  record: 'poster-batch',
  audit: 'took posters along',
  input: z.object({ id }),
  output: z.object({ fileName: z.string(), type: z.string(), base64: z.string() }),
})
