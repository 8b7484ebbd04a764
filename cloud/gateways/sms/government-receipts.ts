/** What a government's gateway calls back with: JSON, signed in the headers over its raw body (docs/government-sms.md). */
import * as z from 'zod/mini'
import { isSignature, isTimely, signBody, type GovernmentHash } from './government-signature'
import type { CallbackReading, SmsCallback, SmsReceipt, SmsReply } from './port'
import { bounded, calledPhone, DELIVERED, jsonAnswer, readCallback, RECEIPT_LIMITS } from './receipts'

/** Seconds since 1970. */
const second = z.int().check(z.minimum(0), z.maximum(253_402_300_799))
const receipt = z.object({
  id: bounded(200),
  ref: z.optional(bounded(512)),
  phone: z.optional(calledPhone),
  time: second,
  status: bounded(100),
})
const reply = z.object({
  phone: calledPhone,
  text: z.string().check(z.maxLength(RECEIPT_LIMITS.replyCharacters)),
  time: second,
})
const pushed = z.object({ receipts: z.optional(z.array(z.unknown())), replies: z.optional(z.array(z.unknown())) })

export const GOVERNMENT_HEADERS = {
  timestamp: 'x-sms-timestamp',
  nonce: 'x-sms-nonce',
  signature: 'x-sms-signature',
} as const

/** A call that is repeated within its minutes is taken again, which is harmless: receipts may come twice. */
export const readGovernmentReceipts = (
  callback: SmsCallback,
  { secret, hash, now }: { secret: string; hash: GovernmentHash; now: Date },
): CallbackReading =>
  readCallback(callback, {
    isGenuine: ({ headers, body }) => {
      const header = (name: string) => (typeof headers[name] === 'string' ? headers[name] : '')
      const timestamp = header(GOVERNMENT_HEADERS.timestamp)
      const nonce = header(GOVERNMENT_HEADERS.nonce)
      if (secret === '' || nonce === '' || !isTimely(timestamp, now)) return false
      return isSignature(header(GOVERNMENT_HEADERS.signature), signBody({ timestamp, nonce, body }, secret, hash))
    },
    entriesOf: (body) => {
      const parsed = pushed.safeParse(body)
      if (!parsed.success) return undefined
      const { receipts, replies } = parsed.data
      return receipts === undefined && replies === undefined ? undefined : [...(receipts ?? []), ...(replies ?? [])]
    },
    read: readEntry,
    taken: jsonAnswer(200, { code: 0, message: 'ok' }),
    refusedAs: (status, why) => jsonAnswer(status, { code: status, message: why }),
  })

function readEntry(entry: unknown): SmsReceipt | SmsReply | undefined {
  const delivery = receipt.safeParse(entry)
  if (delivery.success) {
    const { id: providerId, ref, phone, time, status: code } = delivery.data
    const told = { ...(ref === undefined ? {} : { ref }), ...(phone === undefined ? {} : { phone }) }
    return { providerId, ...told, at: new Date(time * 1000), delivered: code === DELIVERED, code }
  }
  const answered = reply.safeParse(entry)
  if (!answered.success) return undefined
  const { phone, text, time } = answered.data
  return { phone, text, at: new Date(time * 1000) }
}
