/** The registry of places: taken in, changed, ended, merged and taken apart again. */
import type { PlaceKind } from '../../../types/places'
import { fieldWords } from '../../../types/words/fields'
import { placeFieldWords } from '../../../types/words/places'
import { listAllOffices } from '../../divisions/actions'
import type { Call } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { isBlock } from '../../routing'
import { readerOf } from '../sites/reader'
import { proposeAt } from '../sites/actions'
import * as registry from '../store'
import type { Place } from '../store'
import { touch } from './store'

type Act = Pick<Call, 'tx' | 'now' | 'tools'>
/** Who does it, and for which office. */
export interface By {
  personId: string
  officeId: string
}

/** What is said of a place. */
export interface PlaceSaid {
  kind: PlaceKind
  name: string
  address: string
  /** Path of the office where it lies. */
  path: string
  entrances: readonly string[]
  floors: readonly string[]
}

/** Who changes it. Of an import, which: its places are compared with the addresses of the pool by the service's rounds alone. */
export interface Origin {
  by?: By
  importId?: string
}

interface Keys {
  nameKey: string
  names: registry.PlaceKey[]
  numbers: registry.PlaceKey[]
}

/** @throws Failure inputInvalid: the name has no letter */
async function keysOf(act: Act, { name, address }: PlaceSaid): Promise<Keys> {
  const read = await readerOf(act)
  const keys = read.keysOf(name)
  const [nameKey] = keys
  if (nameKey === undefined) throw new Failure('inputInvalid', [{ field: 'name', message: placeFieldWords.name.plain }])
  const site = read(address)
  // Of a block of something larger an address tells too little: its enterprises are put there by hand.
  const isNumbered = site.numberKey !== null && site.number !== null && !isBlock(name)
  return {
    nameKey,
    names: keys.map((key) => ({ kind: 'name', key, written: name })),
    numbers: isNumbered ? [{ kind: 'number', key: site.numberKey ?? '', written: site.number ?? '' }] : [],
  }
}

/** @throws Failure inputInvalid: no office of today has this path */
async function mustBeOffice(act: Act, path: string): Promise<void> {
  if (!(await listAllOffices(act)).some((office) => office.path === path))
    throw new Failure('inputInvalid', [{ field: 'place', message: fieldWords.choice.wrong }])
}

/** The fields as people count them: lists without repeats. */
const asRow = (said: PlaceSaid, nameKey: string) => ({
  kind: said.kind,
  name: said.name,
  name_key: nameKey,
  address: said.address,
  path: said.path,
  entrances: [...new Set(said.entrances)],
  floors: [...new Set(said.floors)],
})

/**
 * Takes a place in; the first some hundred enterprises are proposed at once, the rest by the service's rounds.
 * @throws Failure placeExists (one of this name at this office, above or below it), inputInvalid
 */
export async function enterPlace(act: Act, said: PlaceSaid, origin: Origin): Promise<string> {
  await mustBeOffice(act, said.path)
  const { nameKey, names, numbers } = await keysOf(act, said)
  await registry.lockRegistry(act.tx)
  if ((await registry.findNamed(act.tx, nameKey, said.path)) !== undefined) throw new Failure('placeExists')
  const id = await registry.insertPlace(act.tx, { ...asRow(said, nameKey), pending: null, created_at: act.now })
  await registry.addKeys(act.tx, id, [...names, ...numbers])
  await registry.insertEvent(act.tx, { placeId: id, at: act.now, kind: 'entered', ...origin })
  await touch(act.tx, [id])
  if (origin.importId === undefined) await proposeAt(act, id)
  return id
}

const FIELDS = ['kind', 'name', 'address', 'path', 'entrances', 'floors'] as const

/**
 * Says anew what a place is; its former names still lead addresses to it.
 * @returns whether something changed
 * @throws Failure placeEnded, placeExists, inputInvalid
 */
export async function changePlace(act: Act, id: string, said: PlaceSaid, origin: Origin): Promise<boolean> {
  await registry.lockRegistry(act.tx)
  const before = await mustStand(act, id)
  await mustBeOffice(act, said.path)
  const { nameKey, names, numbers } = await keysOf(act, said)
  const same = await registry.findNamed(act.tx, nameKey, said.path)
  if (same !== undefined && same.id !== id && (nameKey !== before.name_key || said.path !== before.path))
    throw new Failure('placeExists')
  const after = asRow(said, nameKey)
  const changed = Object.fromEntries(
    FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map((field) => [
      field,
      [before[field], after[field]],
    ]),
  )
  if (Object.keys(changed).length === 0) return false
  await registry.updatePlaces(act.tx, [id], after)
  // Those who shared its number may be told by it from now on.
  await touch(act.tx, [id])
  if (before.address !== said.address) await registry.dropNumbers(act.tx, id)
  await registry.addKeys(act.tx, id, [...names, ...numbers])
  await registry.insertEvent(act.tx, { placeId: id, at: act.now, kind: 'changed', changed, ...origin })
  await touch(act.tx, [id])
  if (origin.importId === undefined) await proposeAt(act, id)
  return true
}

/** Taken for this transaction. @throws Failure placeUnknown, placeEnded */
async function mustStand(act: Act, id: string): Promise<Place> {
  const place = await registry.lockPlace(act.tx, id)
  if (place === undefined || place.merged_into !== null) throw new Failure('placeUnknown')
  if (place.ended_at !== null) throw new Failure('placeEnded')
  return place
}

/** @throws Failure placeUnknown; placeExists: another one has its name by now */
export async function endPlace(act: Act, id: string, ended: boolean, by: By): Promise<void> {
  await registry.lockRegistry(act.tx)
  const place = await registry.lockPlace(act.tx, id)
  if (place === undefined || place.merged_into !== null) throw new Failure('placeUnknown')
  if ((place.ended_at !== null) === ended) return
  if (!ended && (await registry.findNamed(act.tx, place.name_key, place.path)) !== undefined)
    throw new Failure('placeExists')
  await registry.updatePlaces(act.tx, [id], { ended_at: ended ? act.now : null })
  await registry.insertEvent(act.tx, { placeId: id, at: act.now, kind: ended ? 'ended' : 'resumed', by })
  await touch(act.tx, [id])
  await proposeAt(act, id)
}

/**
 * Two places are one. The names of the other lead to this one, its enterprises are this one's, and what was said last of an enterprise at either holds;
 * nothing is rewritten, so that a merge can be taken apart.
 * @returns the merge, by which it is taken apart
 * @throws Failure placeUnknown, placeEnded, placeSame
 */
export async function mergePlaces(act: Act, id: string, from: string, by: By): Promise<string> {
  await registry.lockRegistry(act.tx)
  if (id === from) throw new Failure('placeSame')
  const winner = await mustStand(act, id)
  const loser = await mustStand(act, from)
  const along = await registry.listAlong(act.tx, loser.id)
  await registry.updatePlaces(act.tx, [loser.id, ...along], { merged_into: winner.id })
  const merge = await registry.insertMerge(act.tx, { winner: winner.id, loser: loser.id, along, at: act.now, ...by })
  const changed = { merge, from: loser.id }
  await registry.insertEvent(act.tx, { placeId: winner.id, at: act.now, kind: 'merged', changed, by })
  await touch(act.tx, [winner.id])
  await proposeAt(act, winner.id)
  return merge
}

/** @throws Failure placeUnknown, placeMergeMoved (undone, or merged on), placeExists (another one has its name by now) */
export async function undoPlaceMerge(act: Act, id: string, mergeId: string, by: By): Promise<void> {
  await registry.lockRegistry(act.tx)
  const merge = await registry.findMerge(act.tx, mergeId)
  if (merge === undefined || merge.winner_id !== id) throw new Failure('placeUnknown')
  const loser = await registry.lockPlace(act.tx, merge.loser_id)
  if (loser === undefined || merge.undone_at !== null || loser.merged_into !== id) throw new Failure('placeMergeMoved')
  const same = await registry.findNamed(act.tx, loser.name_key, loser.path)
  if (same !== undefined && same.id !== id) throw new Failure('placeExists')
  const held = new Set(await registry.listAlong(act.tx, id))
  await registry.updatePlaces(act.tx, [loser.id], { merged_into: null })
  await registry.updatePlaces(
    act.tx,
    merge.along.filter((one) => held.has(one)),
    { merged_into: loser.id },
  )
  await registry.markUndone(act.tx, mergeId, { at: act.now, ...by })
  const changed = { merge: mergeId, from: loser.id }
  await registry.insertEvent(act.tx, { placeId: id, at: act.now, kind: 'unmerged', changed, by })
  await touch(act.tx, [id, loser.id])
  await proposeAt(act, id)
  await proposeAt(act, loser.id)
}
