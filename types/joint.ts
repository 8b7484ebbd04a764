/** Room: joint. Several enterprises found one organisation (联建): who could, who is asked, who has consented. */
import * as z from 'zod/mini'
import { caseStates } from './case-life'
import { contract } from './contract'
import { choice, id, key, note } from './fields'
import { fieldWords } from './words/fields'

/** How near an enterprise is to the one that looks for partners; the nearest first. */
export const nearnesses = ['building', 'park', 'road', 'street', 'trade'] as const
export type Nearness = (typeof nearnesses)[number]

export const jointAnswers = ['consented', 'declined'] as const
export type JointAnswer = (typeof jointAnswers)[number]

const seat = z.object({
  id: z.string(),
  number: z.string(),
  enterprise: z.string(),
  office: z.string(),
  isLead: z.boolean(),
  consented: z.boolean(),
  state: z.enum(caseStates),
  /** League members as far as known. */
  members: z.nullable(z.number()),
})

export const getJoint = contract({
  summary: 'The joint founding of a case: who belongs to it, and who near by or of the same trade could',
  access: 'cadre',
  effect: 'read',
  action: 'joint.form',
  record: 'case',
  audit: 'viewed a joint founding',
  input: z.object({ id }),
  output: z.object({
    /** The lead first; null: there is none. */
    group: z.nullable(z.object({ leadId: z.string(), seats: z.array(seat) })),
    /** The nearest first; empty where the case leads none and could not. */
    suggestions: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        enterprise: z.string(),
        office: z.string(),
        near: z.enum(nearnesses),
        /** Why it is suggested, as a sentence. */
        why: z.string(),
        members: z.nullable(z.number()),
        youth: z.nullable(z.number()),
      }),
    ),
    may: z.array(z.enum(['ask', 'release', 'lead', 'end'])),
  }),
})
export type JointView = z.infer<typeof getJoint.output>

export const askPartners = contract({
  summary:
    'Asks enterprises whether they want to found together; forms the group where there is none. Each decides by itself',
  access: 'cadre',
  effect: 'write',
  action: 'joint.form',
  record: 'case',
  audit: 'asked enterprises for a joint founding',
  input: z.object({
    key,
    id,
    partners: z
      .array(id, { error: fieldWords.partners.empty })
      .check(z.minLength(1, fieldWords.partners.empty), z.maxLength(20, fieldWords.partners.many)),
  }),
  output: z.object({ asked: z.number() }),
})

export const releasePartner = contract({
  summary: 'Lets an enterprise out of a joint founding: it goes on on its own, and may found a branch of its own',
  access: 'cadre',
  effect: 'write',
  action: 'joint.form',
  record: 'case',
  audit: 'released an enterprise from a joint founding',
  input: z.object({ key, id, partner: id, note }),
  output: z.object({}),
})

export const changeLead = contract({
  summary: 'Another enterprise leads the jointly founded organisation',
  access: 'cadre',
  effect: 'write',
  action: 'joint.form',
  record: 'case',
  audit: 'changed the lead of a joint founding',
  input: z.object({ key, id, partner: id, note }),
  output: z.object({}),
})

export const endJoint = contract({
  summary: 'Ends a joint founding before anything was founded: each enterprise goes on on its own',
  access: 'cadre',
  effect: 'write',
  action: 'joint.form',
  record: 'case',
  audit: 'ended a joint founding',
  input: z.object({ key, id, note }),
  output: z.object({}),
})

export const getMyJoint = contract({
  summary:
    'The joint founding as an owner sees it: of enterprises that have not both consented only trade and building',
  access: 'signed-in',
  effect: 'read',
  action: 'application.viewOwn',
  record: 'case',
  audit: null,
  input: z.object({ id }),
  output: z.object({
    /** Null: nobody has asked. */
    joint: z.nullable(
      z.object({
        isLead: z.boolean(),
        consented: z.boolean(),
        founded: z.boolean(),
        /** Whether an answer can be given, or taken back, now. */
        open: z.boolean(),
        /** The office that asks. */
        office: z.string(),
        others: z.array(
          z.object({
            /** Null before both have consented. */
            enterprise: z.nullable(z.string()),
            trade: z.string(),
            building: z.string(),
            isLead: z.boolean(),
            consented: z.boolean(),
          }),
        ),
        /** Where the lead's case stands, in plain words; null for the lead itself, and before both have consented. */
        progress: z.nullable(z.string()),
      }),
    ),
  }),
})
export type MyJoint = NonNullable<z.infer<typeof getMyJoint.output>['joint']>

export const answerJoint = contract({
  summary:
    'The enterprise consents to found together with the others, or does not; before the founding it may change its mind',
  access: 'signed-in',
  effect: 'write',
  action: 'application.answerOwn',
  record: 'case',
  audit: 'answered whether to found jointly',
  input: z.object({ key, id, decision: choice(jointAnswers) }),
  output: z.object({ state: z.enum(caseStates) }),
})
