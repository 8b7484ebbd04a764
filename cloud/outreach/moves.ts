/** Streets change: campaigns and what was issued for a place go along with their office. */
import { sql } from 'kysely'
import type { ChangedDivisions } from '../divisions/changes/rules'
import { moveInvitations } from '../intake/actions'
import type { Call } from '../platform/call'

export async function moveOutreach(call: Call, changed: ChangedDivisions): Promise<void> {
  for (const { body, fromOfficeId, fromPath, candidates } of changed.moves) {
    if (body !== 'league') continue
    const [to] = candidates
    if (to.officeId === fromOfficeId && to.path === fromPath) continue
    await sql`
      update campaign set office_id = ${to.officeId}, office_path = ${to.path} where office_id = ${fromOfficeId}`.execute(
      call.tx,
    )
    await moveInvitations(call, { officeId: fromOfficeId, path: fromPath }, to)
  }
}
