/** Texts of complaints that are no longer needed, for the rules of retention (room `rights`). */
import { forgetPersonalValues } from '../../people/actions'
import { localDate } from '../../platform/calendar/calendar'
import type { Call } from '../../platform/call'
import { noteField, textField } from '../actions'
import { listEvents } from '../store'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now'>

export const countDueComplaints = (act: Act, before: Date): Promise<number> => store.countDue(act.tx, localDate(before))

/** Lets go of what was written on either side. @returns of how many complaints */
export async function forgetComplaintTexts(act: Act, before: Date, limit: number): Promise<number> {
  const due = await store.lockDue(act.tx, localDate(before), limit)
  for (const { id, personId } of due) {
    const notes = (await listEvents(act.tx, id)).map((event) => noteField(event.id))
    await forgetPersonalValues(act, personId, [textField(id), ...notes])
    await store.markForgotten(act.tx, id, act.now)
  }
  return due.length
}
