/** Room: casework. What a cadre does to a case beside accepting and returning it, and the owner's appeal. */
import * as z from 'zod/mini'
import {
  assigningReasons,
  caseStates,
  contactOutcomes,
  contactWays,
  handingReasons,
  partyKinds,
  refusalReasons,
  suspensionReasons,
} from './case-life'
import { contract } from './contract'
import { choice, count, day, id, key, note } from './fields'
import { fieldWords } from './words/fields'

const moved = z.object({ state: z.enum(caseStates), dueOn: z.string() })

export const refuseCase = contract({
  summary: 'Does not accept the application (不予受理), with the reason; the enterprise can appeal to the office above',
  access: 'cadre',
  effect: 'write',
  action: 'case.refuse',
  record: 'case',
  audit: 'refused a case',
  input: z.object({ key, id, reason: choice(refusalReasons, fieldWords.why.empty), note }),
  output: moved,
})

export const appealCase = contract({
  summary: 'The owner asks the office above to look at a refusal',
  access: 'signed-in',
  effect: 'write',
  action: 'application.answerOwn',
  record: 'case',
  audit: 'appealed against a refusal',
  input: z.object({ key, id, note }),
  output: z.object({ next: z.string(), dueOn: z.string() }),
})

export const answerAppeal = contract({
  summary: 'The office above lets the case go on, or upholds the refusal',
  access: 'cadre',
  effect: 'write',
  action: 'case.work',
  record: 'case',
  audit: 'answered an appeal',
  input: z.object({ key, id, decision: choice(['granted', 'rejected']), note }),
  output: moved,
})

export const surveyCase = contract({
  summary: "What a call or a visit found out about the enterprise's young people; counts that are not known stay null",
  access: 'cadre',
  effect: 'write',
  action: 'case.work',
  record: 'case',
  audit: 'recorded a survey',
  input: z.object({
    key,
    id,
    way: choice(contactWays),
    staff: z.nullable(count),
    youth: z.nullable(count),
    members: z.nullable(count),
    party: z.nullable(choice(partyKinds)),
    note,
  }),
  output: moved,
})

export const logContact = contract({
  summary: 'Logs a call or a visit with its outcome, what was learnt with it and the next date; moves nothing',
  access: 'cadre',
  effect: 'write',
  action: 'case.work',
  record: 'case',
  audit: 'logged a contact',
  input: z.object({
    key,
    id,
    way: choice(contactWays),
    outcome: choice(contactOutcomes),
    nextOn: z.nullable(day),
    /** What was learnt with it, of people; absent or null: nothing new. Only where somebody was spoken with. */
    staff: z.optional(z.nullable(count)),
    youth: z.optional(z.nullable(count)),
    members: z.optional(z.nullable(count)),
    note,
  }),
  output: z.object({}),
})

export const noteParty = contract({
  summary: "The enterprise's Party organisation: none, joint, own",
  access: 'cadre',
  effect: 'write',
  action: 'case.work',
  record: 'case',
  audit: 'noted the Party organisation',
  input: z.object({ key, id, party: choice(partyKinds) }),
  output: z.object({}),
})

export const suspendCase = contract({
  summary: 'Puts a case aside until a day, with the reason; the enterprise sees both',
  access: 'cadre',
  effect: 'write',
  action: 'case.work',
  record: 'case',
  audit: 'suspended a case',
  input: z.object({ key, id, reason: choice(suspensionReasons, fieldWords.why.empty), until: day, note }),
  output: moved,
})

export const resumeCase = contract({
  summary: 'Takes a case up again where it was put aside',
  access: 'cadre',
  effect: 'write',
  action: 'case.work',
  record: 'case',
  audit: 'resumed a case',
  input: z.object({ key, id, note }),
  output: moved,
})

export const reopenCase = contract({
  summary: 'Takes back a refusal, or looks again at an enterprise that was not ready',
  access: 'cadre',
  effect: 'write',
  action: 'case.work',
  record: 'case',
  audit: 'reopened a case',
  input: z.object({ key, id, note }),
  output: moved,
})

/** The streets of the city, for handing on and settling. */
export const findStreets = contract({
  summary: 'Streets of the city by a part of their name, with their district',
  access: 'cadre',
  effect: 'read',
  action: 'case.work',
  audit: 'searched streets',
  input: z.object({
    query: z.string({ error: fieldWords.query.empty }).check(z.maxLength(60, fieldWords.query.long)),
  }),
  output: z.object({ streets: z.array(z.object({ id: z.string(), name: z.string(), district: z.string() })) }),
})

export const handOnCase = contract({
  summary: 'Hands the case on to the street that is responsible; at the second refusal the office above both decides',
  access: 'cadre',
  effect: 'write',
  action: 'case.work',
  record: 'case',
  audit: 'handed a case on',
  input: z.object({ key, id, office: id, reason: choice(handingReasons, fieldWords.why.empty), note }),
  output: moved,
})

export const settleDispute = contract({
  summary: 'The office above decides which street is responsible',
  access: 'cadre',
  effect: 'write',
  action: 'case.work',
  record: 'case',
  audit: 'settled a dispute',
  input: z.object({ key, id, office: id, note }),
  output: moved,
})

export const assignCase = contract({
  summary:
    'Gives the case to a colleague, an office below or an industry committee, or takes it over; day and step stay',
  access: 'cadre',
  effect: 'write',
  action: 'case.assign',
  record: 'case',
  audit: 'assigned a case',
  input: z.object({
    key,
    id,
    office: z.optional(id),
    person: z.optional(id),
    reason: choice(assigningReasons, fieldWords.why.empty),
  }),
  output: z.object({ owner: z.string() }),
})

export const urgeCase = contract({
  summary: 'An office that was asked to supervise a late case urges whoever has it, once a day; those are told',
  access: 'cadre',
  effect: 'write',
  action: 'case.urge',
  record: 'case',
  audit: 'urged a case',
  input: z.object({ key, id }),
  output: z.object({}),
})
