/** How a government's gateway and we know each other: HMAC over what is sent, a time and a number used once. docs/government-sms.md tells it. */
import { createHmac, timingSafeEqual } from 'node:crypto'

/** `sm3`: HMAC-SM3 (GB/T 32905, GB/T 15852.2), `sha256`: HMAC-SHA256. */
export type GovernmentHash = 'sm3' | 'sha256'

export const GOVERNMENT_SIGNATURE = {
  /** How far the clocks may be apart. */
  seconds: 300,
  since: '2026-11-28',
  source: 'own choice, as the public clouds have it (cloud.tencent.com/document/api/382/52072: five minutes)',
} as const

/** Of a form: its fields sorted by name, `name=value` joined by "&", the values as they are (not encoded). In hex. */
export function signForm(fields: Readonly<Record<string, string>>, secret: string, hash: GovernmentHash): string {
  const text = Object.entries(fields)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  return hmac(text, secret, hash)
}

/** Of a call back: time, number used once and the raw body, a line each. In hex. */
export const signBody = (
  { timestamp, nonce, body }: { timestamp: string; nonce: string; body: string },
  secret: string,
  hash: GovernmentHash,
): string => hmac(`${timestamp}\n${nonce}\n${body}`, secret, hash)

/** Without telling by its time how much is right. */
export function isSignature(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given.toLowerCase()), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** @param timestamp seconds since 1970 */
export const isTimely = (timestamp: string, now: Date): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() / 1000 - Number(timestamp)) <= GOVERNMENT_SIGNATURE.seconds

const hmac = (text: string, secret: string, hash: GovernmentHash) => createHmac(hash, secret).update(text).digest('hex')
