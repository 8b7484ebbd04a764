/**
 * Idempotency keys: one intent, one key, kept on the device until the receipt. A tap repeated after a lost answer, even after the
 * app was closed, meets the reply that the service stored under the same key.
 */
import { findKept, forget, keep } from './store'

const randomBytes = (): Uint8Array => {
  const bytes = new Uint8Array(16)
  // Mini-programs have no Web Crypto. A key need not be secret, only never repeat on this account.
  if (typeof crypto === 'object' && typeof crypto.getRandomValues === 'function') return crypto.getRandomValues(bytes)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(Math.random() * 256)
  return bytes
}

/** A random UUID (version 4). */
export function uuid(): string {
  const bytes = randomBytes()
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => `0${byte.toString(16)}`.slice(-2)).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** A short mark of what is sent: the same content keeps its key, changed content is a new intent. */
const mark = (content: unknown): string => {
  const text = JSON.stringify(content)
  let sum = 5381
  for (let i = 0; i < text.length; i++) sum = ((sum * 33) ^ text.charCodeAt(i)) >>> 0
  return `${sum.toString(36)}.${text.length}`
}

const place = (intent: string) => `key:${intent}`

/** The key of an intent (`submit:<token>`) with this content: the one kept, or a new one. */
export function keyOf(intent: string, content: unknown): string {
  const wanted = mark(content)
  const [kept, of] = findKept(place(intent))?.split('|') ?? []
  if (kept && of === wanted) return kept
  const fresh = uuid()
  keep(place(intent), `${fresh}|${wanted}`)
  return fresh
}

/** The receipt came: the next tap is a new intent. */
export function settleKey(intent: string): void {
  forget(place(intent))
}
