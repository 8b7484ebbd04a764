/** Room: intake. What was typed and not yet sent, for the same person on another device. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { key } from './fields'
import { limits } from './limits'
import { fieldWords } from './words/fields'

/** The forms whose drafts are kept: the application, or the one of an invitation. */
const form = z
  .string({ error: fieldWords.draft.wrong })
  .check(
    z.maxLength(limits.draft.form, fieldWords.draft.wrong),
    z.regex(/^(apply|invitation:[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+)$/, fieldWords.draft.wrong),
  )

/** Made by the client when a form is begun: one filling-in, from the first letter to the receipt. */
export const draftId = key

/** Grows with each keeping: what was overtaken on the way is told apart by it. */
const turn = z
  .int({ error: fieldWords.draft.wrong })
  .check(z.minimum(0, fieldWords.draft.wrong), z.maximum(limits.draft.turns, fieldWords.draft.wrong))

const value = z.string({ error: fieldWords.draft.wrong }).check(z.maxLength(limits.draft.value, fieldWords.draft.wrong))

/** The fields of a form by name, as typed: not yet checked, for they may be half a word. */
const values = z
  .record(z.string().check(z.regex(/^[A-Za-z]{1,32}$/, fieldWords.draft.wrong)), value, {
    error: fieldWords.draft.wrong,
  })
  .check(z.refine((given) => Object.keys(given).length <= limits.draft.fields, { message: fieldWords.draft.wrong }))

export const keepDraft = contract({
  summary:
    "Keeps a form's typed values for the signed-in person: not after the receipt, not over a newer or another unsent draft",
  access: 'signed-in',
  effect: 'write',
  action: 'draft.keep',
  audit: 'kept a draft',
  input: z.object({ key, form, draft: draftId, turn, values }),
  output: z.object({ kept: z.boolean() }),
})

export const getDraft = contract({
  summary: 'What the signed-in person typed into a form, on whichever device',
  access: 'signed-in',
  effect: 'read',
  action: 'draft.keep',
  audit: null,
  input: z.object({ form }),
  output: z.object({
    found: z.nullable(
      z.object({ draft: z.string(), turn: z.number(), values: z.record(z.string(), z.string()), keptAt: z.string() }),
    ),
  }),
})
