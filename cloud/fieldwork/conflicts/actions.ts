/** Records that a person is to look at: both sides in sight, and what is decided. Nothing is thrown away. */
import type { ConflictSide, FieldConflict } from '../../../types/field-conflicts'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { fieldworkWords as words } from '../../../types/words/fieldwork'
import { findPersonalValue } from '../../people/actions'
import { maskName, may, reach } from '../../people/rules'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { findPlace, listEnterprises, type PoolEngines } from '../../pool/actions'
import { findDevice } from '../devices/store'
import * as follows from '../follows/store'
import { namesFor } from '../names'
import { setRecordAside } from '../records/aside'
import { endVisit } from '../records/fold'
import { joinEnterprise, takeIn } from '../records/newcomer'
import { findNewcomer } from '../records/newcomer-store'
import { Scene } from '../records/scene'
import { applyKept, readKept, settleWaiting } from '../records/settle'
import * as records from '../records/store'
import { noteField } from '../records/visit'
import { lockKeysOf } from '../records/subject'
import * as visits from '../records/visit-store'
import { fieldRules } from '../rules'
import { mayDecide } from './rules'
import * as store from './store'
import type { ConflictRow } from './store'

const who = async (call: SignedInCall, personId: string): Promise<string> =>
  maskName((await findPersonalValue(call, personId, 'name')) ?? '')

async function sideOf(call: SignedInCall, recordId: string): Promise<ConflictSide | null> {
  const record = await records.findRecord(call.tx, recordId)
  const device = record && (await findDevice(call.tx, record.device_id))
  if (record === undefined || device === undefined) return null
  const visit = await visits.findVisit(call.tx, recordId)
  const base = { record: recordId, at: record.at.toISOString(), whoMasked: await who(call, record.person_id) }
  if (visit !== undefined) {
    const note = visit.has_note ? await findPersonalValue(call, device.seat_id, noteField(recordId)) : ''
    const { met, wish, staff, youth, members } = visit
    return { ...base, met, wish, staff, youth, members, note: note ?? '' }
  }
  // Of a form that is not applied yet the text itself tells. An owner's name and phone are in none of these fields.
  const body = (await readKept({ call, device }, record))?.body
  return body?.kind === 'visit'
    ? {
        ...base,
        met: body.met,
        wish: body.wish,
        staff: body.staff,
        youth: body.youth,
        members: body.members,
        note: body.note,
      }
    : { ...base, met: null, wish: null, staff: null, youth: null, members: null, note: '' }
}

async function newcomerOf(call: SignedInCall, row: ConflictRow) {
  return row.record_kind === 'newcomer' ? findNewcomer(call.tx, row.record_id) : undefined
}

async function view(call: SignedInCall, row: ConflictRow, name: { id: string | null; name: string }) {
  const newcomer = await newcomerOf(call, row)
  const candidates = await listEnterprises(call, row.candidates)
  const isApart = newcomer?.state === 'apart'
  return {
    id: row.id,
    kind: row.kind,
    recordKind: row.record_kind,
    enterpriseId: name.id,
    enterprise: name.name,
    reason: isApart ? (row.theirs_id === null ? words.noCode : words.sameName) : words.reasons[row.kind],
    ours: await sideOf(call, row.record_id),
    theirs: row.theirs_id === null ? null : await sideOf(call, row.theirs_id),
    candidates: [...candidates.values()].map(({ enterprise: { id, name, uscc, address } }) => ({
      id,
      name,
      uscc,
      address,
    })),
    may: mayDecide(row.kind, { recordKind: row.record_kind, hasCode: typeof newcomer?.uscc === 'string' }),
    since: row.since.toISOString(),
  }
}

export async function listFieldConflicts(call: SignedInCall): Promise<OutputOf<'listFieldConflicts'>> {
  const { rows, total } = await store.listOpen(call.tx, reach(call.actor, 'visit.view'), fieldRules.page.rows)
  const names = await namesFor(call, rows)
  const shown: FieldConflict[] = []
  for (const row of rows) {
    const { ours, ...rest } = await view(call, row, names.of(row))
    if (ours !== null) shown.push({ ...rest, ours })
  }
  return { rows: shown, total }
}

/**
 * @throws Failure fieldConflictUnknown (none, or out of reach), fieldConflictSettled, fieldConflictStays, enterpriseUnknown (none, or out of
 * reach), inputInvalid (a decision that is none here)
 */
export async function settleFieldConflict(
  call: SignedInCall,
  engines: PoolEngines,
  { id, decision, enterprise }: ParsedOf<'settleFieldConflict'>,
): Promise<void> {
  const row = await lockWhole(call, id)
  if (row === undefined || !may(call.actor, 'visit.settle', { officePath: row.office_path }))
    throw new Failure('fieldConflictUnknown')
  if (row.settled_at !== null) throw new Failure('fieldConflictSettled')
  const newcomer = await newcomerOf(call, row)
  const hasCode = typeof newcomer?.uscc === 'string'
  if (!mayDecide(row.kind, { recordKind: row.record_kind, hasCode }).includes(decision))
    throw new Failure('inputInvalid', [{ field: 'decision', message: words.decision }])
  const device = await findDevice(call.tx, row.device_id)
  if (device === undefined) throw new Failure('fieldConflictUnknown')
  const scene = new Scene(call, engines, device, true)
  const end = { by: call.actor.personId, now: call.now, outcome: 'done' } as const
  await store.settleConflict(call.tx, id, { by: call.actor.personId, now: call.now, decision })
  await follows.endOfConflict(call.tx, id, end)
  if (decision === 'set-aside') return setRecordAside(scene, row.record_id, call.actor.personId)
  if (decision === 'take-in') {
    if (newcomer === undefined) throw new Failure('fieldConflictUnknown')
    await takeIn(scene, { ...newcomer, id: newcomer.record_id, placeId: newcomer.place_id })
    return settleWaiting(scene, row.record_id)
  }
  const meant = decision === 'link' ? await mustReachEnterprise(call, enterprise) : undefined
  if (newcomer !== undefined && meant !== undefined) {
    await joinEnterprise(scene, row.record_id, meant, 'joined')
    return settleWaiting(scene, row.record_id)
  }
  if (row.outcome === 'kept') {
    const subject = meant === undefined ? undefined : { enterprise: meant }
    const record = { id: row.record_id, at: row.at }
    if (!(await applyKept(scene, record, row.kind, subject))) throw new Failure('fieldConflictStays')
    return
  }
  // This one holds: the other one of two stays in sight, and counts no more.
  if (row.theirs_id !== null) await endVisit(scene, row.theirs_id, 'set-aside', call.actor.personId)
}

/**
 * With everything that it is about, in the order of what arrives: first what is meant, then the conflict. Two who decide about one door, or
 * decide while its record arrives, follow one another.
 */
async function lockWhole(call: SignedInCall, id: string): Promise<ConflictRow | undefined> {
  const row = await store.findConflict(call.tx, id)
  if (row === undefined) return undefined
  const newcomer = await newcomerOf(call, row)
  await records.lockMeant(call.tx, [
    row.record_id,
    ...(newcomer === undefined ? [] : lockKeysOf(newcomer)),
    ...[row.enterprise_id, row.newcomer_id].filter((one) => one !== null),
  ])
  return store.lockConflict(call.tx, id)
}

async function mustReachEnterprise(call: SignedInCall, id: string | undefined): Promise<string> {
  if (id === undefined) throw new Failure('inputInvalid', [{ field: 'enterprise', message: words.linkNeeded }])
  const [found] = (await listEnterprises(call, [id])).values()
  const place = found && (await findPlace(call, found.enterprise.id))
  if (found === undefined || place === undefined || !may(call.actor, 'visit.settle', { officePath: place }))
    throw new Failure('enterpriseUnknown')
  return found.enterprise.id
}
