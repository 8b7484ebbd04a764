/** What the callbacks of every provider have in common: bounded, verified, read entry by entry. */
import { createHash, timingSafeEqual } from 'node:crypto'
import * as z from 'zod/mini'
import type { CallbackAnswer, CallbackReading, SmsCallback, SmsReceipt, SmsReply } from './port'

export const RECEIPT_LIMITS = {
  bytes: 1_000_000,
  entries: 2_000,
  /** Longest reply of a person that is kept. */
  replyCharacters: 500,
  since: '2026-11-28',
  source:
    'own choice: an entry has about 200 bytes, providers push some hundreds at once; a text message has at most 500 characters',
} as const

/** The code of carriers for a message that reached the phone (SMPP 3.4, 5.2.28: message_state DELIVERED). */
export const DELIVERED = 'DELIVRD'

/** The receipt's code: that of delivery for every delivered one and for no other; `UNKNOWN` where none was told. */
export const receiptCode = (delivered: boolean, told: string): string =>
  delivered ? DELIVERED : told === '' || told === DELIVERED ? 'UNKNOWN' : told

export const bounded = (most: number) => z.string().check(z.minLength(1), z.maxLength(most))
/** Providers give numbers with or without the country's code. */
export const calledPhone = z.pipe(
  z.string().check(z.regex(/^(?:\+?86|0086)?1\d{10}$/)),
  z.transform((value) => value.slice(-11)),
)
/** As the country's clock shows it, which has no summer time. */
export const beijingTime = z.pipe(
  z.string().check(z.regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)),
  z.pipe(
    z.transform((value: string) => new Date(`${value.replace(' ', 'T')}+08:00`)),
    z.date(),
  ),
)

export const jsonAnswer = (status: number, body: unknown): CallbackAnswer => ({ status, body: JSON.stringify(body) })

/** Compares without telling by its time how much is right. An empty secret is never right. */
export function isSecret(given: string | readonly string[] | undefined, secret: string): boolean {
  if (typeof given !== 'string' || secret === '') return false
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(secret))
}

/** What a provider's callback is, beyond what all have in common. */
export interface CallbackForm {
  isGenuine: (callback: SmsCallback) => boolean
  /** The entries of a body that was read as JSON; undefined: it is no body of this provider. */
  entriesOf: (body: unknown) => readonly unknown[] | undefined
  /** Undefined: the entry makes no sense. */
  read: (entry: unknown) => SmsReceipt | SmsReply | undefined
  taken: CallbackAnswer
  /** The answer to what is refused. */
  refusedAs: (status: number, why: string) => CallbackAnswer
}

export function readCallback(callback: SmsCallback, form: CallbackForm): CallbackReading {
  const refuse = (refused: 'forged' | 'malformed' | 'oversized', status: number): CallbackReading => ({
    refused,
    answer: form.refusedAs(status, refused),
  })
  // Before anything is computed over it.
  if (Buffer.byteLength(callback.body) > RECEIPT_LIMITS.bytes) return refuse('oversized', 413)
  if (!form.isGenuine(callback)) return refuse('forged', 403)
  const entries = form.entriesOf(parseJson(callback.body))
  if (entries === undefined) return refuse('malformed', 400)
  if (entries.length > RECEIPT_LIMITS.entries) return refuse('oversized', 413)
  const receipts = new Map<string, SmsReceipt>()
  const replies = new Map<string, SmsReply>()
  let skipped = 0
  for (const entry of entries) {
    const found = form.read(entry)
    if (found === undefined) skipped += 1
    else if ('text' in found) replies.set(`${found.phone} ${found.at.getTime()} ${found.text}`, found)
    else receipts.set(`${found.providerId} ${found.phone ?? ''} ${found.code} ${found.at.getTime()}`, found)
  }
  return { receipts: [...receipts.values()], replies: [...replies.values()], skipped, answer: form.taken }
}

export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
