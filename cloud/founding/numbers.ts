/** Numbers of documents (发文字号): reading, proposing the next, warning of one that was used. Pure. Rule: GB/T 9704-2012 7.2.5. */

export interface DocumentNumber {
  /** 杭西团: what the office writes before the year. */
  prefix: string
  year: number
  serial: number
}

/** What is to be looked at again; none of it refuses a number: the office's own register decides. */
export type NumberWarning = { kind: 'form' } | { kind: 'duplicate'; number: string } | { kind: 'year'; year: number }

/** Brackets of other shapes, 第, zeros in front: as people type them. */
const SHAPE = /^(.+?)\s*[〔[(（【﹝［]\s*(\d{4})\s*[〕\])）】﹞］]\s*第?\s*0*([1-9]\d{0,5})\s*号$/u

const plain = (text: string) =>
  text.trim().replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

/** @returns undefined for what is not of the standard's shape */
export function parseNumber(text: string): DocumentNumber | undefined {
  const found = SHAPE.exec(plain(text))
  if (found === null) return undefined
  return { prefix: found[1]!.trim(), year: Number(found[2]), serial: Number(found[3]) }
}

/** 杭西团〔2026〕12号: six-sided brackets, the year in full, no 第, no zeros. */
export const formatNumber = ({ prefix, year, serial }: DocumentNumber): string => `${prefix}〔${year}〕${serial}号`

/** As the standard writes it; what cannot be read stays as it is. */
export function normaliseNumber(text: string): string {
  const number = parseNumber(text)
  return number === undefined ? text.trim() : formatNumber(number)
}

/**
 * The next number of an office.
 * @param prefix what is configured; null: learnt from the newest number that can be read
 * @param used the office's numbers, newest first
 * @returns null where no prefix is known
 */
export function proposeNumber(prefix: string | null, used: readonly string[], year: number): string | null {
  const numbers = used.flatMap((text) => parseNumber(text) ?? [])
  const known = prefix ?? numbers[0]?.prefix
  if (known === undefined || known === '') return null
  return formatNumber({ prefix: known, year, serial: nextSerial(numbers, known, year) })
}

const nextSerial = (numbers: readonly DocumentNumber[], prefix: string, year: number): number =>
  1 + Math.max(0, ...numbers.filter((one) => one.prefix === prefix && one.year === year).map(({ serial }) => serial))

/** What is odd about a number that a cadre enters, the worst first. @param used the office's numbers so far */
export function checkNumber(text: string, used: readonly string[], year: number): NumberWarning[] {
  const normal = normaliseNumber(text)
  const warnings: NumberWarning[] = []
  if (used.some((one) => normaliseNumber(one) === normal)) warnings.push({ kind: 'duplicate', number: normal })
  const number = parseNumber(text)
  if (number === undefined) return [...warnings, { kind: 'form' }]
  // A gap is not warned of: the office's other documents take numbers, too, and this platform does not know them.
  return number.year === year ? warnings : [...warnings, { kind: 'year', year }]
}
