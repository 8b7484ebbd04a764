/** What is on a cadre's list, before anything about it is read: what the plans gave, then who is at the places taken along; each once. */
import { limits } from '../../../types/limits'
import { may } from '../../people/rules'
import { listMembers, listMembersAmong, listPlacesOf, type RegistryPlace } from '../../places/actions'
import type { SignedInCall } from '../../platform/call'
import { listInhabitants } from '../places'
import { pathsOf } from '../plans/passing'
import { listPlannedFor, type PlanPosition } from '../plans/store'

export interface Entry {
  id: string
  /** From 1; null: on no plan of the caller's. */
  turn: number | null
  because: readonly string[]
}

export interface Position {
  /** How many came before, and how many of them the plans gave. */
  count: number
  turns: number
  at:
    { stage: 'plan'; after: PlanPosition | undefined } | { stage: 'places'; place: number; cursor: string | undefined }
}
export const START: Position = { count: 0, turns: 0, at: { stage: 'plan', after: undefined } }

const mayGo = (call: SignedInCall, path: string) => may(call.actor, 'visit.record', { officePath: path })

/** Those of these places to which the caller may go, in the order given; of several that were merged, the one. */
export async function placesWithin(call: SignedInCall, ids: readonly string[]): Promise<RegistryPlace[]> {
  const known = await listPlacesOf(call, ids)
  const found = ids.flatMap((id) => known.get(id) ?? []).filter((place) => !place.ended && mayGo(call, place.path))
  return [...new Map(found.map((place) => [place.id, place])).values()]
}

/** What the plans gave to the caller, where it lies within the caller's reach. */
async function withinReach<T extends { enterprise_id: string }>(
  call: SignedInCall,
  planned: readonly T[],
): Promise<T[]> {
  const paths = await pathsOf(
    call,
    planned.map((row) => row.enterprise_id),
  )
  return planned.filter((row) => paths.get(row.enterprise_id)?.some((path) => mayGo(call, path)))
}

/** All of it, by ids. */
export async function listWhole(call: SignedInCall, places: readonly RegistryPlace[]): Promise<Entry[]> {
  const planned = await withinReach(call, await listPlannedFor(call.tx, call.actor.personId))
  const entries = new Map<string, Entry>(
    planned.map((row, at) => [row.enterprise_id, { id: row.enterprise_id, turn: at + 1, because: row.because }]),
  )
  for (const place of places)
    for (const { id } of await listInhabitants(call, place.id, limits.fieldwork.list))
      if (!entries.has(id)) entries.set(id, { id, turn: null, because: [] })
  return [...entries.values()].slice(0, limits.fieldwork.list)
}

/** So many behind a position. @returns `next`: null at the end */
export async function readEntries(
  call: SignedInCall,
  places: readonly RegistryPlace[],
  from: Position,
  limit: number,
): Promise<{ entries: Entry[]; next: Position | null }> {
  const entries: Entry[] = []
  let { turns } = from
  let at: Position['at'] | null = from.at
  while (at !== null && entries.length < limit) {
    const left = limit - entries.length
    if (at.stage === 'plan') {
      const rows = await listPlannedFor(call.tx, call.actor.personId, { after: at.after, limit: left })
      for (const { enterprise_id: id, because } of await withinReach(call, rows))
        entries.push({ id, turn: ++turns, because })
      const last = rows.at(-1)
      at =
        last === undefined || rows.length < left
          ? { stage: 'places', place: 0, cursor: undefined }
          : { stage: 'plan', after: { planId: last.plan_id, turn: last.turn, rowId: last.row_id } }
      continue
    }
    const place: RegistryPlace | undefined = places[at.place]
    if (place === undefined) {
      at = null
      continue
    }
    const { rows, next } = await listMembers(call, place.id, { cursor: at.cursor, limit: left })
    const ids = rows.filter((row) => row.membership !== 'absent').map((row) => row.id)
    const before = await listBefore(call, places.slice(0, at.place), ids)
    for (const id of ids) if (!before.has(id)) entries.push({ id, turn: null, because: [] })
    at = next === null ? { stage: 'places', place: at.place + 1, cursor: undefined } : { ...at, cursor: next }
  }
  return { entries, next: at === null ? null : { count: from.count + entries.length, turns, at } }
}

/** Of these enterprises those that stand earlier on the list: on the plans, or at an earlier place. */
async function listBefore(
  call: SignedInCall,
  earlier: readonly RegistryPlace[],
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const planned = await withinReach(call, await listPlannedFor(call.tx, call.actor.personId, { among: ids }))
  const seen = await listMembersAmong(
    call,
    earlier.map((place) => place.id),
    ids,
  )
  return new Set([...planned.map((row) => row.enterprise_id), ...seen])
}
