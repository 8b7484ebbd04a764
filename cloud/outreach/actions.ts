/** What later rooms and the composition may ask of outreach. */
import { phoneIndexOf } from '../people/actions'
import type { Call } from '../platform/call'
import * as store from './sending/store'

export { prepareCampaigns } from './campaigns/prepare'
export { moveOutreach } from './moves'
export { noteProgress } from './invites/progress'
export { findPreference, forgetPreference, preferenceOf, sayMessageChannel, sayMessageText } from './inbox/actions'
export { wantCaseMessage, wantComplaintMessage, wantJoinEndedMessage, wantJoinMessage, wantJointMessage } from './wants'
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
