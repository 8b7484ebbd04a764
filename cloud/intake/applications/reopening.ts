/** What later rooms change of an application: opened anew after a refusal, or another office's from now on. */
import { listOfficesAbove } from '../../divisions/actions'
import type { Call } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { placeOf } from './place'
import { lockRivals } from './rivals'
import * as store from './store'

/**
 * Opens a closed application anew.
 * @throws Failure applicationExists (another one of the enterprise is open meanwhile), contactEnded (its contact was let go of by rule)
 */
export async function reopenApplication(call: Pick<Call, 'tx'>, id: string): Promise<void> {
  const application = await store.findApplication(call.tx, id)
  if (application === undefined) throw new Failure('applicationUnknown')
  if ((await lockRivals(call, application)).length > 0) throw new Failure('applicationExists')
  if (!(await store.reopen(call.tx, id))) throw new Failure('contactEnded')
}

/** Another office is responsible from now on. @returns how its place is called */
export async function moveApplication(
  call: Pick<Call, 'tx'>,
  id: string,
  office: { id: string; path: string },
): Promise<string> {
  const line = await listOfficesAbove(call, office.path)
  const [own] = line
  if (own === undefined) throw new Error(`no office at ${office.path}`)
  // From the district down, as a person says it.
  const place = placeOf(own, [...line].reverse())
  await store.moveTo(call.tx, id, { officeId: office.id, place })
  return place
}
