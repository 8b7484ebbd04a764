/** Work notices: DingTalk's messages of the organisation's app to its members. */
import type { ChannelOutcome } from '../channels/port'

export type NoticeContent =
  | { kind: 'text'; text: string }
  /** A card whose button opens a page of the mini-program (`page` with its parameters). `text` in markdown. */
  | { kind: 'card'; title: string; text: string; button: string; page: string }

export interface WorkNotice {
  /** Members by the id that login gave (`corpId/userid`), at most 100: see `inBatches`. */
  to: readonly string[]
  content: NoticeContent
}

/** What became of a notice for one member. `withheld`: DingTalk kept it back by its own limits; `code` is its reason. */
export type DeliveryState =
  | { state: 'read' | 'unread' }
  | { state: 'withheld'; code: string }
  /** No such member; or DingTalk failed to deliver. */
  | { state: 'unknownMember' | 'failed' }

/** By recipient, as named in `to`. `pending`: DingTalk does not tell yet. */
export type DeliveryOutcome =
  | { outcome: 'told'; deliveries: ReadonlyMap<string, DeliveryState> }
  | { outcome: 'pending' }
  | { outcome: 'unavailable'; detail: string }

export interface WorkNotices {
  /** Stands in the record of each message. */
  name: string
  /**
   * Hands one notice over for all of `to`. `sent` means that DingTalk took it, not that each member gets it: `results` tells that
   * afterwards by `providerId` (its task). Never throws and never retries what may have gone out.
   */
  send: (notice: WorkNotice) => Promise<ChannelOutcome>
  /** Who got a notice that was taken. Never throws. */
  results: (providerId: string) => Promise<DeliveryOutcome>
}
