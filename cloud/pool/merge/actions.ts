/**
 * Two rows of one enterprise made one, and two again. Nothing is moved: whatever names the one that went is read as the other's. What comes in
 * meanwhile is the other's; the rooms that keep it give it back where it names the one that went.
 */
import type { Call } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { noteChanges } from '../import/store'
import { refreshSearch } from '../search/actions'
import { findEnterprise } from '../store'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now' | 'tools'>

/** Who does it, and for which office. */
export interface Merger {
  personId: string
  officeId: string
}

/**
 * @throws Failure mergeMoved (one of both is merged already), mergeDeep (the one that goes holds others: first those are taken apart)
 * @returns id of the merge
 */
export async function mergeEnterprises(
  act: Call,
  { winner, loser, ground }: { winner: string; loser: string; ground: string },
  by: Merger,
): Promise<string> {
  const rows = await store.lockEnterprises(act.tx, [winner, loser])
  if (rows.length !== 2 || rows.some((row) => row.merged_into !== null)) throw new Failure('mergeMoved')
  if (await store.hasAbsorbed(act.tx, loser)) throw new Failure('mergeDeep')
  await store.pointTo(act.tx, loser, winner)
  await store.forgetSearchRow(act.tx, loser)
  await refreshSearch(act, [winner])
  await noteChanges(act.tx, [winner, loser])
  return store.insertMerge(act.tx, { winner, loser, ground, ...by, now: act.now })
}

/** What stands for itself again, and since when it was another one. */
export interface Unmerged {
  id: string
  name: string
  uscc: string
  since: Date
}

/** @throws Failure mergeMoved (undone before, or no merge into this enterprise) */
export async function undoMerge(
  act: Act,
  { winner, merge: mergeId }: { winner: string; merge: string },
  by: Merger,
): Promise<Unmerged> {
  await store.lockEnterprises(act.tx, [winner])
  const merge = await store.lockMerge(act.tx, mergeId, winner)
  if (merge === undefined) throw new Failure('mergeMoved')
  await store.pointTo(act.tx, merge.loser_id, null)
  await store.markUndone(act.tx, mergeId, { ...by, now: act.now })
  await refreshSearch(act, [winner, merge.loser_id])
  await noteChanges(act.tx, [winner, merge.loser_id])
  const own = await findEnterprise(act.tx, merge.loser_id)
  if (own === undefined) throw new Error(`no enterprise ${merge.loser_id}`)
  return { id: own.id, name: own.name, uscc: own.uscc, since: merge.at }
}

/** What was merged into the given enterprises: whatever names those means these. */
export const listAbsorbed = (act: Pick<Call, 'tx'>, ids: readonly string[]) => store.listAbsorbed(act.tx, ids)

export const listMergesOf = (act: Pick<Call, 'tx'>, id: string) => store.listMergesOf(act.tx, id)
