/**
 * Buildings, markets, parks and towns where enterprises gather. What later rooms may do: find a place, see who is in it, say who was seen there.
 * Printed codes of a place are the intake's: `listPlaceTokens` there.
 */
import type { PlaceKind } from '../../types/places'
import type { Call } from '../platform/call'
import { readGeography } from '../divisions/actions'
import { localDate } from '../platform/calendar/calendar'
import {
  countFloors,
  countOf,
  listAmong,
  listOrganisedAt,
  listPlacesOf as listPlacesOfEnterprises,
} from './members/store'
import { compareFloors } from './rules'
import * as store from './store'
import type { RegisteredPlace } from '../routing'

export {
  confirmMember,
  confirmMembers,
  listMembers,
  takeWordBack,
  type MemberPage,
  type MemberSaid,
} from './members/actions'
export type { FloorCount, Member } from './members/store'
export { followPool } from './sites/actions'
export { moveRegistryPlaces } from './moves'
export type { PlaceRecord, PlaceRefusal } from './import/check'
export { PlaceFileRefused, readPlaces, type PlaceReading } from './import/read'
export { beginPlaceImport, importPlaces, listPlaceImports, type PlaceOutcome } from './import/run'

type Act = Pick<Call, 'tx'>

/** A place as later rooms see it. */
export interface RegistryPlace {
  id: string
  kind: PlaceKind
  name: string
  address: string
  /** Path of its office: of a street, or of a district where the street is not known. */
  path: string
  entrances: string[]
  /** As they were written down, from below; empty: unknown. */
  floors: string[]
  /** No more; what was recorded there stays. */
  ended: boolean
}

const shown = ({ id, kind, name, address, path, entrances, floors, ended_at }: store.Place): RegistryPlace => ({
  id,
  kind,
  name,
  address,
  path,
  entrances,
  floors,
  ended: ended_at !== null,
})

/** The place of this id; where it was merged into another, that one. Undefined for one that there is not. */
export async function findPlace(act: Act, id: string): Promise<RegistryPlace | undefined> {
  const place = await store.findPlace(act.tx, id)
  return place === undefined ? undefined : shown(place)
}

/** The same for many: by each id that was asked for, what it means today. Unknown ids are not in the answer. */
export async function listPlacesOf(act: Act, ids: readonly string[]): Promise<Map<string, RegistryPlace>> {
  return new Map((await store.listByIds(act.tx, ids)).map((place) => [place.asked, shown(place)]))
}

/** Each id that these places ever had, with the one that was asked for: what was merged into a place is that place. */
export async function listPlaceGroups(act: Act, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map((await store.listGroups(act.tx, ids)).map(({ id, asked }) => [id, asked]))
}

/** Where an enterprise is. */
export interface EnterprisePlace {
  place: RegistryPlace
  /** confirmed: somebody saw it there. proposed: its address says so. */
  membership: 'confirmed' | 'proposed'
  /** Empty: unknown. */
  floor: string
  room: string
}

/**
 * At which place each of these enterprises is: where somebody saw it, else where its address says; of several the narrowest (a building before its park).
 * Those of no place are not in the answer.
 */
export async function placeOf(act: Act, enterpriseIds: readonly string[]): Promise<Map<string, EnterprisePlace>> {
  const rows = await listPlacesOfEnterprises(act.tx, enterpriseIds)
  const places = await listPlacesOf(
    act,
    rows.map(({ placeId }) => placeId),
  )
  return new Map(
    rows.flatMap(({ enterpriseId, placeId, membership, floor, room }) => {
      const place = places.get(placeId)
      return place === undefined ? [] : [[enterpriseId, { place, membership, floor, room }] as const]
    }),
  )
}

/** Of these enterprises those that are at one of these places: seen, or by their addresses. @param placeIds as they mean something today */
export const listMembersAmong = (
  act: Act,
  placeIds: readonly string[],
  enterpriseIds: readonly string[],
): Promise<string[]> => listAmong(act.tx, placeIds, enterpriseIds)

/** How many enterprises with an organisation are at each of these places: each at the one where `placeOf` says it is. */
export async function countOrganised(
  act: Pick<Call, 'tx' | 'now'>,
  placeIds: readonly string[],
): Promise<Map<string, number>> {
  const asked = new Map(placeIds.map((id) => [id, 0]))
  const organised = await listOrganisedAt(act.tx, [...asked.keys()], localDate(act.now))
  for (const { place } of (await placeOf(act, organised)).values()) {
    const sum = asked.get(place.id)
    if (sum !== undefined) asked.set(place.id, sum + 1)
  }
  return asked
}

/** How many enterprises are at each of these places: seen, and by their addresses. */
export async function countMembers(
  act: Act,
  placeIds: readonly string[],
): Promise<Map<string, { confirmed: number; proposed: number }>> {
  return new Map(
    (await countOf(act.tx, placeIds)).map(({ placeId, confirmed, proposed }) => [placeId, { confirmed, proposed }]),
  )
}

/** The floors of a place from below, with how many are on each; the unknown floor (empty text) last. */
export async function listFloors(act: Pick<Call, 'tx' | 'now'>, placeId: string) {
  const floors = await countFloors(act.tx, placeId, localDate(act.now))
  return floors.sort((a, b) => compareFloors(a.floor, b.floor))
}

/** Another one after each change of the registry; cheap. */
export const readRegistryVersion = (act: Act): Promise<string> => store.readVersion(act.tx)

/** Places whose street is known, as routing takes them. */
export async function listForRouting(act: Act, city: string): Promise<RegisteredPlace[]> {
  const { gazetteer } = await readGeography(act, city)
  const districts = new Map(gazetteer.districts.map(({ code, name }) => [code, name]))
  const streets = new Map(gazetteer.streets.map((street) => [`${street.district}/${street.code}`, street.name]))
  const keys = new Map<string, store.PlaceKey[]>()
  const places = await store.listStanding(act.tx)
  const ids = places.map(({ id }) => id)
  for (const { placeId, ...key } of await store.listKeys(act.tx, ids))
    keys.set(placeId, [...(keys.get(placeId) ?? []), key])
  return places.flatMap(({ id, kind, name, path }) => {
    const [, , districtCode = '', streetCode = ''] = path.split('/')
    const district = districts.get(districtCode) ?? ''
    const street = streets.get(`${district}/${streetCode}`)
    const of = (wanted: store.PlaceKey['kind']) =>
      (keys.get(id) ?? []).filter((key) => key.kind === wanted).map(({ key }) => key)
    return street === undefined ? [] : [{ kind, name, street, district, names: of('name'), numbers: of('number') }]
  })
}
