/** What later rooms and the composition may ask of outreach. */
import { phoneIndexOf } from '../people/actions'
import type { Call } from '../platform/call'
import * as campaigns from './campaigns/store'
import * as receipts from './receipts/store'
import * as store from './sending/store'

export type { ContactedSince } from './campaigns/choose'
export { prepareCampaigns } from './campaigns/prepare'
export { countAnswers } from './answers/digest'
export { moveOutreach } from './moves'
export { noteProgress } from './invites/progress'
export { findPreference, forgetPreference, preferenceOf, sayMessageChannel, sayMessageText } from './inbox/actions'
export {
  wantCaseMessage,
  wantComplaintMessage,
  wantJoinEndedMessage,
  wantJoinMessage,
  wantJointMessage,
  wantTakenMessage,
  wantTermMessage,
} from './wants'
export { sendWanted, type Sender } from './sending/actions'
export { settleReceipts, takeReports } from './receipts/actions'
export {
  forgetOldWorkNotices,
  sendWorkNotices,
  settleWorkNotices,
  wantDigestNotice,
  type NoticeSender,
} from './notices/actions'

/** What was sent to a person, newest first: to the account, or to the number that is the person's. */
export const listMessagesOf = async (call: Pick<Call, 'tx'>, personId: string) =>
  store.listOfPerson(call.tx, personId, await phoneIndexOf(call, personId))

/** Messages that were settled before an instant: the record of what a provider was entrusted with is kept as long as the law asks. */
export const countMessagesBefore = (call: Pick<Call, 'tx'>, before: Date): Promise<number> =>
  store.countSettledBefore(call.tx, before)

/** @returns how many went */
export const forgetMessagesBefore = (call: Pick<Call, 'tx'>, before: Date, limit: number): Promise<number> =>
  store.deleteSettledBefore(call.tx, before, limit)

/** Campaigns that ended before an instant: whom they were about goes, by campaign. Their counts stay, and what they sent is kept as messages are. */
export const countEndedCampaignsBefore = (call: Pick<Call, 'tx'>, before: Date): Promise<number> =>
  campaigns.countEndedBefore(call.tx, before)

/** @returns of how many campaigns it went */
export const forgetTargetsBefore = (call: Pick<Call, 'tx'>, before: Date, limit: number): Promise<number> =>
  campaigns.deleteTargetsBefore(call.tx, before, limit)

export const countReceiptsBefore = (call: Pick<Call, 'tx'>, before: Date): Promise<number> =>
  receipts.countBefore(call.tx, before)

/** @returns how many went */
export const forgetReceiptsBefore = (call: Pick<Call, 'tx'>, before: Date, limit: number): Promise<number> =>
  receipts.deleteBefore(call.tx, before, limit)
