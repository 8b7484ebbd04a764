/** Rules of the second factor, as data and pure functions. */

export const factorRules = {
  since: '2026-11-24',
  source:
    'RFC 6238 (30 seconds, 6 digits, SHA-1: what authenticator apps read), 5.2: one step of delay; GB/T 22239-2019 8.1.4.1: lock-out; numbers own choices',
  totp: { digits: 6, periodSeconds: 30, window: 1, secretBytes: 20 },
  recoveryCodes: 10,
  /** Days in which a newly appointed cadre, or one whose factor was reset, may set one up. */
  enrolDays: 7,
} as const

/** After so many wrong tries in a row no more are taken for a while; the last row repeats. */
export const lockouts = [
  { tries: 5, minutes: 15 },
  { tries: 10, minutes: 60 },
  { tries: 15, minutes: 1440 },
] as const

const EVERY = 5
const MINUTE = 60_000
const DAY = 1440 * MINUTE

/** How many tries are left before the next lock-out. */
export const triesLeft = (wrongTries: number): number => EVERY - (wrongTries % EVERY)

/** Until when no try is taken after this many wrong ones in a row; null: the next may come at once. */
export function lockedUntil(wrongTries: number, now: Date): Date | null {
  if (wrongTries === 0 || wrongTries % EVERY !== 0) return null
  const row = [...lockouts].reverse().find(({ tries }) => wrongTries >= tries)
  return row === undefined ? null : new Date(now.getTime() + row.minutes * MINUTE)
}

export const enrolUntil = (now: Date): Date => new Date(now.getTime() + factorRules.enrolDays * DAY)

/** Six digits that nobody guesses first: not all alike, no run up or down, no pair or triple said over again. */
export function isWeakPin(pin: string): boolean {
  const digits = [...pin].map(Number)
  const steps = digits.slice(1).map((digit, at) => digit - (digits[at] ?? 0))
  const isRun = steps.every((step) => step === steps[0] && Math.abs(step) <= 1)
  const isRepeated = [2, 3].some((length) => pin === pin.slice(0, length).repeat(pin.length / length))
  return isRun || isRepeated
}

const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const CODE_LENGTH = 10

/** A recovery code out of random bytes: letters and digits that are not taken for each other, 49 bits, ABCDE-FGHJK. */
export function recoveryCodeOf(bytes: Buffer): string {
  const letters = [...bytes.subarray(0, CODE_LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length] ?? 'A')
  return `${letters.slice(0, CODE_LENGTH / 2).join('')}-${letters.slice(CODE_LENGTH / 2).join('')}`
}

/** As typed: small letters, blanks and hyphens do not matter. */
export const plainRecoveryCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
