/** Cells of registers, and what is said of many enterprises. Invented numbers. */
import { findMisfit } from '../../../cloud/gateways/sms/templates'
import { sayCount } from '../../../cloud/outreach/campaigns/draft'
import { unsendableCell } from '../../../cloud/outreach/numbers'
import { phoneBlind } from '../../../cloud/people/actions'
import { createCiphers } from '../../../cloud/platform/ciphers/ciphers'
import { plainPhone } from '../../../cloud/pool/rules'

describe('the number of a cell', () => {
  it.each([
    ['13800000000', '13800000000'],
    ['+86 138-0000-0000', '13800000000'],
    ['138 0000 0000', '13800000000'],
    ['13800000000、0571-88888888', '13800000000'],
    ['0571-88888888,13800000000', '13800000000'],
    ['0571-88888888 13800000000', '13800000000'],
    ['13800000000/13900000000', '13800000000'],
    ['0571-88888888；86-13800000000', '13800000000'],
    // Nobody reads messages at a machine's.
    ['17000000001、13800000000', '13800000000'],
    ['0571-88888888、0571-88888889', '057188888888'],
    ['138000000000', '138000000000'],
    ['', ''],
  ])('%s → %s', (written, phone) => {
    expect(plainPhone(written)).toBe(phone)
  })
})

describe('a cell that was imported when its whole counted', () => {
  const ciphers = createCiphers({ suite: 'sm4', masterKeys: [Buffer.alloc(32, 1)], indexKey: Buffer.alloc(32, 9) })
  const act = { tools: { ciphers } }
  const cells = ['13800000000 张三', '13800000000/8801', '13800000000 转 8001', '13800000000、0571-88888888']

  test.each(cells)('%s: nobody could say no for its number, so it waits for the next import', (written) => {
    const before = phoneBlind(act, written.replace(/[\s()\-—]/g, ''))
    expect(unsendableCell(act, written, before)).toBe('wrong-number')
    expect(unsendableCell(act, written, phoneBlind(act, '13800000000'))).toBeUndefined()
  })

  test.each(['13800000000', '+86 138-0000-0000', '138 0000 0000'])('%s alone needs none', (written) => {
    expect(unsendableCell(act, written, phoneBlind(act, '13800000000'))).toBeUndefined()
  })
})

it.each([2, 99, 100, 12_345])('%d enterprises of a number are said in words that fit the filed text', (n) => {
  expect(findMisfit('invitation-list', ['西湖区团组织', sayCount(n), '0123456789'])).toBeUndefined()
})
