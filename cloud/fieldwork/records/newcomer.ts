/** An enterprise that no list had: compared with the pool, joined to what it is, taken in where it is new and its code is known. */
import { listOffices } from '../../divisions/actions'
import { canonicalKey, findEnterpriseByUscc, putRecords } from '../../pool/actions'
import { findPlace } from '../../places/actions'
import { noteConflict } from '../conflicts/noting'
import * as follows from '../follows/store'
import { confirmSeen } from '../places'
import { meetJoined } from './joined'
import * as store from './newcomer-store'
import type { Arrived, Scene } from './scene'
import * as records from './store'
import type { ParsedBody } from './subject'

type NewcomerBody = Extract<ParsedBody, { kind: 'newcomer' }>

/** Candidates that are shown: more are no help. Own choice, 2026-11-29. */
const SHOWN = 5

/** As it was written down. */
interface Written {
  id: string
  name: string
  uscc: string | null
  address: string | null
  placeId: string | null
}

export async function applyNewcomer(scene: Scene, arrived: Arrived, body: NewcomerBody): Promise<void> {
  const { call, engines } = scene
  const { name, uscc, address } = body
  const canonicalName = canonicalKey(name)
  await store.insertNewcomer(call.tx, {
    record_id: arrived.id,
    name,
    canonical_name: canonicalName,
    uscc,
    address,
    place_id: body.place,
    floor: body.at?.floor ?? '',
    room: body.at?.room ?? '',
    enterprise_id: null,
    state: 'waiting',
  })
  await records.changeRecord(call.tx, arrived.id, { newcomer_id: arrived.id, place_id: body.place })
  const match = await engines.match(
    call.tx,
    { name, ...(uscc === null ? {} : { uscc }), ...(address === null ? {} : { address }) },
    canonicalName,
  )
  const [best] = match.candidates
  const written = { id: arrived.id, name, uscc, address, placeId: body.place }
  if (match.decision === 'auto' && best !== undefined) return joinEnterprise(scene, written.id, best.id, 'joined')
  const meet = (kind: 'possible-duplicate' | 'unknown-enterprise', more: { candidates?: string[]; theirs?: string }) =>
    noteConflict(scene, { recordId: arrived.id, kind, office: scene.office, byRule: false, ...more })
  if (match.decision === 'review') {
    await meet('possible-duplicate', { candidates: match.candidates.slice(0, SHOWN).map((one) => one.id) })
    return
  }
  if (uscc !== null) return takeIn(scene, written)
  await store.changeNewcomer(call.tx, arrived.id, { state: 'apart' })
  const same = await store.findSameName(call.tx, canonicalName, arrived.id)
  // Without a code the pool has no row for it: a person finds the code, or which enterprise it is.
  if (same !== undefined) await meet('possible-duplicate', { theirs: same })
  else await meet('unknown-enterprise', {})
}

/** The pool has a row for it from now on, of source `field`. The code must be known. */
export async function takeIn(scene: Scene, { id, uscc, ...written }: Written): Promise<void> {
  if (uscc === null) throw new Error(`newcomer ${id} has no code`)
  const { enterpriseId, isNew } = await putIn(scene, { ...written, uscc })
  await joinEnterprise(scene, id, enterpriseId, isNew ? 'new' : 'joined')
}

/** The same of what was recorded by a code alone. */
export async function putIn(
  scene: Scene,
  { name, uscc, address: written, placeId }: Omit<Written, 'id' | 'uscc'> & { uscc: string },
): Promise<{ enterpriseId: string; isNew: boolean }> {
  const { call, device } = scene
  const known = await findEnterpriseByUscc(call, uscc)
  if (known === undefined) {
    const place = written === null && placeId !== null ? await findPlace(call, placeId) : undefined
    const address = written ?? place?.address ?? null
    const [office] = await listOffices(call, [device.office_id])
    // Without an address it lies where it was seen: in the street of whoever stood before it.
    const street = address === null && office?.level === 'street' ? office.division : null
    await putRecords(call, [{ name, uscc, address: address ?? '', street }], 'field')
  }
  const enterprise = known ?? (await findEnterpriseByUscc(call, uscc))
  if (enterprise === undefined) throw new Error(`enterprise ${uscc} was not taken in`)
  return { enterpriseId: enterprise.id, isNew: known === undefined }
}

/** What was recorded of the newcomer is the enterprise's. */
export async function joinEnterprise(
  scene: Scene,
  id: string,
  enterpriseId: string,
  state: 'joined' | 'new',
): Promise<void> {
  const { call } = scene
  const standing = await scene.standingOf(enterpriseId)
  const office = await scene.officeOf(standing)
  await store.changeNewcomer(call.tx, id, { enterprise_id: enterpriseId, state })
  const newcomer = await store.findNewcomer(call.tx, id)
  if (newcomer !== undefined)
    await confirmSeen(call, {
      placeId: newcomer.place_id,
      enterpriseId,
      here: true,
      at: newcomer.floor === '' && newcomer.room === '' ? null : { floor: newcomer.floor, room: newcomer.room },
      by: { personId: scene.device.person_id, officeId: scene.device.office_id },
      on: newcomer.at,
    })
  await store.putEnterpriseOf(call.tx, id, enterpriseId, office)
  await follows.putEnterprise(call.tx, id, enterpriseId, office, { by: null, now: call.now, outcome: 'by-itself' })
  if (standing !== undefined) await meetJoined(scene, id, standing)
}
