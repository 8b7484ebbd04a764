/** Who appoints whom, and what one person must not hold at once: rules as data. */
import type { Role } from '../../../types/people'

/**
 * Roles that somebody appoints. at: at the own office. under: at any office under it. beside: at the offices of other bodies that stand
 * for the same division, which is how a partner's or a committee's first one comes.
 */
export interface Appointing {
  roles: readonly Role[]
  where: 'at' | 'under' | 'beside'
}

/** Cadres are appointed from above along the tree; who appoints administrators handles no case. */
export const appointingRule = {
  since: '2026-11-24',
  source:
    'issue "People, jurisdiction, security and privacy": city appoints district, district appoints street; 三员分立 GB/T 22239-2019 8.1.6',
} as const

export const appointing: Readonly<Record<Role, readonly Appointing[]>> = {
  // 系统管理员: sets up the two others; who may do what to cases is not his to give.
  'city-administrator': [{ roles: ['security-administrator', 'auditor'], where: 'at' }],
  // 安全管理员: gives rights in the city's own office, and the first ones of each partner and committee.
  'security-administrator': [
    { roles: ['city-cadre', 'city-administrator'], where: 'at' },
    { roles: ['partner-cadre', 'industry-cadre'], where: 'beside' },
  ],
  auditor: [],
  'city-cadre': [{ roles: ['district-cadre'], where: 'under' }],
  'district-cadre': [{ roles: ['street-cadre'], where: 'under' }],
  'street-cadre': [],
  // Each partner has a tree of its own: its city office appoints below.
  'partner-cadre': [{ roles: ['partner-cadre'], where: 'under' }],
  'industry-cadre': [{ roles: ['industry-cadre'], where: 'under' }],
}

/** Kinds of duty that one person never mixes. The database refuses it too (migration 0012, duty_class). */
export const dutyClass: Readonly<Record<Role, 'case' | 'system' | 'security' | 'audit'>> = {
  'street-cadre': 'case',
  'district-cadre': 'case',
  'city-cadre': 'case',
  'partner-cadre': 'case',
  'industry-cadre': 'case',
  'city-administrator': 'system',
  'security-administrator': 'security',
  auditor: 'audit',
}
