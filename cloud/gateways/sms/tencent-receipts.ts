/**
 * Tencent Cloud's calls to us: delivery (an array, cloud.tencent.com/document/api/382/59178) and replies (one object, 382/59179). It signs
 * neither: the address carries a secret, and a receipt counts only for a message that we know.
 */
import * as z from 'zod/mini'
import type { CallbackReading, SmsCallback, SmsReceipt, SmsReply } from './port'
import {
  beijingTime,
  bounded,
  calledPhone,
  isSecret,
  jsonAnswer,
  readCallback,
  RECEIPT_LIMITS,
  receiptCode,
} from './receipts'

const report = z.object({
  user_receive_time: beijingTime,
  mobile: calledPhone,
  report_status: z.enum(['SUCCESS', 'FAIL']),
  errmsg: bounded(100),
  sid: bounded(200),
})
const reply = z.object({
  mobile: calledPhone,
  text: z.string().check(z.maxLength(RECEIPT_LIMITS.replyCharacters)),
  time: z.int().check(z.minimum(0), z.maximum(253_402_300_799)),
})

export const readTencentReceipts = (callback: SmsCallback): CallbackReading =>
  readCallback(callback, {
    isGenuine: ({ query, secret }) => isSecret(query.secret, secret),
    entriesOf: (body) =>
      Array.isArray(body) ? (body as unknown[]) : typeof body === 'object' && body !== null ? [body] : undefined,
    read: readEntry,
    taken: jsonAnswer(200, { result: 0, errmsg: 'OK' }),
    refusedAs: (status, why) => jsonAnswer(status, { result: status, errmsg: why }),
  })

function readEntry(entry: unknown): SmsReceipt | SmsReply | undefined {
  const delivery = report.safeParse(entry)
  if (delivery.success) {
    const { user_receive_time: at, mobile: phone, report_status: status, errmsg, sid } = delivery.data
    const delivered = status === 'SUCCESS'
    return { providerId: sid, phone, at, delivered, code: receiptCode(delivered, errmsg) }
  }
  const answered = reply.safeParse(entry)
  if (!answered.success) return undefined
  const { mobile: phone, text, time } = answered.data
  return { phone, text, at: new Date(time * 1000) }
}
