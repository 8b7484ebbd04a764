/** Phones of cadres: whose each is, and its secret. */
import { randomBytes } from 'node:crypto'
import type { OutputOf } from '../../../types/registry'
import { findPersonalValue, putPersonalValuesInBulk } from '../../people/actions'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { visitingGrants } from '../rules'
import * as store from './store'
import type { DeviceRow } from './store'

/** Fields of the phone's seat. */
export const SECRET = 'field-secret'
const SECRET_BYTES = 32

/**
 * The caller's phone, held for this transaction.
 * @throws Failure fieldDeviceUnknown, fieldDeviceTaken (somebody else's)
 */
export async function mustOwnDevice(call: SignedInCall, id: string): Promise<DeviceRow> {
  const device = await store.lockDevice(call.tx, id, call.now)
  if (device === undefined) throw new Failure('fieldDeviceUnknown')
  if (device.person_id !== call.actor.personId) throw new Failure('fieldDeviceTaken')
  return followOffice(call, device)
}

/** The phone belongs where its person holds office now. */
async function followOffice(call: SignedInCall, device: DeviceRow): Promise<DeviceRow> {
  const grants = visitingGrants(call.actor)
  const [grant] = grants
  if (grant === undefined || grants.some(({ officeId }) => officeId === device.office_id)) return device
  await store.putOffice(call.tx, device.id, grant)
  return { ...device, office_id: grant.officeId, office_path: grant.officePath }
}

/** Whoever holds an office shows who it is before a phone is given the secret; who holds none has nothing to show it with. */
function mustHaveShown({ actor }: SignedInCall): void {
  if (actor.held.length > 0 && actor.assurance !== 'passed')
    throw new Failure(actor.assurance === 'locked' ? 'sessionLocked' : 'secondFactorNeeded')
}

/** @throws Failure secondFactorNeeded, sessionLocked, fieldDeviceTaken, forbidden (a new phone of somebody who does not visit) */
export async function openFieldDevice(call: SignedInCall, id: string): Promise<OutputOf<'openFieldDevice'>> {
  mustHaveShown(call)
  const mayVisit = visitingGrants(call.actor).length > 0
  const known = await store.lockDevice(call.tx, id, call.now)
  if (known === undefined && !mayVisit) throw new Failure('forbidden')
  const device = known ?? (await makeDevice(call, id))
  if (device.person_id !== call.actor.personId) throw new Failure('fieldDeviceTaken')
  await followOffice(call, device)
  const secret = await findPersonalValue(call, device.seat_id, SECRET)
  if (secret === undefined) throw new Failure('fieldDeviceUnknown')
  return { secret, entropy: randomBytes(SECRET_BYTES).toString('base64'), mayVisit }
}

async function makeDevice(call: SignedInCall, id: string): Promise<DeviceRow> {
  const [grant] = visitingGrants(call.actor)
  if (grant === undefined) throw new Failure('forbidden')
  const secret = randomBytes(SECRET_BYTES).toString('base64')
  const [seat] = await putPersonalValuesInBulk(call, [
    { personId: null, values: [{ field: SECRET, value: secret, blind: { purpose: SECRET, value: secret } }] },
  ])
  if (seat === undefined) throw new Error('a seat without a row')
  const device: DeviceRow = {
    id,
    person_id: call.actor.personId,
    seat_id: seat.personId,
    office_id: grant.officeId,
    office_path: grant.officePath,
    opened_at: call.now,
    seen_at: call.now,
  }
  // Opened twice at the same moment: the other one's is the phone's, and the seat made here is nobody's.
  if (!(await store.insertDevice(call.tx, device))) return mustOwnDevice(call, id)
  return device
}
