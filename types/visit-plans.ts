/** Room: fieldwork. Whom to visit first, with the reasons in sight; shared out among cadres so that nobody goes where another goes. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { choice, day, id, key } from './fields'
import { metKinds, wishes } from './field-records'
import { limits } from './limits'
import { placePath } from './pool'
import { fieldWords } from './words/fields'

const where = {
  /** A place of the registry; else all of an office's borders. */
  place: z.optional(id),
  office: z.optional(placePath),
}

const fact = z.object({
  staff: z.nullable(z.number()),
  youth: z.nullable(z.number()),
  trade: z.nullable(z.string()),
  since: z.nullable(z.number()),
  neighbours: z.nullable(z.number()),
  contacts: z.number(),
  lastContactOn: z.nullable(z.string()),
})

export const planVisits = contract({
  summary:
    'Enterprises worth a visit first, by an ordered list of rules, each with the facts in sight; unknown stays unknown, and no probability is told',
  access: 'cadre',
  effect: 'read',
  action: 'visit.plan',
  audit: 'planned visits',
  input: z.object({ ...where, limit: z.optional(z.int().check(z.minimum(1), z.maximum(limits.page.max))) }),
  output: z.object({
    rules: z.array(z.object({ name: z.string(), sentence: z.string() })),
    rows: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        address: z.string(),
        floor: z.string(),
        because: z.array(z.string()),
        facts: fact,
      }),
    ),
    /** Worth a visit; given to somebody already; left out, each once by the first reason. */
    total: z.number(),
    given: z.number(),
    leftOut: z.object({
      organised: z.number(),
      applied: z.number(),
      gone: z.number(),
      withheld: z.number(),
      visited: z.number(),
    }),
    /** Who may be given a share: League cadres within the reach. */
    cadres: z.array(z.object({ id: z.string(), name: z.string(), office: z.string(), me: z.boolean() })),
  }),
})

export const createVisitPlan = contract({
  summary:
    'Shares the first so many out among cadres, building by building and floor by floor, none twice; refused where others took them meanwhile',
  access: 'cadre',
  effect: 'write',
  action: 'visit.plan',
  audit: 'shared visits out',
  input: z.object({
    key,
    ...where,
    cadres: z.array(id).check(z.minLength(1, fieldWords.choice.wrong), z.maxLength(20, fieldWords.choice.wrong)),
    take: z.int().check(z.minimum(1, fieldWords.count.wrong), z.maximum(limits.fieldwork.list, fieldWords.count.wrong)),
    until: day,
  }),
  output: z.object({
    id: z.string(),
    enterprises: z.number(),
    shares: z.array(z.object({ name: z.string(), enterprises: z.number() })),
  }),
})

const plan = z.object({
  id: z.string(),
  /** The place's or office's name. */
  where: z.string(),
  until: z.string(),
  ended: z.boolean(),
  enterprises: z.number(),
  /** How many of them were visited: of the whole plan, never of a cadre; null: the plan is one cadre's alone, and it would be that. */
  visited: z.nullable(z.number()),
})
export type VisitPlan = z.infer<typeof plan>

export const listVisitPlans = contract({
  summary: 'Plans of visits within the reach, newest first, with how far each is as a whole',
  access: 'cadre',
  effect: 'read',
  action: 'visit.view',
  audit: 'viewed plans of visits',
  input: z.object({}),
  output: z.object({ rows: z.array(plan) }),
})

export const endVisitPlan = contract({
  summary: 'Ends a plan: what was not visited is free for another',
  access: 'cadre',
  effect: 'write',
  action: 'visit.plan',
  audit: 'ended a plan of visits',
  record: 'visit-plan',
  input: z.object({ key, id }),
  output: z.object({}),
})

const visit = z.object({
  id: z.string(),
  on: z.string(),
  whoMasked: z.string(),
  office: z.string(),
  met: z.enum(metKinds),
  wish: z.nullable(z.enum(wishes)),
  staff: z.nullable(z.number()),
  youth: z.nullable(z.number()),
  members: z.nullable(z.number()),
  note: z.string(),
  counts: z.boolean(),
  /** Why it does not count: put right by a later record, taken back by its maker, set aside by the office; null: it does. */
  ended: z.nullable(z.enum(['replaced', 'taken-back', 'set-aside'])),
})
export type EnterpriseVisit = z.infer<typeof visit>
export type VisitEnd = NonNullable<EnterpriseVisit['ended']>

export const listEnterpriseVisits = contract({
  summary: 'Visits to one enterprise, newest first',
  access: 'cadre',
  effect: 'read',
  action: 'visit.view',
  audit: 'viewed the visits to an enterprise',
  record: 'enterprise',
  input: z.object({ id }),
  output: z.object({ visits: z.array(visit) }),
})

export const showInvitation = contract({
  summary:
    "The code of an enterprise's own printed invitation, for its owner who stands beside: the one that was printed already, else made now; refused where it was taken back",
  access: 'cadre',
  effect: 'write',
  action: 'visit.record',
  audit: 'showed an owner the invitation of the enterprise, made where there was none',
  record: 'enterprise',
  input: z.object({ key, id }),
  output: z.object({
    /** Null: it is not to be invited (any more). */
    link: z.nullable(z.string()),
  }),
})

/** An application taken down on the spot and not yet confirmed by its owner. */
const taken = z.object({
  id: z.string(),
  enterprise: z.string(),
  takenOn: z.string(),
  /** Erased on this day unless confirmed before. */
  until: z.string(),
  contactMasked: z.string(),
  state: z.enum(['waiting', 'confirmed', 'expired', 'withdrawn']),
})
export type TakenApplication = z.infer<typeof taken>

export const listTakenApplications = contract({
  summary: 'Applications taken down on the spot that wait for their owners; none is counted before',
  access: 'cadre',
  effect: 'read',
  action: 'visit.view',
  audit: 'viewed applications that wait for their owners',
  input: z.object({}),
  output: z.object({ rows: z.array(taken) }),
})

export const withdrawTakenApplication = contract({
  summary:
    'Takes back an application that was taken down by mistake, or erases it as its person asked, also where a case holds it',
  access: 'cadre',
  effect: 'write',
  action: 'visit.settle',
  audit: 'took back an application taken down on the spot',
  record: 'taken-application',
  input: z.object({ key, id, why: choice(['mistake', 'owner-asked']) }),
  output: z.object({}),
})
