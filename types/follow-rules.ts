/** What follows from visits and how it ends. Pure, without the contract: pages read it, too. */
import type { FollowKind } from './fieldwork'

/** Whether somebody says that it is done; else it ends with what it waits for: the owner confirms, the conflict is judged. */
export const isSettledByHand: Readonly<Record<FollowKind, boolean>> = {
  'look-in-again': true,
  'send-invitation': true,
  'await-confirmation': false,
  'settle-conflict': false,
}
