import fc from 'fast-check'
import { classifyNumber, NUMBER_RANGES } from '../../../types/phone-numbers'

it.each([
  ['13800000000', 'mobile'],
  ['154 0000 0001', 'mobile'],
  ['19200000001', 'mobile'],
  ['14700000001', 'mobile'],
  ['+86 199-0000-0001', 'mobile'],
  ['008619900000001', 'mobile'],
  ['8619900000001', 'mobile'],
  ['１９９０００００００１', 'mobile'],
  ['16200000001', 'virtual'],
  ['17000000001', 'virtual'],
  ['17100000001', 'virtual'],
  ['14800000001', 'virtual'],
  ['1440000000001', 'virtual'],
  ['1064900000001', 'virtual'],
  ['13490000001', 'virtual'],
  ['0571-80000001', 'landline'],
  ['010 80000001', 'landline'],
  ['+86 571 80000001', 'landline'],
  ['+86 10 80000001', 'landline'],
  ['0571-80000001转802', 'landline'],
  ['80000001', 'landline'],
  ['4000000001', 'landline'],
  ['12345', 'landline'],
  ['+852 5123 4567', 'foreign'],
  ['0015551234567', 'foreign'],
  ['', 'wrong'],
  ['11012345678', 'wrong'],
  ['1380000000', 'wrong'],
  ['138000000001', 'wrong'],
  ['0110000000000', 'wrong'],
  ['0000-80000001', 'wrong'],
  ['张三', 'wrong'],
  ['+852', 'wrong'],
  ['1234567890123456789', 'wrong'],
])('%s is %s', (phone, kind) => {
  expect(classifyNumber(phone)).toBe(kind)
})

it('says where each range comes from', () => {
  for (const { source, since, starts } of NUMBER_RANGES) {
    expect(source).not.toBe('')
    expect(since).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(starts.length).toBeGreaterThan(0)
  }
})

it('takes whatever is typed, and says the same of a number however it is written', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof classifyNumber(text) === 'string'))
  fc.assert(
    fc.property(fc.integer({ min: 1_300_000_0000, max: 1_999_999_9999 }), (value) => {
      const phone = String(value)
      const kind = classifyNumber(phone)
      expect(['mobile', 'virtual']).toContain(kind)
      expect(classifyNumber(`+86${phone}`)).toBe(kind)
      expect(classifyNumber(`${phone.slice(0, 3)} ${phone.slice(3, 7)}-${phone.slice(7)}`)).toBe(kind)
    }),
  )
})
