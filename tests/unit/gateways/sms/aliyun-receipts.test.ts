import { readAliyunReceipts } from '../../../../cloud/gateways/sms/aliyun-receipts'
import type { SmsCallback } from '../../../../cloud/gateways/sms/port'
import { RECEIPT_LIMITS } from '../../../../cloud/gateways/sms/receipts'
import { writeAliyunReceipts } from '../../../../cloud/gateways/sms/sandbox-aliyun'

const secret = 'a-secret-of-the-address'
const call = (body: unknown, changes: Partial<SmsCallback> = {}) =>
  readAliyunReceipts({
    headers: {},
    body: typeof body === 'string' ? body : JSON.stringify(body),
    query: { secret },
    secret,
    ...changes,
  })
/** As the document shows it. */
const report = {
  phone_number: '15400000001',
  send_time: '2026-11-28 08:00:00',
  report_time: '2026-11-28 08:00:04',
  success: true,
  err_code: 'DELIVERED',
  err_msg: '用户接收成功',
  sms_size: '1',
  biz_id: '12345^0',
  out_id: 'intent-1',
}
const at = new Date('2026-11-28T00:00:04Z')

it('reads what was delivered, under the code of carriers, and what was not', () => {
  expect(call([report, { ...report, success: false, err_code: 'MK:0001', biz_id: 'b2', out_id: '' }])).toEqual({
    receipts: [
      { providerId: '12345^0', ref: 'intent-1', phone: '15400000001', at, delivered: true, code: 'DELIVRD' },
      { providerId: 'b2', phone: '15400000001', at, delivered: false, code: 'MK:0001' },
    ],
    replies: [],
    skipped: 0,
    answer: { status: 200, body: '{"code":0,"msg":"成功"}' },
  })
})

it('reads replies', () => {
  const reply = {
    phone_number: '15400000001',
    send_time: '2026-11-28 08:00:04',
    content: 'R',
    sign_name: '签名',
    dest_code: '1234',
    sequence_id: 1,
  }
  expect(call([reply])).toMatchObject({ receipts: [], replies: [{ phone: '15400000001', text: 'R', at }] })
})

it('reads what its sandbox writes', () => {
  const receipts = [{ providerId: 's:1', ref: 'r', phone: '15400000009', at, delivered: false, code: 'UNDELIV' }]
  expect(call(writeAliyunReceipts(receipts).body)).toMatchObject({ receipts, skipped: 0 })
})

it.each(['', '{}', '{"phone_number":"15400000001"}', 'null', '7'])('refuses the body %j', (body) => {
  expect(call(body)).toMatchObject({ refused: 'malformed', answer: { status: 400 } })
})

it('refuses the forged and the oversized, counts the repeated once, and leaves out what makes no sense', () => {
  expect(call([report], { query: { secret: `${secret}x` } })).toMatchObject({
    refused: 'forged',
    answer: { status: 403 },
  })
  expect(call([report], { secret: '', query: {} })).toMatchObject({ refused: 'forged' })
  expect(call('x'.repeat(RECEIPT_LIMITS.bytes + 1))).toMatchObject({ refused: 'oversized', answer: { status: 413 } })
  expect(call([report, report, { ...report, success: 'true' }, 5])).toMatchObject({ receipts: [{}], skipped: 2 })
})
