/** Room: people. Who is signed in, and what they hold. */
import * as z from 'zod/mini'
import { contract } from './contract'

/**
 * Roles of a grant. The last three administer and never handle a case; they are three different people (三员分立). Which role a grant
 * may have at which office: cloud/people/policy.
 */
export const roles = [
  'street-cadre',
  'district-cadre',
  'city-cadre',
  'partner-cadre',
  'industry-cadre',
  'city-administrator',
  'security-administrator',
  'auditor',
] as const
export type Role = (typeof roles)[number]

/** A cadre's grant: a role at an office. */
export const grant = z.object({ role: z.enum(roles), office: z.string(), division: z.string() })
export type Grant = z.infer<typeof grant>

export const getMe = contract({
  summary: 'The signed-in person: masked phone, name, grants',
  access: 'signed-in',
  effect: 'read',
  action: 'self.view',
  audit: null,
  input: z.object({}),
  output: z.object({
    phoneMasked: z.string(),
    name: z.nullable(z.string()),
    grants: z.array(grant),
    /** To the city's own: the year of which no holidays are known, so that only its weekends are off. Null: nothing to say. */
    calendarMissing: z.nullable(z.string()),
  }),
})
