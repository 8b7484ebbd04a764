/** Who is in a place: proposed by the address, seen or not found by somebody. */
import type { Membership } from '../../../types/places'
import { fieldWords } from '../../../types/words/fields'
import { localDate } from '../../platform/calendar/calendar'
import type { Call } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { listAbsorbed, listEnterprises } from '../../pool/actions'
import { fits, type PlaceMarks } from '../../routing'
import { nearnessOf, sortedOf } from '../rules'
import { listSites } from '../sites/store'
import { listByIds } from '../store'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now'>

interface MarkedPlace {
  id: string
  path: string
  kind: PlaceMarks['kind']
  names: Set<string>
  numbers: Set<string>
}

function gather(rows: readonly store.Marked[]): MarkedPlace[] {
  const places = new Map<string, MarkedPlace>()
  for (const { id, kind, path, keyKind, key } of rows) {
    const place = places.get(id) ?? { id, kind, path, names: new Set(), numbers: new Set() }
    places.set(id, place)
    place[keyKind === 'name' ? 'names' : 'numbers'].add(key)
  }
  return [...places.values()]
}

/**
 * Says anew at which places the addresses of these enterprises are. What it comes to depends on their addresses and on the registry alone, not on
 * what was proposed before; what somebody said stays.
 */
export async function proposeFor(act: Act, enterpriseIds: readonly string[]): Promise<void> {
  const sites = await listSites(act.tx, enterpriseIds)
  const all = (key: 'name_key' | 'number_key') => [...new Set(sites.flatMap((site) => site[key] ?? []))]
  const places = gather(await store.listMarked(act.tx, all('name_key'), all('number_key')))
  const [byName, byNumber] = [index(places, 'names'), index(places, 'numbers')]
  const wanted = new Map<
    string,
    { place_id: string; enterprise_id: string; floor: string; room: string; sorted: string }
  >()
  for (const site of sites) {
    const numbered = byNumber.get(site.number_key ?? '') ?? []
    const isShared = numbered.filter(({ path }) => nearnessOf(path, site.path) === 'same').length > 1
    for (const place of new Set([...(byName.get(site.name_key ?? '') ?? []), ...numbered])) {
      const read = { nameKey: site.name_key, numberKey: site.number_key }
      if (!fits(read, place, nearnessOf(place.path, site.path), isShared)) continue
      const { enterprise_id, floor, room } = site
      wanted.set(`${place.id} ${enterprise_id}`, {
        place_id: place.id,
        enterprise_id,
        floor,
        room,
        sorted: sortedOf(floor, room),
      })
    }
  }
  const gone = []
  for (const known of await store.listProposed(act.tx, enterpriseIds)) {
    const id = `${known.place_id} ${known.enterprise_id}`
    const same = wanted.get(id)
    if (same === undefined) gone.push(known)
    else if (same.floor === known.floor && same.room === known.room) wanted.delete(id)
  }
  await store.dropProposed(act.tx, gone)
  await store.putProposed(act.tx, [...wanted.values()], act.now)
}

function index(places: readonly MarkedPlace[], by: 'names' | 'numbers'): Map<string, MarkedPlace[]> {
  const found = new Map<string, MarkedPlace[]>()
  for (const place of places) for (const key of place[by]) found.set(key, [...(found.get(key) ?? []), place])
  return found
}

export interface MemberPage {
  rows: store.Member[]
  total: number
  next: string | null
}

const asCursor = ({ sorted, id }: store.Member): string => Buffer.from(`${id}${sorted}`).toString('base64url')

/** @throws Failure inputInvalid */
function readCursor(cursor: string | undefined): { sorted: string; id: string } | undefined {
  if (cursor === undefined) return undefined
  const text = Buffer.from(cursor, 'base64url').toString()
  const [, id, sorted] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(.*)$/s.exec(text) ?? []
  if (id === undefined || sorted === undefined || sorted.includes('\u0000'))
    throw new Failure('inputInvalid', [{ field: 'cursor', message: fieldWords.cursor.wrong }])
  return { sorted, id }
}

/**
 * A page of a place's enterprises, from the lowest floor up, by room; those whose floor is unknown last. Those found absent are among them unless
 * `membership` says otherwise. @throws Failure inputInvalid: the cursor is none
 */
export async function listMembers(
  act: Act,
  placeId: string,
  { cursor, limit, ...question }: store.MemberQuestion & { cursor?: string | undefined; limit: number },
): Promise<MemberPage> {
  const found = await store.listMembers(act.tx, placeId, question, {
    after: readCursor(cursor),
    limit: limit + 1,
    today: localDate(act.now),
  })
  const rows = found.slice(0, limit)
  const last = found.length > limit ? rows.at(-1) : undefined
  return {
    rows,
    total: await store.countMembers(act.tx, placeId, question),
    next: last === undefined ? null : asCursor(last),
  }
}

/** What somebody says of an enterprise at a place. */
export interface MemberSaid {
  place: string
  enterprise: string
  /** False: looked, and it is not there. */
  here: boolean
  /** Where it was seen; null: as was said before, else as its address says. */
  floor: string | null
  room: string | null
  by: { personId: string; officeId: string }
  /** When it was seen; may be earlier than the act. */
  now: Date
  /** At the desk, or on a visit; a visit where nothing is said. */
  source?: 'desk' | 'visit'
}

/**
 * Somebody saw an enterprise at a place, or looked and did not find it. The later word holds: one that was seen earlier than what is known changes
 * nothing. An enterprise whose address lies elsewhere may be seen here, too.
 * @returns how it stands now
 * @throws Failure placeUnknown, placeEnded, enterpriseUnknown
 */
export async function confirmMember(act: Pick<Act, 'tx'>, said: MemberSaid): Promise<Membership> {
  const [membership] = await confirmMembers(act, [said])
  if (membership === undefined) throw new Error('a word without an answer')
  if (membership instanceof Failure) throw membership
  return membership
}

/**
 * The same for many at once; no enterprise is said twice of one place.
 * @returns for each in turn how it stands now, or why it could not be said
 */
export async function confirmMembers(
  { tx }: Pick<Act, 'tx'>,
  words: readonly MemberSaid[],
): Promise<(Membership | Failure)[]> {
  if (words.length === 0) return []
  const places = new Map(
    (await listByIds(tx, [...new Set(words.map((said) => said.place))])).map((one) => [one.asked, one]),
  )
  const enterprises = await listEnterprises({ tx }, [...new Set(words.map((said) => said.enterprise))])
  const meant = words.map((said) => {
    const place = places.get(said.place)
    const enterprise = enterprises.get(said.enterprise)?.enterprise
    if (place === undefined) return new Failure('placeUnknown')
    if (place.ended_at !== null) return new Failure('placeEnded')
    if (enterprise === undefined) return new Failure('enterpriseUnknown')
    return { said, placeId: place.id, enterpriseId: enterprise.id }
  })
  const sayable = meant.flatMap((one) => (one instanceof Failure ? [] : [one]))
  const absorbed = await listAbsorbed(
    { tx },
    sayable.map((one) => one.enterpriseId),
  )
  const decided = await store.listDecided(
    tx,
    sayable.map((one) => ({ ...one, ids: [one.enterpriseId, ...(absorbed.get(one.enterpriseId) ?? [])] })),
  )
  const sites = new Map(
    (
      await listSites(
        tx,
        sayable.map((one) => one.enterpriseId),
      )
    ).map((site) => [site.enterprise_id, site]),
  )
  const written: Parameters<typeof store.putDecided>[1][number][] = []
  const answers = meant.map((one): Membership | Failure => {
    if (one instanceof Failure) return one
    const { said, placeId, enterpriseId } = one
    const known = decided.get(store.keyOf(one))
    if (known !== undefined && known.at > said.now) return known.membership
    const site = sites.get(enterpriseId)
    const floor = (said.floor ?? known?.floor ?? site?.floor ?? '').trim()
    const room = (said.room ?? known?.room ?? site?.room ?? '').trim()
    const membership = said.here ? 'confirmed' : 'absent'
    written.push({
      place_id: placeId,
      enterprise_id: enterpriseId,
      membership,
      floor,
      room,
      sorted: sortedOf(floor, room),
      source: said.source ?? 'visit',
      at: said.now,
      person_id: said.by.personId,
      office_id: said.by.officeId,
    })
    return membership
  })
  await store.putDecided(tx, written)
  return answers
}

/**
 * What somebody said on a visit was a mistake: the address speaks again.
 * @returns false where it is not the word that holds: somebody said something since, or it was never said
 */
export async function takeWordBack(
  act: Act,
  word: { place: string; enterprises: readonly string[]; personId: string; at: Date },
): Promise<boolean> {
  if (!(await store.dropWord(act.tx, word))) return false
  // What the address says was written over by it.
  await proposeFor(act, word.enterprises)
  return true
}
