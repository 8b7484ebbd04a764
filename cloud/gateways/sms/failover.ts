import { UNREACHABLE } from './codes'
import type { SmsOutcome, SmsSender } from './port'

/**
 * Asks one provider after the other, in their order: the next one only where the former says that another may be asked at once. Never after
 * one that took the message or may have taken it, so that no message goes out twice. The outcome names who gave it.
 *
 * Where every one had to be passed over and one of them only could not be reached, the same may be asked again `later`; where all of them have
 * to be put right first (accounts, balances, filings), it stays `elsewhere`.
 */
export function createFailover(senders: readonly SmsSender[]): SmsSender {
  return {
    name: senders.map(({ name }) => name).join('+'),
    async send(message) {
      let last: SmsOutcome | undefined
      let isUnreached = false
      for (const sender of senders) {
        // A sender that breaks its word and throws may have sent.
        last = await sender.send(message).catch((error: unknown): SmsOutcome => {
          const reason = error instanceof Error ? error.name : 'not an error'
          return { outcome: 'unknown', provider: sender.name, reason }
        })
        if (last.outcome !== 'refused' || last.retry !== 'elsewhere') return last
        isUnreached ||= last.code === UNREACHABLE
      }
      if (last?.outcome !== 'refused')
        return {
          outcome: 'refused',
          provider: '',
          code: 'NoProvider',
          reason: 'no provider is set up',
          retry: 'elsewhere',
        }
      return isUnreached ? { ...last, retry: 'later' } : last
    },
  }
}
