/** Who has the next move, and by when: a case has one open duty at every moment, until it ends. */
import type { Call } from '../platform/call'
import * as store from './store'
import type { NewDuty } from './store'

export {
  findDigest,
  listWithoutDigest,
  putDigest,
  sayDigest,
  type DigestCounts,
  type DigestLine,
} from './notices/digest'
export {
  countUnseenNotices,
  forgetOldNotices,
  listNotices,
  seeNotices,
  tellCadres,
  type Notice,
  type NoticeKind,
} from './notices/actions'

type Act = Pick<Call, 'tx' | 'now'>
export type Duty = Omit<NewDuty, 'now'>

/** Opens the first duty of a case. @returns its id */
export const openDuty = (act: Act, duty: Duty): Promise<string> => store.insertDuty(act.tx, { ...duty, now: act.now })

/**
 * The open duty is done and the next one begins: never a moment without one.
 * @returns the next duty's id
 */
export async function passOn(act: Act, next: Duty): Promise<string> {
  if (!(await store.fulfilOpen(act.tx, next.caseId, act.now))) throw new Error(`case ${next.caseId} had no open duty`)
  return openDuty(act, next)
}

/** Open duties change hands, step and day stay. @throws Error when one of the cases has none */
export async function giveDuties(
  act: Pick<Call, 'tx'>,
  caseIds: readonly string[],
  change: store.DutyChange,
): Promise<void> {
  const changed = await store.changeOpen(act.tx, caseIds, change)
  if (changed !== caseIds.length) throw new Error(`of ${caseIds.length} cases ${changed} had an open duty`)
}

/** The case has ended: nobody owes anything any more. */
export async function endDuty(act: Act, caseId: string): Promise<void> {
  if (!(await store.fulfilOpen(act.tx, caseId, act.now))) throw new Error(`case ${caseId} had no open duty`)
}
