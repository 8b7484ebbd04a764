/** Which enterprises of the pool an enterprise that nobody knew may be, as the pool is today: an import may have brought it meanwhile. */
import type { FieldConflict } from '../../../types/field-conflicts'
import { may } from '../../people/rules'
import type { SignedInCall } from '../../platform/call'
import { findPlace, listEnterprises, type PoolEngines } from '../../pool/actions'
import { findDevice } from '../devices/store'
import { findNewcomer, type NewcomerRow } from '../records/newcomer-store'
import { readKept } from '../records/settle'
import { fieldRules } from '../rules'
import type { ConflictRow } from './store'

export async function newcomerOf(call: SignedInCall, row: ConflictRow): Promise<NewcomerRow | undefined> {
  return row.record_kind === 'newcomer' ? findNewcomer(call.tx, row.record_id) : undefined
}

/** The code by which alone a record that was kept names its enterprise, and where that was; null: it names it otherwise, or is no such record. */
export async function codeOf(
  call: SignedInCall,
  row: ConflictRow,
): Promise<{ uscc: string; placeId: string | null } | null> {
  if (row.kind !== 'unknown-enterprise' || (row.record_kind !== 'visit' && row.record_kind !== 'application'))
    return null
  const device = row.outcome === 'kept' ? await findDevice(call.tx, row.device_id) : undefined
  const body = device && (await readKept({ call, device }, { id: row.record_id, at: row.at }))?.body
  if (body === undefined || !('subject' in body) || !('uscc' in body.subject)) return null
  return { uscc: body.subject.uscc, placeId: 'place' in body ? body.place : null }
}

/** Those that the engine proposed when the record came. */
export const listProposed = (call: SignedInCall, row: ConflictRow): Promise<FieldConflict['candidates']> =>
  shown(call, row.candidates, false)

/** Whether there may be some that the engine finds now. */
export const asksAnew = (
  proposed: FieldConflict['candidates'],
  newcomer: NewcomerRow | undefined,
): newcomer is NewcomerRow => proposed.length === 0 && newcomer !== undefined && newcomer.enterprise_id === null

/** Those that the engine proposed when the record came; without any, those that it finds now, within the reach or where no street is known. */
export async function listCandidates(
  call: SignedInCall,
  engines: PoolEngines,
  row: ConflictRow,
  newcomer: NewcomerRow | undefined,
): Promise<FieldConflict['candidates']> {
  const stored = await listProposed(call, row)
  if (!asksAnew(stored, newcomer)) return stored
  const { name, uscc, address } = newcomer
  const query = { name, ...(uscc === null ? {} : { uscc }), ...(address === null ? {} : { address }) }
  const match = await engines.match(call.tx, query, newcomer.canonical_name)
  const unsure = match.decision === 'none'
  const ids = match.candidates.slice(0, unsure ? fieldRules.meant.alike : undefined).map((one) => one.id)
  const near: FieldConflict['candidates'] = []
  for (const one of await shown(call, ids, unsure)) {
    const officePath = await findPlace(call, one.id)
    if (officePath === undefined) continue
    if (may(call.actor, 'visit.settle', { officePath }) || row.office_path.startsWith(officePath)) near.push(one)
  }
  return near
}

async function shown(call: SignedInCall, ids: readonly string[], unsure: boolean) {
  const found = await listEnterprises(call, ids)
  const candidates = new Map<string, FieldConflict['candidates'][number]>()
  for (const id of ids) {
    const enterprise = found.get(id)?.enterprise
    if (enterprise === undefined) continue
    const { name, uscc, address } = enterprise
    candidates.set(enterprise.id, { id: enterprise.id, name, uscc, address, unsure })
  }
  return [...candidates.values()]
}
