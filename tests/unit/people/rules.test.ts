import { codeExpiry, codeQuota, codeWindow, loginCodeRules, sessionExpiry } from '../../../cloud/people/login/rules'
import { maskName, maskPhone } from '../../../cloud/people/rules'

const NOW = new Date('2026-11-23T02:00:00Z')
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const ago = (...spans: number[]) => spans.map((span) => new Date(NOW.getTime() - span))
const every = (span: number, count: number, from = span) =>
  ago(...Array.from({ length: count }, (_, i) => from + i * span))

describe('the quota of login codes', () => {
  it.each<[string, Date[], ReturnType<typeof codeQuota>]>([
    ['the first', [], null],
    ['a second at once', ago(0), 'smsTooSoon'],
    ['after 59.999 s', ago(MINUTE - 1), 'smsTooSoon'],
    ['after a minute', ago(MINUTE), null],
    ['the fifth of an hour', every(2 * MINUTE, 4), null],
    ['the sixth of an hour', every(2 * MINUTE, 5), 'smsHourly'],
    ['the sixth, when the first is an hour old', ago(...[2, 4, 6, 8].map((n) => n * MINUTE), HOUR), null],
    ['the sixth, a millisecond earlier', ago(...[2, 4, 6, 8].map((n) => n * MINUTE), HOUR - 1), 'smsHourly'],
    ['the tenth of a day', every(2 * HOUR, 9), null],
    ['the eleventh of a day', every(2 * HOUR, 10), 'smsDaily'],
    ['the eleventh, when the first is a day old', [...every(2 * HOUR, 9), ...ago(24 * HOUR)], null],
    ['the eleventh, a millisecond earlier', [...every(2 * HOUR, 9), ...ago(24 * HOUR - 1)], 'smsDaily'],
    ['yesterday’s do not count', every(HOUR, 30, 24 * HOUR), null],
  ])('%s', (_, sent, expected) => {
    expect(codeQuota(sent, NOW)).toBe(expected)
  })

  it('names the longest wait when several limits are reached', () => {
    expect(codeQuota([...every(MINUTE / 2, 10)], NOW)).toBe('smsDaily')
    expect(codeQuota([...every(SECOND, 5)], NOW)).toBe('smsHourly')
  })

  it('does not depend on the order', () => {
    const sent = every(2 * MINUTE, 5)
    expect(codeQuota([...sent].reverse(), NOW)).toBe(codeQuota(sent, NOW))
  })

  it('looks back exactly as far as the daily limit needs, and the code lives five minutes', () => {
    expect(NOW.getTime() - codeWindow(NOW).getTime()).toBe(24 * HOUR)
    expect(codeExpiry(NOW).getTime() - NOW.getTime()).toBe(5 * MINUTE)
    expect(sessionExpiry(NOW).getTime()).toBeGreaterThan(NOW.getTime())
    expect(loginCodeRules).toMatchObject({ perMinute: 1, perHour: 5, perDay: 10, wrongTries: 5, lifeMinutes: 5 })
  })
})

describe('masks', () => {
  it('a phone shows three and four digits', () => {
    expect(maskPhone('13800001234')).toBe('138 **** 1234')
  })
  it.each([
    ['张某某', '张**'],
    ['欧阳', '欧*'],
    ['阿卜杜拉·热合曼', '阿*******'],
    ['\u{20BB7}野', '\u{20BB7}*'],
    ['', ''],
  ])('the name %s is shown as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })
})
