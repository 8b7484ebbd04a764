/** Records that a person is to look at: what is decided of them, with all that follows. Nothing is thrown away. */
import type { ParsedOf } from '../../../types/registry'
import { fieldWords } from '../../../types/words/fields'
import { fieldworkWords as words } from '../../../types/words/fieldwork'
import { may } from '../../people/rules'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { findEnterpriseByUscc, findPlace, listEnterprises, type PoolEngines } from '../../pool/actions'
import { findDevice } from '../devices/store'
import * as follows from '../follows/store'
import { setRecordAside } from '../records/aside'
import { endVisit } from '../records/fold'
import { joinEnterprise, putIn, takeIn } from '../records/newcomer'
import { changeNewcomer, type NewcomerRow } from '../records/newcomer-store'
import { Scene } from '../records/scene'
import { applyKept, settleWaiting } from '../records/settle'
import * as records from '../records/store'
import { enterpriseKeys, lockKeysOf } from '../records/subject'
import { standingsOf } from '../standing'
import { codeOf, listCandidates, newcomerOf } from './candidates'
import { isErased, mayDecide } from './rules'
import * as store from './store'
import type { ConflictRow } from './store'

/**
 * @throws Failure fieldConflictUnknown (none, or out of reach), fieldConflictSettled, fieldConflictStays, enterpriseUnknown (none, or out of
 * reach and no candidate), inputInvalid (a decision that is none here, or without what it needs)
 */
export async function settleFieldConflict(
  call: SignedInCall,
  engines: PoolEngines,
  { id, decision, enterprise, uscc, name }: ParsedOf<'settleFieldConflict'>,
): Promise<void> {
  const row = await lockWhole(call, id, uscc)
  if (row === undefined || !(await mayJudge(call, row))) throw new Failure('fieldConflictUnknown')
  if (row.settled_at !== null) throw new Failure('fieldConflictSettled')
  const newcomer = await newcomerOf(call, row)
  const scanned = await codeOf(call, row)
  const of = { recordKind: row.record_kind, isErased: isErased(row), isByCode: scanned !== null }
  if (!mayDecide(row.kind, of).includes(decision))
    throw new Failure('inputInvalid', [{ field: 'decision', message: words.decision }])
  const device = await findDevice(call.tx, row.device_id)
  if (device === undefined) throw new Failure('fieldConflictUnknown')
  const scene = new Scene(call, engines, device, true)
  // Which enterprise is meant is decided, and nothing else: what else stands against what waits for it is asked on its own.
  const plain = new Scene(call, engines, device)
  const meant = decision === 'link' ? await getMeant(call, engines, row, { enterprise, uscc }) : undefined
  const end = { by: call.actor.personId, now: call.now, outcome: 'done' } as const
  await store.settleConflict(call.tx, id, { by: call.actor.personId, now: call.now, decision })
  await follows.endOfConflict(call.tx, id, end)
  if (decision === 'set-aside') return setRecordAside(scene, row.record_id, call.actor.personId)
  const record = { id: row.record_id, at: row.at }
  if (decision === 'take-in' && scanned !== null) {
    if (name === undefined) throw new Failure('inputInvalid', [{ field: 'name', message: fieldWords.name.empty }])
    await putIn(plain, { ...scanned, name, address: null })
    if (!(await applyKept(scene, record, row.kind))) throw new Failure('fieldConflictStays')
    return
  }
  if (decision === 'take-in') {
    if (newcomer === undefined) throw new Failure('fieldConflictUnknown')
    const code = newcomer.uscc ?? uscc
    if (code === undefined) throw new Failure('inputInvalid', [{ field: 'uscc', message: words.usccNeeded }])
    if (newcomer.uscc === null) await mustBeItsCode(call, engines, newcomer, code)
    if (newcomer.uscc === null) await changeNewcomer(call.tx, newcomer.record_id, { uscc: code })
    await takeIn(plain, { ...newcomer, id: newcomer.record_id, uscc: code, placeId: newcomer.place_id })
    return settleWaiting(plain, row.record_id)
  }
  if (newcomer !== undefined && meant !== undefined) {
    await joinEnterprise(plain, row.record_id, meant, 'joined')
    return settleWaiting(plain, row.record_id)
  }
  if (row.outcome === 'kept') {
    const subject = meant === undefined ? undefined : { enterprise: meant }
    if (!(await applyKept(scene, record, row.kind, subject))) throw new Failure('fieldConflictStays')
    return
  }
  // This one holds: the other one of two stays in sight, and counts no more.
  if (row.theirs_id !== null) await endVisit(scene, row.theirs_id, 'set-aside', call.actor.personId)
}

/** Whose office it lies with; of what may be taken into a case also the office that the case lies with by now. */
async function mayJudge(call: SignedInCall, row: ConflictRow): Promise<boolean> {
  const settles = (officePath: string) => may(call.actor, 'visit.settle', { officePath })
  if (settles(row.office_path)) return true
  if (row.kind !== 'already-applied' || row.theirs_id !== null || row.enterprise_id === null) return false
  const open = (await standingsOf(call, [row.enterprise_id])).get(row.enterprise_id)?.open
  return open !== null && open !== undefined && settles(open.officePath)
}

/**
 * With everything that it is about, in the order of what arrives: first what is meant, then the conflict. Two who decide about one door, or
 * decide while its record arrives, follow one another.
 */
async function lockWhole(call: SignedInCall, id: string, uscc: string | undefined): Promise<ConflictRow | undefined> {
  const row = await store.findConflict(call.tx, id)
  if (row === undefined) return undefined
  const newcomer = await newcomerOf(call, row)
  const scanned = await codeOf(call, row)
  await records.lockMeant(call.tx, [
    row.record_id,
    ...(scanned === null ? [] : [scanned.uscc]),
    ...(newcomer === undefined ? [] : lockKeysOf(newcomer)),
    ...(uscc === undefined ? [] : [uscc]),
    ...(row.newcomer_id === null ? [] : [row.newcomer_id]),
    ...(await enterpriseKeys(call, row.enterprise_id === null ? [] : [row.enterprise_id])),
  ])
  return store.lockConflict(call.tx, id)
}

/** A code that the pool has under another name is a slip of the pen, or that enterprise: a person says so by choosing it. */
async function mustBeItsCode(call: SignedInCall, engines: PoolEngines, newcomer: NewcomerRow, uscc: string) {
  const known = await findEnterpriseByUscc(call, uscc)
  if (known === undefined) return
  const { name, address, canonical_name: canonicalName } = newcomer
  const query = { name, uscc, ...(address === null ? {} : { address }) }
  const { decision, candidates } = await engines.match(call.tx, query, canonicalName)
  if (decision === 'auto' && candidates[0]?.id === known.id) return
  throw new Failure('inputInvalid', [{ field: 'uscc', message: words.usccOf(known.name) }])
}

/** What a person may say is meant: any enterprise within the reach, one that was proposed, or one whose code that person knows. */
async function getMeant(
  call: SignedInCall,
  engines: PoolEngines,
  row: ConflictRow,
  { enterprise: id, uscc }: Pick<ParsedOf<'settleFieldConflict'>, 'enterprise' | 'uscc'>,
): Promise<string> {
  if (id === undefined) throw new Failure('inputInvalid', [{ field: 'enterprise', message: words.linkNeeded }])
  const [found] = (await listEnterprises(call, [id])).values()
  const place = found && (await findPlace(call, found.enterprise.id))
  if (found === undefined || place === undefined) throw new Failure('enterpriseUnknown')
  const isNear =
    may(call.actor, 'visit.settle', { officePath: place }) ||
    uscc === found.enterprise.uscc ||
    (await listCandidates(call, engines, row, await newcomerOf(call, row))).some(
      (one) => one.id === found.enterprise.id,
    )
  if (!isNear) throw new Failure('enterpriseUnknown')
  return found.enterprise.id
}
