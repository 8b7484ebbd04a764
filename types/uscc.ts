/**
 * The unified social credit code (统一社会信用代码).
 *
 * Source: GB 32100-2015: 18 characters of an alphabet without I, O, S, V, Z; the last one is a check character,
 * 31 − Σ value(i)·3^i mod 31 over the first 17. Published test vector: 91350100M000100Y43.
 */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const LENGTH = 18
const VALUE = new Map([...ALPHABET].map((char, value) => [char, value]))
/** The same by character code, for the millions of codes that an import checks; −1 where the alphabet has none. */
const VALUE_BY_CODE = Int8Array.from({ length: 128 }, (_, code) => VALUE.get(String.fromCharCode(code)) ?? -1)
const WEIGHTS = Array.from({ length: LENGTH - 1 }, (_, i) => 3 ** i % 31)

/** Letters that the alphabet leaves out because they are taken for digits, and what was meant. */
const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5', Z: '2' }

/** One character put right: its place (counted from 1), what was written and what it must be. */
export interface Correction {
  position: number
  written: string
  meant: string
}

/** What became of a code as a person wrote it. `code` is the repaired form, checked or not. */
export interface UsccReading {
  code: string
  valid: boolean
  problem?: 'empty' | 'length' | 'character' | 'check'
  corrections: Correction[]
}

/** Full width to half width, upper case, separators removed; nothing is guessed here. */
export function normaliseUscc(written: string): string {
  return written
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-_.·]/g, '')
}

/** True when the 18 characters are of the alphabet and the check character agrees. Expects a normalised code. */
export function isValidUscc(code: string): boolean {
  if (code.length !== LENGTH) return false
  let sum = 0
  for (let i = 0; i < LENGTH - 1; i++) {
    const value = VALUE_BY_CODE[code.charCodeAt(i)] ?? -1
    if (value < 0) return false
    sum += value * WEIGHTS[i]!
  }
  return VALUE_BY_CODE[code.charCodeAt(LENGTH - 1)] === (31 - (sum % 31)) % 31
}

/** The check character of the first 17 characters; for generators of invented data. */
export function usccCheckCharacter(first17: string): string {
  let sum = 0
  for (let i = 0; i < LENGTH - 1; i++) sum += Math.max(0, VALUE_BY_CODE[first17.charCodeAt(i)] ?? 0) * WEIGHTS[i]!
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** Reads a code as typed, scanned or pasted: letters that cannot occur (O, I, S, Z) become the digits they stand for. */
export function readUscc(written: string): UsccReading {
  const plain = normaliseUscc(written)
  if (plain === '') return { code: '', valid: false, problem: 'empty', corrections: [] }
  const corrections: Correction[] = []
  const code = [...plain]
    .map((char, i) => {
      const meant = MISREAD[char]
      if (meant === undefined) return char
      corrections.push({ position: i + 1, written: char, meant })
      return meant
    })
    .join('')
  if (code.length !== LENGTH) return { code, valid: false, problem: 'length', corrections }
  if ([...code].some((char) => !VALUE.has(char))) return { code, valid: false, problem: 'character', corrections }
  return isValidUscc(code) ? { code, valid: true, corrections } : { code, valid: false, problem: 'check', corrections }
}
