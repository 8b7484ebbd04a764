/** What may be given where, and what later rooms are told when it ends. Pure. */
import type { Role } from '../../../types/people'
import { domainEvent } from '../../platform/events'
import { dutyClass } from '../policy/appointing'

/** An office as far as a role depends on it. */
export interface OfficeKind {
  body: string
  level: 'city' | 'district' | 'street'
}

/** Bodies that are partners; every other one beside the League is an industry committee. */
export const partnerBodies = ['union', 'women'] as const

const LEVEL_OF: Readonly<Partial<Record<Role, OfficeKind['level']>>> = {
  'street-cadre': 'street',
  'district-cadre': 'district',
  'city-cadre': 'city',
  'city-administrator': 'city',
  'security-administrator': 'city',
  auditor: 'city',
}

/** Whether a role fits an office at all: by its body and its level. */
export function fitsOffice(role: Role, { body, level }: OfficeKind): boolean {
  const isPartner = (partnerBodies as readonly string[]).includes(body)
  if (role === 'partner-cadre') return isPartner
  if (role === 'industry-cadre') return body !== 'league' && !isPartner
  return body === 'league' && LEVEL_OF[role] === level
}

/** The role that handles cases at an office. */
export function caseRoleAt({ body, level }: OfficeKind): Role {
  if ((partnerBodies as readonly string[]).includes(body)) return 'partner-cadre'
  if (body !== 'league') return 'industry-cadre'
  return level === 'city' ? 'city-cadre' : level === 'district' ? 'district-cadre' : 'street-cadre'
}

/** Whether one person may hold all of these at a time (三员分立). */
export const mayHoldTogether = (roles: readonly Role[]): boolean =>
  new Set(roles.map((role) => dutyClass[role])).size <= 1

/** A grant is over: what its holder owes at this office passes on, to nobody in particular only in the sense of the office itself. */
export interface EndedGrant {
  personId: string
  officeId: string
  successorId: string | null
  /** Filled by whoever passes duties on. */
  handedOver: { count: number }
}
export const grantEnded = domainEvent<EndedGrant>('people.grantEnded')
