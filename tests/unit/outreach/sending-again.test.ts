/** What surely was not sent: again or not, and when. */
import type { SmsOutcome, SmsRetry } from '../../../cloud/gateways/sms/port'
import { outreachRules } from '../../../cloud/outreach/rules'
import { againOf } from '../../../cloud/outreach/sending/again'
import type { ClaimedIntent } from '../../../cloud/outreach/sending/store'

const wanted = new Date('2026-11-30T02:00:00Z')
const later = (minutes: number) => new Date(wanted.getTime() + minutes * 60_000)
const intent = (changes: Partial<ClaimedIntent> = {}): ClaimedIntent => ({
  id: 'i',
  person_id: 'p',
  template: 'case-update',
  params: [],
  field: 'phone',
  number: null,
  campaign_id: null,
  invitation_id: null,
  attempts: 1,
  cause: 'e',
  wanted_at: wanted,
  ...changes,
})
const refused = (retry: SmsRetry, code = 'Unreachable'): SmsOutcome => ({
  outcome: 'refused',
  provider: 'invented',
  code,
  reason: '',
  retry,
})

describe('a single message that nobody answers for', () => {
  it('is asked again soon, then each hour for three days', () => {
    let at = wanted
    let attempts = 0
    const waits: number[] = []
    for (;;) {
      attempts++
      const again = againOf(intent({ attempts }), refused('later'), at)
      if (again === null) break
      if (again.notBefore === null) throw new Error('it waits for nobody')
      waits.push((again.notBefore.getTime() - at.getTime()) / 60_000)
      at = again.notBefore
      attempts = again.attempts
    }
    const [first, second, ...others] = waits
    expect([first, second]).toEqual([1, 10])
    expect(new Set(others)).toEqual(new Set([outreachRules.waiting.minutes]))
    expect(at.getTime()).toBeGreaterThan(later((outreachRules.waiting.days * 24 - 2) * 60).getTime())
    expect(at.getTime()).toBeLessThanOrEqual(later(outreachRules.waiting.days * 24 * 60).getTime())
  })

  it('a test to the own phone is not', () => {
    expect(againOf(intent({ cause: 'campaign-test/c/i' }), refused('later'), wanted)).toBeNull()
  })
})
