/** Places of the registry as field work sees them: who is in one, and that somebody was seen there. */
import { confirmMember, confirmMembers, findPlace, listMembers, type RegistryPlace } from '../places/actions'
import type { Call } from '../platform/call'
import { Failure } from '../platform/failure'

type Act = Pick<Call, 'tx' | 'now'>

/** Own choice, 2026-11-29: members of one statement. */
const PAGE = 1000

export interface Inhabitant {
  id: string
  floor: string
  room: string
  sorted: string
  membership: 'confirmed' | 'proposed'
}

/** Everybody at a place from the lowest floor up, without those who were looked for and not found. */
export async function listInhabitants(act: Act, placeId: string, most: number): Promise<Inhabitant[]> {
  const found: Inhabitant[] = []
  for (let cursor: string | undefined; found.length < most;) {
    const { rows, next } = await listMembers(act, placeId, { cursor, limit: PAGE })
    for (const { id, floor, room, sorted, membership } of rows)
      if (membership !== 'absent') found.push({ id, floor, room, sorted, membership })
    if (next === null) break
    cursor = next
  }
  return found.slice(0, most)
}

/** The place, where the caller may go there: within the reach. */
export async function findPlaceWithin(
  act: Act,
  id: string,
  mayReach: (path: string) => boolean,
): Promise<RegistryPlace | undefined> {
  const place = await findPlace(act, id)
  return place === undefined || place.ended || !mayReach(place.path) ? undefined : place
}

export interface Seen {
  placeId: string | null
  enterpriseId: string
  here: boolean
  at: { floor: string; room: string } | null
  by: { personId: string; officeId: string }
  on: Date
}

/** What was seen, in the words of the registry. */
const memberOf = (place: string, { enterpriseId, here, at, by, on }: Seen) => ({
  place,
  enterprise: enterpriseId,
  here,
  floor: at?.floor ?? null,
  room: at?.room ?? null,
  by,
  now: on,
})

/** Confirms in passing. @returns false where the registry has no such place (any more), or the enterprise is not there */
export async function confirmSeen(act: Act, seen: Seen): Promise<boolean> {
  const { placeId } = seen
  if (placeId === null) return true
  try {
    await confirmMember(act, memberOf(placeId, seen))
    return true
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  }
}

/** The same for many, where each is seen once; what the registry does not know (any more) is passed over. */
export async function confirmSeenMany(act: Act, seen: readonly Seen[]): Promise<void> {
  await confirmMembers(
    act,
    seen.flatMap((one) => (one.placeId === null ? [] : [memberOf(one.placeId, one)])),
  )
}
