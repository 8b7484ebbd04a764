/** Room: feedback. Complaints and suggestions: filed from any page, answered by a day, taken to the next office above. */
import * as z from 'zod/mini'
import { office } from './city'
import { contract } from './contract'
import { choice, complaintPlace, complaintText, id, key, note } from './fields'
import { limits } from './limits'
import { fieldWords } from './words/fields'

export const complaintKinds = ['complaint', 'suggestion'] as const
export type ComplaintKind = (typeof complaintKinds)[number]

/** Later ones are added at the end, none is ever renamed. */
export const complaintStates = ['open', 'answered'] as const
export type ComplaintState = (typeof complaintStates)[number]

const timelineEntry = z.object({ at: z.string(), title: z.string(), detail: z.nullable(z.string()) })

const ownComplaint = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(complaintKinds),
  state: z.enum(complaintStates),
  headline: z.string(),
  /** Who does what by when. */
  next: z.string(),
  dueOn: z.nullable(z.string()),
  filedAt: z.string(),
})

export const fileComplaint = contract({
  summary: 'A complaint or a suggestion, with a number, the office that answers and the day by which it does',
  access: 'signed-in',
  effect: 'write',
  action: 'complaint.file',
  audit: 'filed a complaint',
  input: z.object({
    key,
    kind: choice(complaintKinds),
    text: complaintText,
    /** The page that it came from, by its name in the app. */
    from: complaintPlace,
    /** The own application that it is about; it then goes to the office where that lies. */
    about: z.optional(id),
  }),
  output: z.object({ id: z.string(), number: z.string(), office: z.string(), dueOn: z.string(), next: z.string() }),
})

export const listMyComplaints = contract({
  summary: 'All complaints and suggestions of the signed-in person, newest first',
  access: 'signed-in',
  effect: 'read',
  action: 'complaint.viewOwn',
  audit: null,
  input: z.object({}),
  output: z.object({ complaints: z.array(ownComplaint) }),
})

export const getMyComplaint = contract({
  summary: 'One complaint as the person who filed it sees it: who answers by when, the answers, what can be done now',
  access: 'signed-in',
  effect: 'read',
  action: 'complaint.viewOwn',
  record: 'complaint',
  audit: null,
  input: z.object({ id }),
  output: z.object({
    complaint: ownComplaint,
    office,
    text: z.nullable(z.string()),
    /** Newest first. */
    timeline: z.array(timelineEntry),
    /** The office above that it may be taken to now; null where there is none, or it is too early or too late. */
    above: z.nullable(z.string()),
  }),
})
export type MyComplaint = z.infer<typeof getMyComplaint.output>

export const escalateComplaint = contract({
  summary: 'The person is not content with the answer: the office above takes it over, with a day of its own',
  access: 'signed-in',
  effect: 'write',
  action: 'complaint.escalateOwn',
  record: 'complaint',
  audit: 'took a complaint to the office above',
  input: z.object({ key, id, note }),
  output: z.object({ next: z.string(), dueOn: z.string() }),
})

const complaintRow = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(complaintKinds),
  state: z.enum(complaintStates),
  office: z.string(),
  /** How often it was taken to an office above. */
  escalations: z.number(),
  dueOn: z.nullable(z.string()),
  overdue: z.boolean(),
  filedAt: z.string(),
})

export const listComplaints = contract({
  summary:
    'Complaints that lie with the cadre’s office or below, the earliest day first; the texts are shown one at a time only',
  access: 'cadre',
  effect: 'read',
  action: 'complaint.view',
  audit: 'viewed complaints',
  input: z.object({
    state: choice(complaintStates),
    cursor: z.optional(z.string({ error: fieldWords.cursor.wrong }).check(z.maxLength(128, fieldWords.cursor.wrong))),
    limit: z.optional(
      z
        .int({ error: fieldWords.choice.wrong })
        .check(z.minimum(1, fieldWords.choice.wrong), z.maximum(limits.page.max, fieldWords.choice.wrong)),
    ),
  }),
  output: z.object({
    rows: z.array(complaintRow),
    counts: z.record(z.enum(complaintStates), z.number()),
    next: z.nullable(z.string()),
    offices: z.array(z.string()),
  }),
})

export const getComplaint = contract({
  summary:
    'One complaint as a cadre sees it: what was written, by whom (masked), the history, and whether it can be answered',
  access: 'cadre',
  effect: 'read',
  action: 'complaint.view',
  record: 'complaint',
  audit: 'viewed a complaint',
  input: z.object({ id }),
  output: z.object({
    complaint: complaintRow,
    phoneMasked: z.string(),
    /** Where in the app it was written. */
    place: z.string(),
    /** The application that it is about, where there is one. */
    about: z.nullable(z.object({ id: z.string(), number: z.string(), enterprise: z.string() })),
    text: z.nullable(z.string()),
    timeline: z.array(timelineEntry),
    mayAnswer: z.boolean(),
  }),
})
export type CadreComplaint = z.infer<typeof getComplaint.output>

export const answerComplaint = contract({
  summary: 'The responsible office answers; the person is told and may take it to the office above',
  access: 'cadre',
  effect: 'write',
  action: 'complaint.answer',
  record: 'complaint',
  audit: 'answered a complaint',
  input: z.object({ key, id, text: complaintText }),
  output: z.object({ state: z.enum(complaintStates) }),
})
