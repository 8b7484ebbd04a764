/** The list that a cadre takes along: what the plans gave to the caller, and who is at the places taken along. It names no person. */
import { createHash } from 'node:crypto'
import type { ListedEnterprise, ListedPlace } from '../../../types/fieldwork'
import { limits } from '../../../types/limits'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { fieldWords } from '../../../types/words/fields'
import { getOfficeForOwners } from '../../divisions/actions'
import { getNotice, listOfferedBodies, listPlaceTokens } from '../../intake/actions'
import { actingGrant, may } from '../../people/rules'
import { countMembers, listFloors, placeOf, type RegistryPlace } from '../../places/actions'
import { localDate } from '../../platform/calendar/calendar'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { findPlaceWithin, listInhabitants } from '../places'
import { factsOf } from '../plans/facts'
import { pathsOf } from '../plans/passing'
import { listPlannedFor } from '../plans/store'
import * as visits from '../records/visit-store'
import { standingsOf } from '../standing'

/** One on the list, before anything about it is read. */
interface Entry {
  id: string
  turn: number | null
  because: readonly string[]
}

const VERSION_LENGTH = 16
/** Says which list it is: the same for its pages, another one once its day or what is on it is another. */
const versionOf = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, VERSION_LENGTH)

async function placesOf(call: SignedInCall, ids: readonly string[]): Promise<RegistryPlace[]> {
  const mayGo = (path: string) => may(call.actor, 'visit.record', { officePath: path })
  const found = new Map<string, RegistryPlace>()
  for (const id of ids) {
    const place = await findPlaceWithin(call, id, mayGo)
    if (place !== undefined) found.set(place.id, place)
  }
  return [...found.values()]
}

/** What the plans gave to the caller, where it lies within the caller's reach. */
async function listPlanned(call: SignedInCall) {
  const planned = await listPlannedFor(call.tx, call.actor.personId)
  const paths = await pathsOf(
    call,
    planned.map((row) => row.enterprise_id),
  )
  return planned.filter((row) =>
    paths.get(row.enterprise_id)?.some((path) => may(call.actor, 'visit.record', { officePath: path })),
  )
}

/** In the order of the plans, then of the places; each once. */
async function entriesOf(call: SignedInCall, places: readonly RegistryPlace[]): Promise<Entry[]> {
  const planned = await listPlanned(call)
  const entries = new Map<string, Entry>(
    planned.map((row, at) => [row.enterprise_id, { id: row.enterprise_id, turn: at + 1, because: row.because }]),
  )
  for (const place of places)
    for (const { id } of await listInhabitants(call, place.id, limits.fieldwork.list))
      if (!entries.has(id)) entries.set(id, { id, turn: null, because: [] })
  return [...entries.values()].slice(0, limits.fieldwork.list)
}

/** Where what the plans gave lies, beside the places that were asked for: a list by building needs their names. */
async function plannedPlaces(
  call: SignedInCall,
  asked: readonly RegistryPlace[],
  entries: readonly Entry[],
): Promise<RegistryPlace[]> {
  const planned = entries.filter((entry) => entry.turn !== null).map((entry) => entry.id)
  const found = [...(await placeOf(call, planned)).values()].map((at) => at.place)
  const known = new Set(asked.map((place) => place.id))
  return [...new Map(found.filter((place) => !known.has(place.id)).map((place) => [place.id, place])).values()]
}

const CURSOR = /^([0-9a-f]{16})\.(\d{1,6})$/

/** @throws Failure inputInvalid: none, or of a list that is another one by now */
function offsetOf(cursor: string | undefined, version: string): number {
  if (cursor === undefined) return 0
  const [, of, offset] = CURSOR.exec(cursor) ?? []
  if (of !== version) throw new Failure('inputInvalid', [{ field: 'cursor', message: fieldWords.cursor.wrong }])
  return Number(offset)
}

/** @throws Failure forbidden, inputInvalid (a cursor of another list) */
export async function takeFieldList(
  call: SignedInCall,
  { places: asked, cursor, limit = limits.fieldwork.listPage }: ParsedOf<'takeFieldList'>,
): Promise<OutputOf<'takeFieldList'>> {
  const grant = actingGrant(call.actor, 'visit.record')
  if (grant === undefined) throw new Failure('forbidden')
  const office = await getOfficeForOwners(call, grant.officePath)
  const takenOn = localDate(call.now)
  const places = await placesOf(call, asked)
  const entries = await entriesOf(call, places)
  const version = versionOf([
    call.actor.personId,
    takenOn,
    ...places.map((place) => place.id),
    ...entries.map(({ id, turn }) => `${id}${turn ?? ''}`),
  ])
  const from = offsetOf(cursor, version)
  const page = entries.slice(from, from + limit)
  return {
    version,
    takenOn,
    office: { name: office.name, phone: office.phone },
    noticeVersion: getNotice(await listOfferedBodies(call)).version,
    places: from === 0 ? await sayPlaces(call, places, await plannedPlaces(call, places, entries)) : [],
    enterprises: await sayEntries(call, page),
    total: entries.length,
    next: from + limit < entries.length ? `${version}.${from + limit}` : null,
  }
}

/** Those taken along with the floors that their enterprises tell; the plans' others, of which there may be hundreds, with what the registry says. */
async function sayPlaces(
  call: SignedInCall,
  taken: readonly RegistryPlace[],
  planned: readonly RegistryPlace[],
): Promise<ListedPlace[]> {
  const places = [...taken, ...planned]
  const ids = places.map((place) => place.id)
  const tokens = await listPlaceTokens(call, ids)
  const counts = await countMembers(call, ids)
  const floorsOf = new Map<string, string[]>()
  for (const { id, floors } of taken)
    if (floors.length === 0)
      floorsOf.set(
        id,
        (await listFloors(call, id)).flatMap(({ floor }) => (floor === '' ? [] : [floor])),
      )
  return places.map(({ id, kind, name, address, entrances, floors }) => {
    const { confirmed = 0, proposed = 0 } = counts.get(id) ?? {}
    return {
      id,
      name,
      kind,
      address,
      floors: floorsOf.get(id) ?? floors,
      entrances,
      tokens: tokens.get(id) ?? [],
      enterprises: confirmed + proposed,
    }
  })
}

async function sayEntries(call: SignedInCall, page: readonly Entry[]): Promise<ListedEnterprise[]> {
  const ids = page.map((entry) => entry.id)
  const standings = await standingsOf(call, ids)
  const placed = await placeOf(call, ids)
  const facts = await factsOf(call, standings, placed)
  const last = await visits.listLast(
    call.tx,
    [...standings.values()].flatMap((one) => one.ids),
  )
  return page.flatMap(({ id, turn, because }): ListedEnterprise[] => {
    const standing = standings.get(id)
    const known = facts.get(id)
    if (standing === undefined || known === undefined) return []
    const { enterprise, organised, open, gone } = standing
    const { staff, youth, members, trade, since, neighbours, contacts, lastContactOn } = known
    const at = placed.get(id)
    const visit = standing.ids.flatMap((one) => last.get(one) ?? []).sort((a, b) => b.at.getTime() - a.at.getTime())[0]
    return [
      {
        id: enterprise.id,
        name: enterprise.name,
        uscc: enterprise.uscc,
        address: enterprise.address,
        place: at?.place.id ?? null,
        membership: at?.membership ?? null,
        floor: at?.floor ?? '',
        room: at?.room ?? '',
        turn,
        because: [...because],
        facts: { staff, youth, members, trade, since, neighbours, contacts, lastContactOn },
        lastVisit:
          visit === undefined
            ? null
            : { on: visit.on_date, wish: visit.wish, met: visit.met, mine: visit.person_id === call.actor.personId },
        caseState: open?.state ?? null,
        organised,
        gone,
      },
    ]
  })
}
