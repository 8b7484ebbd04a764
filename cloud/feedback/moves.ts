/** Streets change: complaints go along with their office, answered ones too, since they may still be taken above. */
import { findCaseOffice } from '../casework/actions'
import { countMoved, type ChangedDivisions, type OfficeMove, type Successor } from '../divisions/changes/rules'
import type { Call } from '../platform/call'
import { moveToOffice } from './actions'
import * as store from './store'

/** Runs after casework: a complaint about a case of a street that was split goes where the case went. */
export async function moveComplaints(call: Call, changed: ChangedDivisions): Promise<void> {
  for (const move of changed.moves) {
    if (move.body !== 'league') continue
    for (const complaint of await store.lockAtOffice(call.tx, move.fromOfficeId)) {
      const to = await successorOf(call, move, complaint.case_id)
      if (to.officeId === move.fromOfficeId) continue
      await moveToOffice(call, complaint, to, changed.personId)
      countMoved(changed, 'complaints', 1)
    }
  }
}

async function successorOf(call: Call, { candidates }: OfficeMove, caseId: string | null): Promise<Successor> {
  if (candidates.length === 1 || caseId === null) return candidates[0]
  const officeId = await findCaseOffice(call, caseId)
  return candidates.find((one) => one.officeId === officeId) ?? candidates[0]
}
