/** The cultivation pool (团建培育库): enterprises known to the city. */
import type { Call } from '../platform/call'
import * as store from './store'
import type { Enterprise } from './tables'

export { putLesson, takeBackLesson } from './lessons/actions'
export { canonicalKey } from './canonical'
export { PoolEngines } from './engines/engines'
export { exportPool, type ExportOptions } from './export/actions'
export type { PoolRecord, Refusal } from './import/check'
export { putRecords, type ImportCount } from './import/put'
export { PoolFileRefused, readPool, type PoolReading } from './import/read'
export { rereadPhones } from './import/rereading'
export { beginImport, importPool, listImports, type ImportOutcome } from './import/run'
export { findRecord, findRegisterContact, listFormerNames, listImportsOf, type PoolRecordKept } from './record/actions'
export {
  findPlace,
  fillSearch,
  fillSearchNowAndThen,
  getPlaceNames,
  sayPlace,
  countFound,
  listFound,
  searchPool,
} from './search/actions'
export { movePlaces } from './search/moves'
export { readTerms } from './search/rules'
export type { FoundEnterprise, PoolPlace, PoolQuestion } from './search/store'
export { putFormerName } from './record/names'
export { poolNames, rereadNames, rereadNamesAfterUpgrade, type NameKept, type NamesKept } from './record/rereading'
export {
  countApart,
  countForBulk,
  findLastBulkAct,
  listWithheld,
  lockBulkActs,
  markAll,
  undoBulkAct,
} from './approach/actions'
export {
  codesOfEnterprise,
  crowdedNumbers,
  enterprisesAt,
  enterprisesBelow,
  enterprisesFound,
  enterprisesOfTrade,
  enterprisesToday,
  enterprisesWithin,
  doubtfulEnterprises,
  ineligibleEnterprises,
  knownToday,
  listUnclearWords,
  movedOutEnterprises,
  placedEnterprises,
  notNonPublicEnterprises,
  registerNumberOf,
  registerPhones,
  struckOffEnterprises,
  withheldEnterprises,
} from './sets'
export { listAbsorbed, listMergesOf, mergeEnterprises, undoMerge, type Merger } from './merge/actions'
export type { Enterprise } from './tables'

type Act = Pick<Call, 'tx'>

export { enterpriseJson, someEnterprise } from './store'

export async function findEnterprise(act: Act, id: string): Promise<Enterprise | undefined> {
  return store.findEnterprise(act.tx, id)
}

export async function findEnterpriseByUscc(act: Act, uscc: string): Promise<Enterprise | undefined> {
  return store.findByUscc(act.tx, uscc)
}

/** The id that a code was given to, whatever that has been merged into since: what is written down under it is right also once the merge is undone. */
export const findIdByUscc = (act: Pick<Act, 'tx'>, uscc: string) => store.findIdByUscc(act.tx, uscc)

/** The code of this very row, also where it was merged into another. */
export const findOwnCode = (act: Act, id: string): Promise<string | undefined> => store.findOwnCode(act.tx, id)

/** Many at once, by the id asked for, with the path of the office where each lies. What was merged into another is that one. */
export const listEnterprises = (act: Act, ids: readonly string[]) => store.listEnterprises(act.tx, ids)

/**
 * The enterprise with this code, else the one with the next: something is read and can be worked on in either case, so that the time
 * does not tell which it was. None only behind the last code.
 */
export async function findNearestByUscc(act: Act, uscc: string): Promise<Enterprise | undefined> {
  return store.findNearestByUscc(act.tx, uscc)
}

/** Where the log of the pool's changes stands: everything before is settled. */
export const readPoolPosition = (act: Act): Promise<string> => store.readHorizon(act.tx)

/** Enterprises that changed between two positions of the log, those included that were merged into another. */
export const listPoolChanges = (act: Act, from: string, to: string): Promise<string[]> =>
  store.listChangedIds(act.tx, from, to)

export async function countEnterprises(act: Act): Promise<number> {
  return store.countEnterprises(act.tx)
}
export { countDueRegisterContacts, releaseRegisterContacts } from './keeping/actions'
