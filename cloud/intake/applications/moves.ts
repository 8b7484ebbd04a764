/** Streets change: applications lie with what their office has become, and invitations lead there. */
import { countMoved, successorFor, type ChangedDivisions, type OfficeMove } from '../../divisions/changes/rules'
import type { Call } from '../../platform/call'
import { countInvitationsAt } from '../invitations/actions'
import * as store from './store'

/** Own choice, 2026-11-27: applications looked at in one go. */
const BATCH = 500

/**
 * All applications of an office go along with it, closed ones too; of a street that was split each goes to the part that its addresses
 * name, the deciding one first. Later rooms ask `listApplications` for what became of each.
 */
export async function moveApplications(call: Call, changed: ChangedDivisions): Promise<void> {
  for (const move of changed.moves) {
    if (move.body !== 'league') continue
    // Nothing is written into an invitation: where it leads is found out when it is opened. Those already there stay.
    if (move.fromPath !== move.toPath) countMoved(changed, 'invitations', await countInvitationsAt(call, move.fromPath))
    if (move.candidates.length > 1) await divide(call, move)
    else await store.moveAllTo(call.tx, move.fromOfficeId, { officeId: move.toOfficeId, place: move.toPlace })
  }
}

async function divide(call: Call, { fromOfficeId, candidates }: OfficeMove): Promise<void> {
  const operatingFirst = call.tools.configuration.ROUTE_ADDRESS === 'operating'
  let after: string | undefined
  for (;;) {
    const rows = await store.listAtOffice(call.tx, fromOfficeId, after, BATCH)
    if (rows.length === 0) return
    for (const { id, address, operating_address: operating } of rows) {
      const texts = operatingFirst ? [operating, address] : [address, operating]
      const { officeId, place } = successorFor(candidates, texts).successor
      await store.moveTo(call.tx, id, { officeId, place })
    }
    after = rows.at(-1)?.id
  }
}
