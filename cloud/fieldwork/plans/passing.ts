/** Whose what is planned is: only of somebody who visits where it lies. */
import { groupedBy } from '../../platform/grouped'
import type { EndedGrant } from '../../people/rules'
import { placeOf } from '../../places/actions'
import type { Call } from '../../platform/call'
import { listEnterprises } from '../../pool/actions'
import { Owners } from '../owners'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now'>

/** The paths at which enterprises lie: by their addresses, and by the place of the registry where they are; none: by nothing known. */
export async function pathsOf(act: Act, enterpriseIds: readonly string[]): Promise<Map<string, string[]>> {
  const lying = await listEnterprises(act, enterpriseIds)
  const placed = await placeOf(act, enterpriseIds)
  return new Map(
    enterpriseIds.map((id) => {
      const paths = [lying.get(id)?.place, placed.get(id)?.place.path]
      return [id, paths.filter((path) => path !== undefined)]
    }),
  )
}

/**
 * Passes on what is planned for somebody who does not visit where it lies, and was not visited yet: to the successor, who visits there; else
 * it is free for another.
 * @param only one person's; without: everybody's
 */
export async function settlePlanOwners(
  act: Act,
  { personId, successorId = null }: { personId?: string; successorId?: string | null } = {},
): Promise<void> {
  await settle(act, await store.listWaiting(act.tx, { personId }), successorId)
}

/** An import puts an enterprise into another street: nobody else's plan can have it while it stands in one whose person does not go there. */
export async function settleMovedPlans(act: Act): Promise<void> {
  const owners = await Owners.read(act)
  await settle(act, await store.listWaiting(act.tx, { outside: owners.list() }), null, owners)
}

async function settle(
  act: Act,
  rows: readonly store.WaitingRow[],
  successorId: string | null,
  known?: Owners,
): Promise<void> {
  if (rows.length === 0) return
  const owners = known ?? (await Owners.read(act))
  const paths = await pathsOf(
    act,
    rows.map((row) => row.enterprise_id),
  )
  const answers = (id: string, row: store.WaitingRow) => {
    const own = paths.get(row.enterprise_id) ?? []
    return (own.length > 0 ? own : [row.office_path]).some((path) => owners.answers(id, path))
  }
  const left = rows.filter((row) => !answers(row.person_id, row))
  for (const [to, group] of groupedBy(left, (row) =>
    successorId !== null && answers(successorId, row) ? successorId : null,
  ))
    await store.passOn(
      act.tx,
      group.map((row) => row.enterprise_id),
      to,
    )
}

/** A cadre's grant is over: nobody goes by a plan where somebody else answers. */
export const passOnPlans = (call: Call, { personId, successorId }: EndedGrant): Promise<void> =>
  settlePlanOwners(call, { personId, successorId })
