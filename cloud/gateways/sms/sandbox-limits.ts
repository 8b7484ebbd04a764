import { tencentCodes } from './codes'
import type { SmsTemplateName } from './templates'

const SECOND = 1000
const HOUR = 3600 * SECOND
const DAY = 24 * HOUR
/** The provider counts days by Beijing time, which has no summer time. */
const BEIJING = 8 * HOUR

/** How often one number may be written to. */
export const SANDBOX_LIMITS = {
  /** The same text to the same number. */
  sameText: {
    within: 30 * SECOND,
    most: 1,
    since: '2025-11-03',
    source: 'cloud.tencent.com/document/faq/382/13303: same number and content, 30 s, at most 1',
  },
  /** The same template to the same number. The provider has no default: it is what the city sets in its console. */
  sameTemplate: {
    within: HOUR,
    most: 5,
    since: '2026-11-23',
    source: 'quota of login codes (own rule), set in the console',
  },
  /**
   * All templates to the same number on a calendar day. The provider's default is 2 since 2025-11 (it was 10): the city raises it
   * to what carriers allow.
   */
  day: {
    most: 10,
    since: '2025-11-03',
    source: 'cloud.tencent.com/document/faq/382/13303: carriers, non-marketing, 10 a day',
  },
} as const

/** After so many messages the numbers that were left alone for a day are forgotten. */
const SWEEP = { every: 5000, since: '2026-11-28', source: 'own choice: as many as the inbox holds' } as const

interface Taken {
  phone: string
  at: number
  template: SmsTemplateName
  text: string
}

/** Counts what each number was sent. `take` counts a message unless a limit is reached, which it gives. */
export function createSandboxLimits(): { take: (message: Taken) => { code: string; reason: string } | undefined } {
  const byPhone = new Map<string, Taken[]>()
  let counted = 0
  return {
    take(message) {
      const own = (byPhone.get(message.phone) ?? []).filter(({ at }) => message.at - at < DAY)
      const limit = limitReached(message, own)
      if (limit) return limit
      byPhone.set(message.phone, [...own, message])
      if (++counted % SWEEP.every === 0)
        for (const [phone, taken] of byPhone) if (message.at - (taken.at(-1)?.at ?? 0) >= DAY) byPhone.delete(phone)
      return undefined
    },
  }
}

function limitReached(message: Taken, own: readonly Taken[]): { code: string; reason: string } | undefined {
  const { sameText, sameTemplate, day } = SANDBOX_LIMITS
  const { at: now, text, template } = message
  if (own.filter((one) => one.text === text && now - one.at < sameText.within).length >= sameText.most)
    return {
      code: tencentCodes.halfMinute,
      reason: 'the same content was sent to this number less than 30 seconds ago',
    }
  if (own.filter((one) => one.template === template && now - one.at < sameTemplate.within).length >= sameTemplate.most)
    return { code: tencentCodes.hour, reason: 'hourly limit of this number is reached' }
  if (own.filter((one) => beijingDay(one.at) === beijingDay(now)).length >= day.most)
    return { code: tencentCodes.day, reason: 'daily limit of this number is reached' }
  return undefined
}

function beijingDay(at: number): number {
  return Math.floor((at + BEIJING) / DAY)
}
