/** Room: people. Who is away from an office, until when, and who stands in. */
import * as z from 'zod/mini'
import { contract } from './contract'
import { day, id, key } from './fields'

const absence = z.object({
  id: z.string(),
  /** The grant of whoever is away. */
  grant: z.string(),
  who: z.string(),
  office: z.string(),
  begins: z.string(),
  ends: z.string(),
  /** Null: the others of the office. */
  deputy: z.nullable(z.string()),
  /** Whether it has begun. */
  now: z.boolean(),
  self: z.boolean(),
})
export type AbsenceRow = z.infer<typeof absence>

export const listAbsences = contract({
  summary: 'Who is away, or will be: oneself and whom one appoints; and for which grants an absence can be recorded',
  access: 'cadre',
  effect: 'read',
  action: 'absence.record',
  audit: 'viewed the absences',
  /** `grant`: that of somebody whom one appoints; without: the own ones. */
  input: z.object({ grant: z.optional(id) }),
  output: z.object({
    /** For whom an absence can be recorded here, each with who could stand in. */
    grants: z.array(
      z.object({
        id: z.string(),
        who: z.string(),
        office: z.string(),
        self: z.boolean(),
        deputies: z.array(z.object({ id: z.string(), name: z.string() })),
      }),
    ),
    absences: z.array(absence),
    today: z.string(),
  }),
})
export type AbsenceGrant = z.infer<typeof listAbsences.output>['grants'][number]

export const recordAbsence = contract({
  summary: 'Records that the holder of a grant is away; the deputy, or else the office, has the next steps meanwhile',
  access: 'cadre',
  effect: 'write',
  action: 'absence.record',
  audit: 'recorded an absence',
  record: 'grant',
  input: z.object({
    key,
    id,
    begins: day,
    ends: day,
    /** A grant at the same office. */
    deputy: z.optional(id),
  }),
  output: z.object({ id: z.string() }),
})

export const endAbsence = contract({
  summary: 'Ends an absence: back earlier, or not gone at all; everything is back at once',
  access: 'cadre',
  effect: 'write',
  action: 'absence.record',
  audit: 'ended an absence',
  record: 'grant',
  input: z.object({ key, id, absence: id }),
  output: z.object({}),
})
