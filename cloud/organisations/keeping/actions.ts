/** Secretaries' names of organisations that are no more; for the rules of retention. */
import { localDate } from '../../platform/calendar/calendar'
import type { Call } from '../../platform/call'
import * as store from './store'

type Act = Pick<Call, 'tx'>

export const countDueSecretaries = (act: Act, before: Date): Promise<number> => store.count(act.tx, localDate(before))

/** The persons of some of them, cut off from their organisations: whoever calls forgets the persons. */
export const releaseSecretaries = (act: Act, before: Date, limit: number): Promise<string[]> =>
  store.release(act.tx, localDate(before), limit)
