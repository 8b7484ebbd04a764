/** Ways to tell one person something outside of text messages: what can be told, and what became of it. */

/** What each message says; the channel puts it into the form that its vendor wants. */
export interface StatusValues {
  /** An application of the person's has moved. */
  'case-update': { number: string; state: string; at: Date }
  /** A complaint of the person's was answered, or lies elsewhere now. */
  'complaint-update': { number: string; state: string; at: Date }
}
export type StatusTemplate = keyof StatusValues
export const statusTemplates = ['case-update', 'complaint-update'] as const

/** One message to one person. */
export type StatusMessage = {
  [T in StatusTemplate]: {
    /** Whom, by the id that the host's login gave: `appId/openid`, `corpId/userid`. Personal. */
    to: string
    template: T
    values: StatusValues[T]
    /** The page of the mini-program that a tap opens, with its parameters: `pages/status/index?id=…`. */
    page: string
  }
}[StatusTemplate]

/**
 * Whether the same may be tried again after a refusal. `never`: it is wrong as it stands. `later`: a quota or the vendor's own trouble.
 * `elsewhere`: this person cannot be reached here (refused it, has no subscription left, is no member): another channel may.
 */
export type ChannelRetry = 'never' | 'later' | 'elsewhere'

/**
 * What became of it. `sent`: the vendor has taken it. `refused`: it surely did not go out; `code` is the vendor's, or one of `ownCodes`.
 * `unknown`: it may have gone out (no answer in time, the vendor's own failure): nobody sends it again. Reasons are for the log and hold
 * neither a person's id nor content.
 */
export type ChannelOutcome =
  | { outcome: 'sent'; providerId: string }
  | { outcome: 'refused'; code: string; reason: string; retry: ChannelRetry }
  | { outcome: 'unknown'; reason: string }

/** Refusals that no vendor was asked for. */
export const ownCodes = {
  /** No id of this template is set. */
  notSet: 'NotSet',
  /** A value that the vendor would not take; the reason names the field. */
  field: 'Field',
  /** The id is not of this app or organisation. */
  recipient: 'Recipient',
  /** There was no connection, or no access token: nothing can have gone out. */
  unreached: 'Unreached',
  /** More at once than the vendor takes. */
  tooMany: 'TooMany',
} as const

export interface StatusChannel {
  /** Stands in the record of each message. */
  name: string
  /** The templates that are set up here. */
  templates: readonly StatusTemplate[]
  /** Never throws and never retries what may have gone out. */
  send: (message: StatusMessage) => Promise<ChannelOutcome>
}
