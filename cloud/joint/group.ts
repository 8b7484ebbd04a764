/** A joint founding with its seats: found by any case that sits in it; cases are locked in the order of their ids. */
import { lockUnguarded, type CaseFile } from '../casework/actions'
import type { Call } from '../platform/call'
import * as store from './store'
import type { Seat } from './store'

export interface Group {
  id: string
  leadId: string
  seats: Seat[]
}

/** The group that a case sits in, asked or consented; undefined: none. */
export async function findGroup(call: Pick<Call, 'tx'>, caseId: string): Promise<Group | undefined> {
  const seat = await store.findSeat(call.tx, caseId)
  return seat && { id: seat.group_id, leadId: seat.lead_id, seats: await store.listSeats(call.tx, seat.group_id) }
}

/** The enterprises that have consented, the lead among them. */
export const consentedOf = ({ seats }: Pick<Group, 'seats'>): Seat[] =>
  seats.filter((seat) => seat.consented_at !== null)

/** Whoever goes along with the lead. */
export const partnersOf = (group: Group): Seat[] => consentedOf(group).filter((seat) => seat.case_id !== group.leadId)

/** Cases of a group that no policy is asked for again: whoever may move one of them moves them all. */
export async function lockCases(call: Pick<Call, 'tx'>, ids: readonly string[]): Promise<CaseFile[]> {
  const files: CaseFile[] = []
  for (const id of [...ids].sort()) {
    const file = await lockUnguarded(call, id)
    if (file === undefined) throw new Error(`no case ${id}`)
    files.push(file)
  }
  return files
}

export async function lockCase(call: Pick<Call, 'tx'>, id: string): Promise<CaseFile> {
  const [file] = await lockCases(call, [id])
  if (file === undefined) throw new Error(`no case ${id}`)
  return file
}
