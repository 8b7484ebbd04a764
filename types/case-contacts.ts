/** Room: fieldwork. What an owner told at the door of an enterprise whose application was under way, as whoever works on the case sees it. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { id } from './fields'

const told = z.object({
  /** The record of the visit. */
  record: z.string(),
  /** The open conflict that settles it (`settleFieldConflict`); null: the case holds it. */
  conflict: z.nullable(z.string()),
  /** China's day. */
  on: z.string(),
  /** Who was there; masked for everybody but the person. */
  whoMasked: z.string(),
  /** Null: the applicant's own number. */
  contact: z.nullable(z.object({ nameMasked: z.string(), phoneMasked: z.string() })),
  youth: z.nullable(z.number()),
  members: z.nullable(z.number()),
  /** Name and number are erased after this day unless somebody decides before; null: with the founding or the end of the case. */
  until: z.nullable(z.string()),
  /** What this cadre may do: decide (`settleFieldConflict`), or erase what the case holds as the person asked (`withdrawTakenApplication`). */
  may: z.array(z.enum(['keep', 'set-aside', 'withdraw'])),
})
export type CaseContact = z.infer<typeof told>

export const listCaseContacts = contract({
  summary:
    'Contacts and counts told at the door while the application was under way: those that wait for a decision, and those that the case holds',
  access: 'cadre',
  effect: 'read',
  action: 'case.view',
  audit: 'viewed what was told at the door of a case',
  input: z.object({ id }),
  output: z.object({ rows: z.array(told) }),
})
