import type { SmsCallback } from '../../../../cloud/gateways/sms/port'
import { RECEIPT_LIMITS } from '../../../../cloud/gateways/sms/receipts'
import { readTencentReceipts } from '../../../../cloud/gateways/sms/tencent-receipts'

const secret = 'a-secret-of-the-address'
const call = (body: unknown, changes: Partial<SmsCallback> = {}) =>
  readTencentReceipts({
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    query: { secret },
    secret,
    ...changes,
  })
/** As the document shows it. */
const report = {
  user_receive_time: '2026-11-28 08:03:04',
  nationcode: '86',
  mobile: '19900000001',
  report_status: 'SUCCESS',
  errmsg: 'DELIVRD',
  description: '用户短信送达成功',
  sid: '2019:538383',
}
const at = new Date('2026-11-28T00:03:04Z')

it('reads what was delivered and what was not, and answers as it must', () => {
  expect(call([report, { ...report, report_status: 'FAIL', errmsg: 'MK:0001', sid: 's2' }])).toEqual({
    receipts: [
      { providerId: '2019:538383', phone: '19900000001', at, delivered: true, code: 'DELIVRD' },
      { providerId: 's2', phone: '19900000001', at, delivered: false, code: 'MK:0001' },
    ],
    replies: [],
    skipped: 0,
    answer: { status: 200, body: '{"result":0,"errmsg":"OK"}' },
  })
})

it('reads a reply', () => {
  const reply = { extend: '', mobile: '19900000001', nationcode: '86', sign: '共青团委', text: 'R', time: 1795824000 }
  expect(call(reply)).toMatchObject({
    receipts: [],
    replies: [{ phone: '19900000001', text: 'R', at: new Date(1795824000_000) }],
    answer: { status: 200 },
  })
})

it.each<[string, Partial<SmsCallback>]>([
  ['without the secret', { query: {} }],
  ['with another', { query: { secret: 'guessed' } }],
  ['with several', { query: { secret: [secret, secret] } }],
  ['where none is set', { secret: '', query: { secret: '' } }],
])('refuses a call %s', (_, changes) => {
  expect(call([report], changes)).toEqual({
    refused: 'forged',
    answer: { status: 403, body: '{"result":403,"errmsg":"forged"}' },
  })
})

it.each(['', 'not json', '12', '"text"', 'null', '{"a":'])('refuses the body %j', (body) => {
  expect(call(body)).toMatchObject({ refused: 'malformed', answer: { status: 400 } })
})

it('refuses what is too large, before it looks at it', () => {
  expect(call('x'.repeat(RECEIPT_LIMITS.bytes + 1), { query: {} })).toMatchObject({ refused: 'oversized' })
  expect(call(Array(RECEIPT_LIMITS.entries + 1).fill(0))).toMatchObject({
    refused: 'oversized',
    answer: { status: 413 },
  })
})

it('counts a repeated entry once, and leaves out what makes no sense', () => {
  const wrong = [
    null,
    [],
    { ...report, user_receive_time: '2026-02-30 25:00:00' },
    { ...report, mobile: '02812345678' },
    { ...report, sid: '' },
    { ...report, sid: 'x'.repeat(201) },
    { ...report, report_status: 'MAYBE' },
    { mobile: '19900000001', text: 'x'.repeat(501), time: 1 },
    { mobile: '19900000001', text: 'R', time: -1 },
  ]
  expect(call([report, report, ...wrong])).toMatchObject({
    receipts: [{ providerId: '2019:538383' }],
    replies: [],
    skipped: wrong.length,
    answer: { status: 200 },
  })
})
