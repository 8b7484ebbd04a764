/** An application waits for its owner no more, and nobody has applied: what the visits there say is to be done holds again. */
import type { Call } from '../../platform/call'
import { Owners } from '../owners'
import { openAnew } from '../records/anew'
import { listOfEnterprises } from '../records/visit-store'
import { standingsOf } from '../standing'
import type { TakenRow } from './store'

export async function openAgain(call: Pick<Call, 'tx' | 'now'>, rows: readonly TakenRow[]): Promise<void> {
  if (rows.length === 0) return
  const owners = await Owners.read(call)
  for (const row of rows) {
    const standing = (await standingsOf(call, [row.enterprise_id])).get(row.enterprise_id)
    if (standing === undefined) continue
    const office = { officeId: row.office_id, officePath: row.office_path }
    const ground = {
      call,
      whose: () => Promise.resolve(owners),
      officeOf: ({ place } = standing) =>
        Promise.resolve((place === undefined ? undefined : owners.officeAt(place)) ?? office),
    }
    const visits = await listOfEnterprises(call.tx, standing.ids)
    const counting = visits.filter((one) => one.ended === null)
    await openAnew(ground, standing.ids, standing, counting)
  }
}
