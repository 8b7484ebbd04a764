/** Whatever is called back with: refused or harmless, by every provider's reader. */
import fc from 'fast-check'
import { readAliyunReceipts } from '../../../../cloud/gateways/sms/aliyun-receipts'
import { readGovernmentReceipts } from '../../../../cloud/gateways/sms/government-receipts'
import { signBody } from '../../../../cloud/gateways/sms/government-signature'
import type { SmsCallback } from '../../../../cloud/gateways/sms/port'
import { isSecret } from '../../../../cloud/gateways/sms/receipts'
import { readTencentReceipts } from '../../../../cloud/gateways/sms/tencent-receipts'

const secret = 's3cret'
const now = new Date('2026-11-28T00:00:00Z')
const timestamp = String(now.getTime() / 1000)
const genuine = (body: string): SmsCallback => ({
  body,
  query: { secret },
  secret,
  headers: {
    'x-sms-timestamp': timestamp,
    'x-sms-nonce': 'n',
    'x-sms-signature': signBody({ timestamp, nonce: 'n', body }, secret, 'sm3'),
  },
})
const readers = {
  tencent: readTencentReceipts,
  aliyun: readAliyunReceipts,
  government: (callback: SmsCallback) => readGovernmentReceipts(callback, { secret, hash: 'sm3', now }),
}
/** Names that the readers look for, with values of any kind. */
const entry = fc.dictionary(
  fc.constantFrom(
    ...['mobile', 'text', 'time', 'sid', 'errmsg', 'report_status', 'user_receive_time', 'phone_number', 'report_time'],
    ...['success', 'err_code', 'biz_id', 'out_id', 'content', 'send_time', 'id', 'ref', 'phone', 'status', '__proto__'],
  ),
  fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('15400000001', 'SUCCESS', 'FAIL', 'DELIVRD', false, '2026-11-28 08:00:00', true, 1795824000, 'R'),
  ),
)

describe.each(Object.entries(readers))('%s', (_, read) => {
  it('reads or refuses any genuine body, never throws, and gives only what is whole', () => {
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      fc.array(entry).map((entries) => JSON.stringify(entries)),
      fc.record({ receipts: fc.array(entry), replies: fc.array(entry) }).map((both) => JSON.stringify(both)),
    )
    fc.assert(
      fc.property(body, (text) => {
        const reading = read(genuine(text))
        expect(() => {
          JSON.parse(reading.answer.body)
        }).not.toThrow()
        if ('refused' in reading) {
          expect(reading.answer.status).toBeGreaterThanOrEqual(400)
          return
        }
        expect(reading.answer.status).toBe(200)
        for (const { providerId, at, delivered, code, phone } of reading.receipts) {
          expect([providerId, code].every((value) => typeof value === 'string' && value !== '')).toBe(true)
          expect(Number.isNaN(at.getTime())).toBe(false)
          expect(delivered).toBe(code === 'DELIVRD')
          if (phone !== undefined) expect(phone).toMatch(/^1\d{10}$/)
        }
        for (const { phone, at } of reading.replies) {
          expect(phone).toMatch(/^1\d{10}$/)
          expect(Number.isNaN(at.getTime())).toBe(false)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('refuses whoever does not know the secret, whatever is sent', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (body, guess) => {
        fc.pre(guess !== secret)
        const headers = { ...genuine(body).headers, 'x-sms-signature': guess }
        expect(read({ ...genuine(body), headers, query: { secret: guess } })).toMatchObject({ refused: 'forged' })
      }),
    )
  })
})

it('keeps the code of delivery for what was delivered', () => {
  const failed = { mobile: '15400000001', report_status: 'FAIL', errmsg: 'DELIVRD', sid: 's' }
  const reading = readTencentReceipts(
    genuine(JSON.stringify([{ ...failed, user_receive_time: '2026-11-28 08:00:00' }])),
  )
  expect(reading).toMatchObject({ receipts: [{ delivered: false, code: 'UNKNOWN' }] })
})

it('takes no empty secret, and none that was given twice', () => {
  expect([isSecret('', ''), isSecret(undefined, ''), isSecret(['a'], 'a'), isSecret('a', 'a')]).toEqual([
    false,
    false,
    false,
    true,
  ])
})
