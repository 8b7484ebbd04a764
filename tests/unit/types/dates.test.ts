import { sayDate, sayDay, sayMoment, sayPhone } from '../../../types/words/dates'

describe('dates and phones as people read them', () => {
  it.each([
    ['2026-11-23', '11月23日 周一'],
    ['2026-11-29', '11月29日 周日'],
    ['2024-02-29', '2024年2月29日 周四'],
    ['2027-01-01', '2027年1月1日 周五'],
  ])('%s is %s, on both sides of the wire', (iso, said) => {
    expect(sayDate(iso)).toBe(said)
  })
  it('a day that may lie years away is said with its year', () => {
    expect(sayDay('2021-05-04')).toBe('2021年5月4日')
  })
  it('the day of a moment is China’s', () => {
    expect(sayDate('2026-11-22T16:30:00Z')).toBe('11月23日 周一')
  })
  it('this year is China’s, of the clock that is given', () => {
    const newYear = Date.parse('2026-12-31T16:00:00Z')
    expect(sayDate('2027-01-04', newYear)).toBe('1月4日 周一')
    expect(sayDate('2026-12-31', newYear)).toBe('2026年12月31日 周四')
    expect(sayMoment('2026-12-31T01:00:00Z', newYear)).toBe('2026年12月31日 周四 09:00')
  })
  it('a moment is said on China’s clock', () => {
    expect(sayMoment('2026-11-23T16:05:00Z')).toBe('11月24日 周二 00:05')
    expect(sayMoment('2026-11-23T15:59:59.999Z')).toBe('11月23日 周一 23:59')
    expect(sayMoment('2026-11-23')).toBe('11月23日 周一')
  })
  it.each([
    ['13800000000', '138 0000 0000'],
    ['0571-85123456', '0571-85123456'],
    ['12355', '12355'],
    ['', ''],
  ])('the phone %s is %s', (phone, said) => {
    expect(sayPhone(phone)).toBe(said)
  })
})
