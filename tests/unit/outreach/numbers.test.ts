/** Cells of registers, and what is said of many enterprises. Invented numbers. */
import { findMisfit } from '../../../cloud/gateways/sms/templates'
import { sayCount } from '../../../cloud/outreach/campaigns/draft'
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

it.each([2, 99, 100, 12_345])('%d enterprises of a number are said in words that fit the filed text', (n) => {
  expect(findMisfit('invitation-list', ['西湖区团组织', sayCount(n), '0123456789'])).toBeUndefined()
})
