/** Rules of the pool: pure. */
import { classifyNumber } from '../../types/phone-numbers'

export { SEARCH_RULES, searchForm } from './search/rules'

/** What registers put between several numbers in one cell. */
const BETWEEN_NUMBERS = /[,;、/\n]|或/

/** A cell without what people put between digits and without the country: more than its number where anything else stands beside it. */
export const wholePhone = (written: string) =>
  written
    .normalize('NFKC')
    .replace(/[\s()\-—]/g, '')
    .replace(/^(\+|00)?86(?=1\d{10}$)/, '')

const isMobile = (plain: string) => /^1\d{10}$/.test(plain) && classifyNumber(plain) === 'mobile'

/**
 * The number alone. Its blind index has the purpose of login phones, so that it can be told, without opening either, whether somebody logs in
 * with the number of the register. Of several in one cell (13800000000、0571-88888888) the first that text messages reach, else the first.
 */
export function plainPhone(written: string): string {
  const whole = wholePhone(written)
  if (isMobile(whole)) return whole
  const parts = written.normalize('NFKC').split(BETWEEN_NUMBERS)
  // Two that only a blank parts; tried last, for a blank also stands within a number.
  const mobile = [...parts, ...parts.flatMap((part) => part.split(/\s+/))].map(wholePhone).find(isMobile)
  return mobile ?? parts.map(wholePhone).find((part) => part !== '') ?? whole
}

/** What a register says of an enterprise's registration. */
export type RegistrationStatus = 'active' | 'closed' | 'revoked' | 'moved-out'
/**
 * What a register's word leaves open, beside the status that is known: `unclear`, it is none that we know, so a person looks before many are
 * written to; `suspended`, the enterprise lives and rests (歇业).
 */
export type StatusDoubt = 'unclear' | 'suspended'
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
