/** Room: divisions. Streets are merged, split, renamed, moved to another district: what would move, then what moved. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { changeGround, choice, day, id, key } from './fields'
import { limits } from './limits'
import { divisionWords as words } from './words/divisions'

/** Later ones are added at the end, none is ever renamed. */
export const divisionChangeKinds = ['merge', 'split', 'rename', 'move'] as const
export type DivisionChangeKind = (typeof divisionChangeKinds)[number]

/** scheduled: put down for a later day. refused: could not be done on its day. */
export const divisionChangeStates = ['scheduled', 'applied', 'cancelled', 'refused'] as const
export type DivisionChangeState = (typeof divisionChangeStates)[number]

/** What lies with an office and goes along with it. */
export const divisionCounts = [
  // Grants, by role: those that there are at streets.
  'street-cadre',
  'partner-cadre',
  'industry-cadre',
  'cases',
  'closed',
  'duties',
  'complaints',
  'enterprises',
  'places',
  'invitations',
] as const
export type DivisionCount = (typeof divisionCounts)[number]

const { results, communities } = limits.divisionChange

/** Statistical code of a district (6 digits), a street (9) or a community (12). */
const divisionCode = z.string({ error: words.code.wrong }).check(z.regex(/^\d{6}(\d{3}){0,2}$/, words.code.wrong))
/** Full name of a street, town or township; blanks are taken out. */
const streetName = z.pipe(
  z.pipe(
    z.string({ error: words.name.wrong }),
    z.transform((value: string) => value.replace(/[\s\u3000]/g, '')),
  ),
  z
    .string()
    .check(
      z.maxLength(limits.street.max, words.name.long),
      z.regex(/^[\u3400-\u9fff·]+(街道|镇|乡)$/, words.name.wrong),
    ),
)
const change = {
  kind: choice(divisionChangeKinds),
  /** Codes of the streets that change. */
  subjects: z
    .array(divisionCode, { error: words.subjects.wrong })
    .check(z.minLength(1, words.subjects.wrong), z.maxLength(results, words.subjects.wrong)),
  /** What they become. */
  into: z
    .array(
      z.object({
        /** A street of the subjects that goes on, or the code of a new one; without: a new one, under a code for the time being. */
        code: z.optional(divisionCode),
        name: z.optional(streetName),
        /** Code of its district; without: the subject's. */
        district: z.optional(divisionCode),
        /** Codes of the communities that it gets of a street that is split; what is named nowhere goes to the first. */
        communities: z.optional(z.array(divisionCode).check(z.maxLength(communities, words.communities.many))),
      }),
      { error: words.into.wrong },
    )
    .check(z.minLength(1, words.into.wrong), z.maxLength(results, words.into.wrong)),
  /** Today or earlier: at once. Later: on that day. */
  effectiveOn: day,
  /** The document that orders it. */
  ground: changeGround,
}

const count = z.object({ what: z.enum(divisionCounts), n: z.number() })

export const listDivisions = contract({
  summary: 'Districts and streets of the home city, and the streets that ended; of one street its communities',
  access: 'cadre',
  effect: 'read',
  action: 'division.change',
  audit: 'viewed the divisions',
  input: z.object({
    /** Code of a street. */
    street: z.optional(divisionCode),
  }),
  output: z.object({
    /** Of China's clock. */
    today: z.string(),
    districts: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        streets: z.array(z.object({ code: z.string(), name: z.string(), office: z.string() })),
      }),
    ),
    /** The last that ended first. */
    ended: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        district: z.string(),
        endedOn: z.string(),
        /** What lies there today. */
        today: z.array(z.string()),
      }),
    ),
    communities: z.array(z.object({ code: z.string(), name: z.string() })),
  }),
})
export type DivisionTree = z.infer<typeof listDivisions.output>

export const planDivisionChange = contract({
  summary: 'Tries a change of streets: what would end, begin and move, and what to think of; nothing is changed',
  access: 'cadre',
  effect: 'read',
  action: 'division.change',
  audit: 'tried a change of divisions',
  input: z.object(change),
  output: z.object({
    /** Stands for all that is told here: `changeDivisions` wants it and refuses where it would be another. */
    plan: z.string(),
    /** False: on its day. */
    atOnce: z.boolean(),
    offices: z.array(
      z.object({
        what: z.enum(['ends', 'begins', 'renamed', 'goes-on']),
        name: z.string(),
        /** District and street. */
        place: z.string(),
        code: z.string(),
      }),
    ),
    /** From which place to which; of several the first takes what nothing tells apart. */
    moves: z.array(z.object({ from: z.string(), to: z.array(z.string()) })),
    counts: z.array(count),
    warnings: z.array(z.string()),
  }),
})
export type DivisionPlan = z.infer<typeof planDivisionChange.output>

export const changeDivisions = contract({
  summary: 'Changes streets with all that lies with them, in one go, or puts it down for its day',
  access: 'cadre',
  effect: 'write',
  action: 'division.change',
  audit: 'changed divisions',
  fresh: true,
  input: z.object({
    key,
    ...change,
    /** From the plan that was seen. */
    plan: z.string({ error: words.planWrong }).check(z.regex(/^[0-9a-f]{64}$/, words.planWrong)),
  }),
  output: z.object({ id: z.string(), state: z.enum(divisionChangeStates), counts: z.array(count) }),
})

export const listDivisionChanges = contract({
  summary: 'Changes of streets, those that wait first, then the newest',
  access: 'cadre',
  effect: 'read',
  action: 'division.change',
  audit: 'viewed the changes of divisions',
  input: z.object({}),
  output: z.object({
    changes: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(divisionChangeKinds),
        state: z.enum(divisionChangeStates),
        effectiveOn: z.string(),
        from: z.array(z.string()),
        to: z.array(z.string()),
        ground: z.string(),
        at: z.string(),
        counts: z.array(count),
        /** Why it could not be done on its day. */
        why: z.nullable(z.string()),
      }),
    ),
  }),
})
export type DivisionChangeRow = z.infer<typeof listDivisionChanges.output>['changes'][number]

export const cancelDivisionChange = contract({
  summary: 'Takes back a change that waits for its day',
  access: 'cadre',
  effect: 'write',
  action: 'division.change',
  audit: 'took back a change of divisions',
  record: 'division-change',
  fresh: true,
  input: z.object({ key, id }),
  output: z.object({ id: z.string(), state: z.enum(divisionChangeStates) }),
})
