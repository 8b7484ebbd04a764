/** Room: divisions. What anybody may know about the city that runs this service. */
import * as z from 'zod/mini'
import { contract } from './contract'

/** An office of the League as owners see it. `phone` is null when neither the street nor anything above it has one on file. */
export const office = z.object({
  name: z.string(),
  /** The division it stands for, as people say it: 转塘街道, 西湖区. */
  division: z.string(),
  address: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  hours: z.nullable(z.string()),
  /** When phone and hours are borrowed from an office above, its name; else null. */
  contactOf: z.nullable(z.string()),
})
export type Office = z.infer<typeof office>

/** The versioned notice that an applicant agrees to. */
export const notice = z.object({
  version: z.string(),
  title: z.string(),
  /** Short lines shown beside the button. */
  summary: z.array(z.string()),
  /** Full text, a heading and its paragraphs each. */
  sections: z.array(z.object({ heading: z.string(), paragraphs: z.array(z.string()) })),
})
export type Notice = z.infer<typeof notice>

/** A body that can be set up together with the League's organisation, and who receives the data then. */
export const offeredBody = z.object({ body: z.enum(['union', 'women']), name: z.string(), recipient: z.string() })
export type OfferedBody = z.infer<typeof offeredBody>

export const getCity = contract({
  summary: 'The home city: its name, its League office, the notice in force',
  access: 'public',
  effect: 'read',
  action: 'city.view',
  audit: null,
  input: z.object({}),
  output: z.object({
    city: z.string(),
    office,
    notice,
    /** What else may be set up in the same go. */
    bodies: z.array(offeredBody),
    /** Working days within which the responsible office answers; from the rules in force. */
    answerDays: z.number(),
    demo: z.boolean(),
  }),
})
