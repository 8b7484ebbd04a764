import type { SmsTemplateName } from './templates'

/** One text message to one person. */
export interface SmsMessage {
  /** Mainland mobile number, 11 digits. */
  phone: string
  template: SmsTemplateName
  /** What stands for {1}, {2}, … in order. */
  params: readonly string[]
  /** The caller's own reference, told to the provider; never a personal value. Below 512 bytes. */
  ref: string
}

/**
 * What became of it. `sent`: the provider has taken it. `refused`: it surely was not sent, `code` is the provider's.
 * `unknown`: it may or may not have been sent (time-out, broken connection, the provider's own failure): the caller must not
 * send it again on its own (better one too few than the same twice).
 */
export type SmsOutcome =
  | { outcome: 'sent'; providerId: string }
  | { outcome: 'refused'; reason: string; code: string }
  | { outcome: 'unknown'; reason: string }

export interface SmsGateway {
  /** Stands in the record of each message. */
  name: string
  /** Never throws and never retries. */
  send: (message: SmsMessage) => Promise<SmsOutcome>
}
