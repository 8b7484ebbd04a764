/**
 * Alibaba Cloud's calls to us, arrays both: delivery (SmsReport, help.aliyun.com/document_detail/101867.htm) and replies (SmsUp,
 * help.aliyun.com/knowledge_detail/60127.html). It signs neither: the address carries a secret, and a receipt counts only for a message
 * that we know. It asks for a number as `code`, and calls again after 1, 5 and 10 minutes where the status is not 200.
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
  phone_number: calledPhone,
  report_time: beijingTime,
  success: z.boolean(),
  err_code: z.string().check(z.maxLength(100)),
  biz_id: bounded(200),
  out_id: z.optional(z.nullable(z.string().check(z.maxLength(512)))),
})
const reply = z.object({
  phone_number: calledPhone,
  send_time: beijingTime,
  content: z.string().check(z.maxLength(RECEIPT_LIMITS.replyCharacters)),
})

export const readAliyunReceipts = (callback: SmsCallback): CallbackReading =>
  readCallback(callback, {
    isGenuine: ({ query, secret }) => isSecret(query.secret, secret),
    entriesOf: (body) => (Array.isArray(body) ? (body as unknown[]) : undefined),
    read: readEntry,
    taken: jsonAnswer(200, { code: 0, msg: '成功' }),
    refusedAs: (status, why) => jsonAnswer(status, { code: status, msg: why }),
  })

function readEntry(entry: unknown): SmsReceipt | SmsReply | undefined {
  const delivery = report.safeParse(entry)
  if (delivery.success) {
    const { biz_id: providerId, phone_number: phone, report_time: at, success: delivered } = delivery.data
    const code = receiptCode(delivered, delivery.data.err_code)
    const ref = delivery.data.out_id ? { ref: delivery.data.out_id } : {}
    return { providerId, ...ref, phone, at, delivered, code }
  }
  const answered = reply.safeParse(entry)
  if (!answered.success) return undefined
  const { phone_number: phone, content: text, send_time: at } = answered.data
  return { phone, text, at }
}
