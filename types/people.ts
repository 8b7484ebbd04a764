/** Room: people. Who is signed in, and what they hold. */
import * as z from 'zod/mini'
import { contract } from './contract'

export const roles = ['street-cadre', 'district-cadre', 'city-cadre'] as const
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
  output: z.object({ phoneMasked: z.string(), name: z.nullable(z.string()), grants: z.array(grant) }),
})
