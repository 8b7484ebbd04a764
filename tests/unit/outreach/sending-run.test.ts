/** When a campaign is paused because nothing comes of it. */
import type { SmsOutcome } from '../../../cloud/gateways/sms/port'
import { outreachRules } from '../../../cloud/outreach/rules'
import { runAfter } from '../../../cloud/outreach/sending/run'

const most = outreachRules.breaker.messages
const none = { of: null, length: 0 }
const unknown: SmsOutcome = { outcome: 'unknown', provider: 'invented', reason: 'HTTP 500' }
const sent: SmsOutcome = { outcome: 'sent', provider: 'invented', providerId: '1' }
const refused = (code: string): SmsOutcome => ({
  outcome: 'refused',
  provider: 'invented',
  code,
  reason: '',
  retry: 'never',
})
const many = (outcome: SmsOutcome, times: number, again = false) =>
  Array.from({ length: times }, () => ({ outcome, again }))

it('as many in doubt as the rule says: held, and the next run begins anew', () => {
  expect(runAfter(none, many(unknown, most - 1)).hold).toBeUndefined()
  expect(runAfter(none, many(unknown, most))).toEqual({ ...none, hold: 'run/in-doubt' })
})
it('over several batches', () => {
  const first = runAfter(none, many(unknown, most - 1))
  expect(runAfter(first, many(unknown, 1)).hold).toBe('run/in-doubt')
})
it('one that is taken ends the run', () => {
  const first = runAfter(none, many(unknown, most - 1))
  expect(runAfter(first, [...many(unknown, 5), ...many(sent, 1)])).toEqual(none)
})
it('all refused for one reason: held by it; for reasons of their own: not', () => {
  expect(runAfter(none, many(refused('isv.INVENTED'), most)).hold).toBe('run/refused/isv.INVENTED')
  const mixed = Array.from({ length: 3 * most }, (_, i) => ({ outcome: refused(`isv.${i % 3}`), again: false }))
  expect(runAfter(none, mixed).hold).toBeUndefined()
})
it('what goes again and what no provider was asked for counts neither way', () => {
  const first = runAfter(none, many(unknown, most - 1))
  const neutral = [...many(refused('no-phone'), most), ...many(refused('later'), most, true)]
  expect(runAfter(first, neutral)).toEqual(first)
})
