/** What is done with a message that surely was not sent: again or not, when, and whether its whole campaign has to wait. Pure. */
import type { SmsOutcome } from '../../gateways/sms/port'
import { nextMorning, outreachRules } from '../rules'
import type { ClaimedIntent } from './store'

export interface Again {
  /** Null: whenever its campaign goes on. */
  notBefore: Date | null
  /** As how often it counts as tried from now on. */
  attempts: number
  /** Its campaign waits until then; null: for a person. Absent: only this message waits. */
  campaignUntil?: Date | null
  /** It may be about this message's text alone: while the campaign has another one, that goes on, and this one waits until then. */
  asideUntil?: Date
}

/** A test is for whoever waits for it: that it did not go out is what there is to see. */
const TEST = 'campaign-test/'

/** Our own database gave no number just now; nobody was asked for anything. */
export const UNREAD = {
  outcome: 'refused',
  code: 'unread',
  reason: 'the number could not be read just now',
  retry: 'later',
} as const

/**
 * A refusal that is about the provider's whole account (no money, its limit of the day, texts not filed, nobody answers) would meet each message
 * that is left: none of them uses an attempt up by it, and a campaign waits as a whole.
 * @returns null: it is settled as it is
 */
export function againOf(intent: ClaimedIntent, outcome: SmsOutcome, now: Date): Again | null {
  if (outcome.outcome !== 'refused' || outcome.retry === 'never' || intent.cause.startsWith(TEST)) return null
  const { attempts, campaign_id: campaignId } = intent
  const { attempts: most, minutes } = outreachRules.retry
  const untried = attempts - 1
  if (outcome.code === UNREAD.code) return { notBefore: after(now, minutes[0]), attempts: untried }
  if (outcome.retry === 'later') {
    if (attempts < most) return { notBefore: after(now, minutes[untried] ?? 60), attempts }
    if (campaignId !== null) return { notBefore: null, attempts: 0, campaignUntil: null }
  }
  const isForTheDay = outcome.retry === 'tomorrow'
  if (campaignId !== null) {
    const campaignUntil = isForTheDay ? nextMorning(now) : null
    const again = { notBefore: campaignUntil, attempts: untried, campaignUntil }
    // No provider says dependably whether it is the text that is not filed, or the account that is not in order: the other text shows it.
    return outcome.retry === 'elsewhere' ? { ...again, asideUntil: after(now, outreachRules.aside.minutes) } : again
  }
  const { minutes: wait, days } = outreachRules.waiting
  const notBefore = isForTheDay ? nextMorning(now) : after(now, wait)
  return notBefore.getTime() - intent.wanted_at.getTime() > days * 86_400_000 ? null : { notBefore, attempts: untried }
}

const after = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000)
