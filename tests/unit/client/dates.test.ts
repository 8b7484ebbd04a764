import { day, moment, phoneText } from '../../../types/words/common'

test('days and moments are written on the clock of China, whatever the device says', () => {
  expect(day('2026-11-23')).toBe('11月23日 周一')
  expect(day('2026-11-22T16:30:00Z')).toBe('11月23日 周一')
  expect(moment('2026-11-22T16:05:00Z')).toBe('11月23日 周一 00:05')
  expect(moment('2026-11-23')).toBe('11月23日 周一')
})

test('a mobile number is written in groups, a landline as its office writes it', () => {
  expect(phoneText('13800000000')).toBe('138 0000 0000')
  expect(phoneText('0571-00000000')).toBe('0571-00000000')
})
