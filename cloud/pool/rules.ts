/** Rules of the pool: pure. */
export { SEARCH_RULES, searchForm } from './search/rules'

/**
 * The number alone: without what people put between digits and without the country. Its blind index has the purpose of login phones,
 * so that it can be told, without opening either, whether somebody logs in with the number of the register.
 */
export function plainPhone(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/[\s()\-—]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')
}

/** What a register says of an enterprise's registration. */
export type RegistrationStatus = 'active' | 'closed' | 'revoked' | 'moved-out'
/** Who it belongs to. `public`: authorities, public institutions, social organisations. */
export type Ownership = 'non-public' | 'state' | 'public'

/** Why an enterprise is not for this platform; words for it stand in `ineligibilityWords`. */
export type Ineligibility = 'closed' | 'revoked' | 'moved-out' | 'state' | 'public'

/**
 * Why an enterprise is never invited and its application goes to a person; null where nothing speaks against it. What is not known
 * speaks against nobody. The platform is for non-public enterprises (DOMAIN M1, M2) that exist and are here. Since 2026-11-24.
 */
export function ineligibility(enterprise: {
  registrationStatus: RegistrationStatus | null
  ownership: Ownership | null
}): Ineligibility | null {
  const { registrationStatus, ownership } = enterprise
  if (registrationStatus !== null && registrationStatus !== 'active') return registrationStatus
  return ownership === 'state' || ownership === 'public' ? ownership : null
}
export { tradeNames, tradeOf } from './trades'
