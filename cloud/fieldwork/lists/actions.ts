/** The list that a cadre takes along: what the plans gave to the caller, and who is at the places taken along. It names no person. */
import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import type { ListedEnterprise, ListedPlace } from '../../../types/fieldwork'
import { limits } from '../../../types/limits'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { getOfficeForOwners } from '../../divisions/actions'
import { getNotice, listOfferedBodies, listPlaceTokens } from '../../intake/actions'
import { actingGrant } from '../../people/rules'
import { countMembers, listFloors, placeOf, type RegistryPlace } from '../../places/actions'
import { localDate } from '../../platform/calendar/calendar'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { aboutOf, factsOf } from '../plans/facts'
import * as visits from '../records/visit-store'
import { standingsOf } from '../standing'
import { cursorWrong, readCursor, sayCursor } from './cursor'
import { listWhole, placesWithin, readEntries, START, type Entry } from './entries'

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

const HALF = 8
const digest = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, HALF)
/** Says which list it is: whose, of which day and places; and what is on it. The same for its pages. */
const askedOf = (call: SignedInCall, takenOn: string, places: readonly RegistryPlace[]): string =>
  digest([call.actor.personId, takenOn, ...places.map((place) => place.id)])

/**
 * The first page says which list it is and how long; the others go on from where the one before stood, and read no more than they bring. Where
 * somebody changed the list meanwhile its pages do not come to what the first one said: then the phone takes it anew.
 * @throws Failure forbidden, inputInvalid (a cursor of another list, or none)
 */
export async function takeFieldList(
  call: SignedInCall,
  { places: ids, cursor, limit = limits.fieldwork.listPage }: ParsedOf<'takeFieldList'>,
): Promise<OutputOf<'takeFieldList'>> {
  const grant = actingGrant(call.actor, 'visit.record')
  if (grant === undefined) throw new Failure('forbidden')
  const office = await getOfficeForOwners(call, grant.officePath)
  const takenOn = localDate(call.now)
  const places = await placesWithin(call, ids)
  const asked = askedOf(call, takenOn, places)
  const common = {
    takenOn,
    office: { name: office.name, phone: office.phone },
    noticeVersion: getNotice(await listOfferedBodies(call)).version,
  }
  if (cursor !== undefined) {
    const { version, total, position } = readCursor(cursor)
    if (!version.startsWith(asked)) throw cursorWrong()
    const page = await readEntries(call, places, position, Math.min(limit, total - position.count))
    const enterprises = await sayEntries(call, page.entries)
    const next =
      page.next === null || page.next.count >= total ? null : sayCursor({ version, total, position: page.next })
    return { ...common, version, places: [], enterprises, total, next }
  }
  const whole = await listWhole(call, places)
  const total = whole.length
  const version = asked + digest(whole.map(({ id, turn }) => `${id}${turn ?? ''}`))
  const page = await readEntries(call, places, START, Math.min(limit, total))
  const said = await sayPlaces(call, places, await plannedPlaces(call, places, whole))
  const enterprises = await sayEntries(call, page.entries)
  const next =
    page.next === null || page.next.count >= total ? null : sayCursor({ version, total, position: page.next })
  return { ...common, version, places: said, enterprises, total, next }
}

/** So many of it tell how much a list is. Own choice, 2026-11-29: about right is enough, and costs a small page. */
const SAMPLE = 20

/**
 * How much a list will be, for whoever is about to take it: of what is read to reckon it, nothing is told.
 * @throws Failure forbidden
 */
export async function sizeFieldList(
  call: SignedInCall,
  { places: ids }: ParsedOf<'sizeFieldList'>,
): Promise<OutputOf<'sizeFieldList'>> {
  if (actingGrant(call.actor, 'visit.record') === undefined) throw new Failure('forbidden')
  const places = await placesWithin(call, ids)
  const whole = await listWhole(call, places)
  const said = await sayPlaces(call, places, await plannedPlaces(call, places, whole))
  const sample = await sayEntries(call, whole.slice(0, SAMPLE))
  return { enterprises: whole.length, kilobytes: sizeOf(said, sample, whole.length) }
}

const KB = 1024
/** About how much a whole list is on the way and on the phone, in KB: as these of it are, deflated. */
function sizeOf(places: readonly ListedPlace[], page: readonly ListedEnterprise[], total: number): number {
  const bytes = (of: unknown) => deflateRawSync(JSON.stringify(of)).length
  const rows = page.length === 0 ? 0 : (bytes(page) / page.length) * total
  return Math.ceil((bytes(places) + rows) / KB)
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
  const facts = await factsOf(call, aboutOf(standings), placed)
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
