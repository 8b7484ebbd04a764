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
 * What may be done about a message that surely was not sent. `never`: the same would be refused again, or asking again would go round
 * a limit that protects the number. `later`: the same may be asked again after a while (the provider limits us as a whole, nobody was
 * reached). `elsewhere`: another provider may be asked at once (balance, account, template or signature not approved there); where there
 * is none, somebody must put it right first. `tomorrow`: what may be sent a day for all numbers together is used up. `mend`: a limit of our own
 * that somebody must raise first; no other provider is asked, for that would go round it.
 */
export type SmsRetry = 'never' | 'later' | 'elsewhere' | 'tomorrow' | 'mend'

/**
 * What became of it. `sent`: the provider has taken it. `refused`: it surely was not sent, `code` is the provider's.
 * `unknown`: it may or may not have been sent (time-out, broken connection, the provider's own failure): the caller must not
 * send it again on its own (better one too few than the same twice), here or elsewhere.
 * `provider`: the one that answered, also where several stand behind the sender.
 */
export type SmsOutcome =
  | { outcome: 'sent'; provider: string; providerId: string }
  | { outcome: 'refused'; provider: string; reason: string; code: string; retry: SmsRetry }
  | { outcome: 'unknown'; provider: string; reason: string }

/** Whatever carries messages: one provider, or several of which the next is asked when one cannot. */
export interface SmsSender {
  name: string
  /** Never throws and never retries. */
  send: (message: SmsMessage) => Promise<SmsOutcome>
}

/** The provider could not be asked, or did not answer; nothing is known. */
export interface Unavailable {
  unavailable: string
}

export interface SmsBalance {
  left: number
  unit: 'messages' | 'yuan'
}

/** How the provider stands to one of our templates. `reason`: why it was refused. */
export type FiledTemplate =
  | { template: SmsTemplateName; status: 'approved' | 'pending' | 'not-filed' }
  | { template: SmsTemplateName; status: 'refused'; reason: string }

/** A call of the provider to us, as it came in. */
export interface SmsCallback {
  headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Raw: signatures are made over it. */
  body: string
  /** Of the address; a secret segment of the path is handed in as `secret` too. */
  query: Readonly<Record<string, string | readonly string[] | undefined>>
  /** What `query.secret` must be, for providers that do not sign. Empty refuses everything. */
  secret: string
}

/** A carrier's word on one message. It may come twice, late, out of order: whoever keeps it must not mind. */
export interface SmsReceipt {
  /** As in the outcome of sending. */
  providerId: string
  /** The message's `ref`, where the provider tells it. */
  ref?: string
  /** 11 digits. */
  phone?: string
  at: Date
  delivered: boolean
  /** `DELIVRD` for every delivered one, else the carrier's. */
  code: string
}

/** What a person answered to a message (R: no more of these). */
export interface SmsReply {
  phone: string
  text: string
  at: Date
}

/** What the caller must be told, exactly, else it calls again. The body is JSON. */
export interface CallbackAnswer {
  status: number
  body: string
}

export type CallbackReading =
  | {
      receipts: SmsReceipt[]
      replies: SmsReply[]
      /** Entries that made no sense. */ skipped: number
      answer: CallbackAnswer
    }
  | { refused: 'forged' | 'malformed' | 'oversized'; answer: CallbackAnswer }

/** One provider. */
export interface SmsGateway extends SmsSender {
  /** What is left to send with; null where the provider does not tell. */
  balance: () => Promise<SmsBalance | Unavailable | null>
  /** Every template of ours, in our order. */
  templates: () => Promise<FiledTemplate[] | Unavailable>
  /** Verifies and reads a callback of this provider. Answer it with `answer`, after what it says has been kept. */
  readReceipts: (callback: SmsCallback) => CallbackReading
}
