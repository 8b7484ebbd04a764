/** A campaign's messages in a row of which a provider took none: one that fails, or refuses all, must not use a whole campaign up. Pure. */
import type { SmsOutcome } from '../../gateways/sms/port'
import { runHolds } from '../../../types/words/campaigns'
import { outreachRules } from '../rules'

export interface Run {
  /** By what they came to nothing: the code that a hold for it would have. Null: the last one was taken. */
  of: string | null
  length: number
}

/**
 * What a batch makes of a run, in the order of its messages. One that goes again holds its campaign by itself, and one that no provider was asked for
 * says nothing of a provider.
 * @returns with `hold` where the campaign has to wait for a person; the run begins anew then
 */
export function runAfter(
  before: Run,
  outcomes: readonly { outcome: SmsOutcome; again: boolean }[],
): Run & { hold?: string } {
  let { of, length } = before
  for (const { outcome, again } of outcomes) {
    if (outcome.outcome === 'sent') return { of: null, length: 0 }
    const by = again ? undefined : kindOf(outcome)
    if (by === undefined) continue
    length = by === of ? length + 1 : 1
    of = by
  }
  return of !== null && length >= outreachRules.breaker.messages ? { of: null, length: 0, hold: of } : { of, length }
}

/** Our own words for what never came to a provider. */
const UNASKED = new Set(['no-phone', 'inbox'])

function kindOf(outcome: Exclude<SmsOutcome, { outcome: 'sent' }>): string | undefined {
  if (outcome.outcome === 'unknown') return runHolds.inDoubt
  return UNASKED.has(outcome.code) ? undefined : `${runHolds.refused}${outcome.code}`
}
