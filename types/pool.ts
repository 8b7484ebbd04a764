/** Room: cultivation. The pool's pages for the cadres of city and district: finding an enterprise. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { choice } from './fields'
import { limits } from './limits'
import { fieldWords } from './words/fields'

/** What can be asked of an enterprise's registration; `unknown`: no register told. */
export const askedStatuses = ['active', 'closed', 'revoked', 'moved-out', 'unknown'] as const
export const askedOwnerships = ['non-public', 'state', 'public', 'unknown'] as const
/** How an enterprise stands to this platform. */
export const standings = ['applied', 'not-applied', 'in-review'] as const
export type Standing = (typeof standings)[number]

/** Whether a League organisation stands at the enterprise. */
export const organisedAnswers = ['with', 'without'] as const

/** Whether somebody says that the enterprise is not to be approached. */
export const approachAnswers = ['open', 'withheld'] as const

/** Something that a row says in a word or two. */
export const enterpriseMarks = [
  'organised',
  'withheld',
  'applied',
  'inReview',
  'closed',
  'revoked',
  'moved-out',
  'state',
  'public',
] as const
export type EnterpriseMark = (typeof enterpriseMarks)[number]

/** What somebody types while looking; may be empty or half a word. */
const typed = z
  .string({ error: fieldWords.query.control })
  .check(z.maxLength(limits.enterpriseName.max, fieldWords.query.long))
/** Path of an office: codes from the city down. */
export const placePath = z
  .string({ error: fieldWords.choice.wrong })
  .check(z.regex(/^\/(\d{4,9}\/){1,3}$/, fieldWords.choice.wrong))
const cursor = z.string({ error: fieldWords.cursor.wrong }).check(z.maxLength(128, fieldWords.cursor.wrong))

/** What a list of the pool, and everything that is done to all of it, is about. */
export const poolFilter = {
  query: z.optional(typed),
  place: z.optional(placePath),
  standing: z.optional(choice(standings)),
  organised: z.optional(choice(organisedAnswers)),
  approach: z.optional(choice(approachAnswers)),
  status: z.optional(choice(askedStatuses)),
  ownership: z.optional(choice(askedOwnerships)),
}

const foundEnterprise = z.object({
  id: z.string(),
  name: z.string(),
  uscc: z.string(),
  address: z.string(),
  /** District and street as people say them. */
  place: z.string(),
  /** The former name by which it was found; null where the present one fits. */
  formerName: z.nullable(z.string()),
  marks: z.array(z.enum(enterpriseMarks)),
})
export type FoundEnterpriseRow = z.infer<typeof foundEnterprise>

export const searchPool = contract({
  summary:
    'Finds enterprises of the pool while one types: any part of a name, its pinyin initials, the beginning of the code, a part of the address; with filters and a true count',
  access: 'cadre',
  effect: 'read',
  action: 'pool.view',
  audit: 'searched the pool',
  input: z.object({
    ...poolFilter,
    cursor: z.optional(cursor),
    limit: z.optional(
      z
        .int({ error: fieldWords.choice.wrong })
        .check(z.minimum(1, fieldWords.choice.wrong), z.maximum(limits.page.max, fieldWords.choice.wrong)),
    ),
  }),
  output: z.object({ rows: z.array(foundEnterprise), total: z.number(), next: z.nullable(z.string()) }),
})

export const listPoolPlaces = contract({
  summary: 'The districts and streets within whose borders the cadre sees the pool, for choosing one',
  access: 'cadre',
  effect: 'read',
  action: 'pool.view',
  audit: 'viewed the places of the pool',
  input: z.object({}),
  output: z.object({ places: z.array(z.object({ path: z.string(), name: z.string() })) }),
})
export type PoolPlaces = z.infer<typeof listPoolPlaces.output>['places']
