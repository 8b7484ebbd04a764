/** Routing learns from cadres: which street turned out to be responsible for an address (issue "Routing" §4). */
import type { Call } from '../../platform/call'
import * as store from './store'

/** The street is decided: by the office above, or by the street that took the case up after it was handed on. */
export const putLesson = (
  act: Pick<Call, 'tx' | 'now'>,
  lesson: { caseId: string; address: string; street: string },
): Promise<void> =>
  store.replaceLesson(act.tx, { case_id: lesson.caseId, address: lesson.address, street: lesson.street }, act.now)

/** It is open again: nothing is known of this address any more. */
export const takeBackLesson = (act: Pick<Call, 'tx'>, caseId: string): Promise<void> =>
  store.deleteLesson(act.tx, caseId)
