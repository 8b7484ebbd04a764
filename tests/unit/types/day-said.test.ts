import { asIsoDay, readDay } from '../../../types/day-said'

describe('a day as people type it', () => {
  it.each([
    ['12月8日', '2026-12-08'],
    ['12-8', '2026-12-08'],
    ['2026/12/8', '2026-12-08'],
    ['２０２６年１２月８日', '2026-12-08'],
    ['11.27', '2026-11-27'],
    ['20270630', '2027-06-30'],
    ['20270631', undefined],
    ['1月5日', '2027-01-05'],
    ['2月30日', undefined],
    ['下周', undefined],
  ])('%s is %s', (typed, day) => {
    expect(readDay(typed, '2026-11-29')).toBe(day)
  })
  it('of an appointment a day that is over is the next year’s', () => {
    expect(readDay('11月27日', '2026-11-29', true)).toBe('2027-11-27')
  })
  it('what is no day goes on as it was typed', () => {
    expect(asIsoDay(' 下周 ')).toBe('下周')
  })
})
