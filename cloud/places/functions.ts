/** The pages of places. Who may call is the policy's act; what is reached, the office where a place lies. */
import type { Action } from '../../types/actions'
import type { PlaceKind } from '../../types/places'
import { id as recordId } from '../../types/fields'
import type { OutputOf, ParsedOf } from '../../types/registry'
import { fieldWords } from '../../types/words/fields'
import { listAllOffices } from '../divisions/actions'
import { actingGrant, may, mustBeAllowed, reach } from '../people/rules'
import { localDate } from '../platform/calendar/calendar'
import type { Call, Handlers, SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import { findPlace as findPoolPlace, getPlaceNames, readTerms, sayPlace } from '../pool/actions'
import * as keeping from './keeping/actions'
import { confirmMember, listMembers } from './members/actions'
import { countFloors, countOf, isMember, type WasVisited } from './members/store'
import { listProposals } from './proposing'
import { compareFloors, placeRules } from './rules'
import { countUnread } from './sites/store'
import * as store from './store'

/** The place, if the actor may do this to it; what lies outside and what does not exist answer alike. @throws Failure placeUnknown */
async function mustReach(call: Call, action: Action, id: string): Promise<store.Place> {
  const place = await store.findPlace(call.tx, id)
  if (place === undefined || !may(call.actor, action, { officePath: place.path })) throw new Failure('placeUnknown')
  return place
}

/** @throws Failure forbidden */
function byOf(call: SignedInCall): keeping.By {
  const grant = actingGrant(call.actor, 'place.keep')
  if (grant === undefined) throw new Failure('forbidden')
  return { personId: call.actor.personId, officeId: grant.officeId }
}

const saidOf = (input: {
  kind: PlaceKind
  name: string
  address: string
  place: string
  entrances: string[]
  floors: string[]
}): keeping.PlaceSaid => ({
  kind: input.kind,
  name: input.name,
  address: input.address,
  path: input.place,
  entrances: input.entrances,
  floors: input.floors,
})

/** @throws Failure inputInvalid */
async function listPlaces(
  call: SignedInCall,
  { query = '', kind, ended = false, cursor, limit = placeRules.page }: ParsedOf<'listPlaces'>,
): Promise<OutputOf<'listPlaces'>> {
  if (cursor !== undefined && !recordId.safeParse(cursor).success)
    throw new Failure('inputInvalid', [{ field: 'cursor', message: fieldWords.cursor.wrong }])
  const question = { reach: reach(call.actor, 'place.view'), terms: readTerms(query), kind, ended }
  const found = await store.listPlaces(call.tx, question, cursor, limit + 1)
  const rows = found.slice(0, limit)
  const counts = new Map(
    (
      await countOf(
        call.tx,
        rows.map(({ id }) => id),
      )
    ).map((count) => [count.placeId, count]),
  )
  const nameOf = await getPlaceNames(call)
  return {
    rows: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      name: row.name,
      address: row.address,
      path: row.path,
      place: nameOf(row.path),
      confirmed: counts.get(row.id)?.confirmed ?? 0,
      proposed: counts.get(row.id)?.proposed ?? 0,
      ended: row.ended_at !== null,
    })),
    total: await store.countPlaces(call.tx, question),
    next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
  }
}

async function getPlaceFloors(
  call: SignedInCall,
  wasVisited: WasVisited,
  { id }: ParsedOf<'getPlaceFloors'>,
): Promise<OutputOf<'getPlaceFloors'>> {
  const place = await mustReach(call, 'place.view', id)
  // Where somebody has been is a fact of the place: never who, never how many a cadre visited.
  const maySeeVisits = may(call.actor, 'visit.view', { officePath: place.path })
  const counted = await countFloors(call.tx, place.id, localDate(call.now), maySeeVisits ? wasVisited : undefined)
  const floors = counted.sort((a, b) => compareFloors(a.floor, b.floor))
  const sum = (of: 'enterprises' | 'confirmed' | 'absent' | 'organised') =>
    floors.reduce((total, floor) => total + floor[of], 0)
  const names = await store.listKeys(call.tx, [place.id])
  const merges = await store.listMerges(call.tx, place.id)
  return {
    id: place.id,
    kind: place.kind,
    name: place.name,
    otherNames: [
      ...new Set(
        names.filter(({ kind, written }) => kind === 'name' && written !== place.name).map((one) => one.written),
      ),
    ].sort(),
    address: place.address,
    path: place.path,
    place: await sayPlace(call, place.path),
    entrances: place.entrances,
    knownFloors: place.floors,
    floors,
    enterprises: sum('enterprises'),
    confirmed: sum('confirmed'),
    absent: sum('absent'),
    organised: sum('organised'),
    visited: maySeeVisits ? floors.reduce((total, floor) => total + (floor.visited ?? 0), 0) : null,
    reading: place.pending !== null,
    ended: place.ended_at !== null,
    merges: merges.map(({ id: merge, name, at }) => ({ id: merge, name, at: at.toISOString() })),
    mayKeep: may(call.actor, 'place.keep', { officePath: place.path }),
    mayPlan: may(call.actor, 'visit.plan', { officePath: place.path }),
    mayOpen: may(call.actor, 'pool.view', { officePath: place.path }),
  }
}

/** Days (YYYY-MM-DD) of the last visits that count, by enterprise; told by field work, which comes after this room. */
export type LastVisitDays = (call: Call, enterpriseIds: readonly string[]) => Promise<ReadonlyMap<string, string>>

async function listPlaceMembers(
  call: SignedInCall,
  lastVisitDays: LastVisitDays,
  { id, limit = placeRules.page, ...asked }: ParsedOf<'listPlaceMembers'>,
): Promise<OutputOf<'listPlaceMembers'>> {
  const place = await mustReach(call, 'place.view', id)
  const { rows, total, next } = await listMembers(call, place.id, { ...asked, limit })
  const maySeeVisits = may(call.actor, 'visit.view', { officePath: place.path })
  const ids = maySeeVisits ? rows.map((row) => row.id) : []
  const days = await lastVisitDays(call, ids)
  return {
    rows: rows.map(({ sorted: _sorted, ...row }) => ({ ...row, lastVisitOn: days.get(row.id) ?? null })),
    total,
    next,
  }
}

async function createPlace(call: SignedInCall, input: ParsedOf<'createPlace'>): Promise<OutputOf<'createPlace'>> {
  mustBeAllowed(call.actor, 'place.keep', { officePath: input.place })
  const id = await keeping.enterPlace(call, saidOf(input), { by: byOf(call) })
  const [count] = await countOf(call.tx, [id])
  return { id, proposed: count?.proposed ?? 0 }
}

async function changePlace(call: SignedInCall, input: ParsedOf<'changePlace'>): Promise<OutputOf<'changePlace'>> {
  const place = await mustReach(call, 'place.keep', input.id)
  mustBeAllowed(call.actor, 'place.keep', { officePath: input.place })
  await keeping.changePlace(call, place.id, saidOf(input), { by: byOf(call) })
  return { id: place.id }
}

async function endPlace(call: SignedInCall, { id, ended }: ParsedOf<'endPlace'>): Promise<OutputOf<'endPlace'>> {
  const place = await mustReach(call, 'place.keep', id)
  await keeping.endPlace(call, place.id, ended, byOf(call))
  return { ended }
}

async function mergePlaces(
  call: SignedInCall,
  { id, other }: ParsedOf<'mergePlaces'>,
): Promise<OutputOf<'mergePlaces'>> {
  const winner = await mustReach(call, 'place.keep', id)
  const loser = await mustReach(call, 'place.keep', other)
  return { id: winner.id, merge: await keeping.mergePlaces(call, winner.id, loser.id, byOf(call)) }
}

async function undoPlaceMerge(
  call: SignedInCall,
  { id, merge }: ParsedOf<'undoPlaceMerge'>,
): Promise<OutputOf<'undoPlaceMerge'>> {
  const place = await mustReach(call, 'place.keep', id)
  await keeping.undoPlaceMerge(call, place.id, merge, byOf(call))
  return { id: place.id }
}

/** @throws Failure placeUnknown, placeEnded, enterpriseUnknown: neither at the place nor within the reach */
async function settlePlaceMember(
  call: SignedInCall,
  { id, enterprise, here, at }: ParsedOf<'settlePlaceMember'>,
): Promise<OutputOf<'settlePlaceMember'>> {
  const place = await mustReach(call, 'place.keep', id)
  const lies = await findPoolPlace(call, enterprise)
  const isKnown =
    (await isMember(call.tx, place.id, enterprise)) ||
    (lies !== undefined && may(call.actor, 'place.keep', { officePath: lies }))
  if (!isKnown) throw new Failure('enterpriseUnknown')
  const said = { place: place.id, enterprise, here, floor: at?.floor ?? null, room: at?.room ?? null }
  return { membership: await confirmMember(call, { ...said, by: byOf(call), now: call.now, source: 'desk' }) }
}

export const placeFunctions = (parts: {
  lastVisitDays: LastVisitDays
  wasVisited: WasVisited
}): Pick<
  Handlers,
  | 'listPlaces'
  | 'proposePlaces'
  | 'createPlace'
  | 'changePlace'
  | 'endPlace'
  | 'mergePlaces'
  | 'undoPlaceMerge'
  | 'getPlaceFloors'
  | 'listPlaceMembers'
  | 'settlePlaceMember'
> => ({
  listPlaces: async (call, input) => listPlaces(call, input),
  proposePlaces: async (call, { limit = placeRules.page }) => ({
    rows: await listProposals(call, reach(call.actor, 'place.keep'), limit),
    unread: await countUnread(call.tx),
    offices: (await listAllOffices(call))
      .filter(({ path }) => may(call.actor, 'place.keep', { officePath: path }))
      .map(({ path, division }) => ({ path, name: division }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  }),
  createPlace: async (call, input) => createPlace(call, input),
  changePlace: async (call, input) => changePlace(call, input),
  endPlace: async (call, input) => endPlace(call, input),
  mergePlaces: async (call, input) => mergePlaces(call, input),
  undoPlaceMerge: async (call, input) => undoPlaceMerge(call, input),
  getPlaceFloors: async (call, input) => getPlaceFloors(call, parts.wasVisited, input),
  listPlaceMembers: async (call, input) => listPlaceMembers(call, parts.lastVisitDays, input),
  settlePlaceMember: async (call, input) => settlePlaceMember(call, input),
})
