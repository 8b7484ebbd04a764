/** What lists write for a kind and for a day, and what it is taken for. Pure. */
import type { OrganisationKind } from '../../../types/organisations'

/** The first that fits counts: a general branch has 支部 in its name, a youth work committee has 委员会. */
const kindReadings: readonly { means: OrganisationKind; pattern: RegExp }[] = [
  { means: 'youth-committee', pattern: /青年工作委员会|青工委|^youth-committee$/i },
  { means: 'joint-branch', pattern: /联合.*支部|^joint-branch$/i },
  { means: 'general-branch', pattern: /总支|^general-branch$/i },
  { means: 'branch', pattern: /支部|^branch$/i },
  // 团工委 is an office that a higher committee sends, no organisation of an enterprise: a person must say what is meant.
  { means: 'committee', pattern: /(?<!工)团委|(?<!工作)委员会|^committee$/i },
]
export const kindRules = { since: '2026-11-27', source: 'DOMAIN §2; 团章第五章、第六章的组织名称' } as const

/** What a text means; undefined where it says no kind. */
export function readKind(written: string): OrganisationKind | undefined {
  const text = written.normalize('NFKC').replace(/\s/g, '')
  return kindReadings.find(({ pattern }) => pattern.test(text))?.means
}

const DAY_MS = 86_400_000
/** Days of worksheets are numbers since 1899-12-30; those taken are from 1949 to 2100. Source: ECMA-376 part 1, 18.17.4.1. */
const SERIAL = { zero: Date.UTC(1899, 11, 30), least: 17_899, most: 73_415 } as const

/** The date, where there is such a day. */
function dateOf(year: number, month: number, day: number): string | undefined {
  const at = new Date(Date.UTC(year, month - 1, day))
  const isReal = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return isReal && year >= 1949 && year <= 2100 ? at.toISOString().slice(0, 10) : undefined
}

/**
 * A day as people write it: 2026-11-24, 2026/11/24, 2026.11.24, 2026年11月24日, 20261124; a month alone means its first day, or as an end its last.
 * @param isNumber the cell is a number: a day of a worksheet
 */
export function readDay(written: string, { isNumber, end }: { isNumber: boolean; end: boolean }): string | undefined {
  const text = written
    .normalize('NFKC')
    .replace(/\s+\d{1,2}:\d{2}(:\d{2})?$/, '')
    .replace(/\s/g, '')
  if (isNumber && /^\d{5}$/.test(text)) {
    const days = Number(text)
    if (days < SERIAL.least || days > SERIAL.most) return undefined
    return new Date(SERIAL.zero + days * DAY_MS).toISOString().slice(0, 10)
  }
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](?:(\d{1,2})日?)?)?$/.exec(text)
  if (parts === null) return undefined
  const [year, month] = [Number(parts[1]), Number(parts[2])]
  if (parts[3] !== undefined) return dateOf(year, month, Number(parts[3]))
  const first = dateOf(year, month, 1)
  return first === undefined || !end ? first : new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
