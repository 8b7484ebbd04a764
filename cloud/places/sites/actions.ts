/**
 * Keeps what the addresses of the pool say, and who is proposed at which place, as the pool and the registry are. In steps of some hundred enterprises, a
 * transaction each, beside the requests. Each step says anew what is true of its enterprises: repeated, or done by two processes at once, it comes
 * to the same.
 */
import type { Call, Tools } from '../../platform/call'
import type { Clock } from '../../platform/clock'
import type { Database } from '../../platform/database/database'
import { listPoolChanges, readPoolPosition } from '../../pool/actions'
import { isHosted, type AddressSite } from '../../routing'
import { proposeFor } from '../members/actions'
import { NOBODY, placeRules, SITE_VERSION } from '../rules'
import { findPendingPlace, updatePlaces, lockPlace } from '../store'
import { readerOf } from './reader'
import * as store from './store'

type Act = Pick<Call, 'tx' | 'now' | 'tools'>

const nowhere: AddressSite = { name: null, nameKey: null, number: null, numberKey: null, floor: '', room: '' }

/** Reads the addresses of these enterprises anew, and proposes them where they say. */
export async function refreshSites(act: Act, enterpriseIds: readonly string[]): Promise<void> {
  if (enterpriseIds.length === 0) return
  const read = await readerOf(act)
  const placed = await store.listPlaced(act.tx, enterpriseIds)
  const standing = new Set(placed.map(({ id }) => id))
  await store.putSites(
    act.tx,
    placed.map(({ id, address, path }) => {
      // A letter box says nothing of where anybody is: it proposes nobody, and no place.
      const site = isHosted(address) ? nowhere : read(address)
      return {
        enterprise_id: id,
        address,
        path,
        name: site.name,
        name_key: site.nameKey,
        number: site.number,
        number_key: site.numberKey,
        floor: site.floor,
        room: site.room,
        made_by: SITE_VERSION,
      }
    }),
  )
  await store.dropSites(
    act.tx,
    enterpriseIds.filter((id) => !standing.has(id)),
  )
  await proposeFor(act, enterpriseIds)
}

/**
 * A step of the comparison of a place that changed with the addresses of the pool. @returns whether there is more of it
 */
export async function proposeAt(act: Act, placeId: string): Promise<boolean> {
  const place = await lockPlace(act.tx, placeId)
  if (place === undefined || place.pending === null) return false
  const touched = await store.listTouched(act.tx, place.merged_into ?? placeId, place.pending, placeRules.step)
  await proposeFor(act, touched)
  const last = touched.length < placeRules.step ? null : (touched.at(-1) ?? null)
  await updatePlaces(act.tx, [placeId], { pending: last })
  return last !== null
}

interface Ground {
  database: Pick<Database, 'transact'>
  tools: Tools
  clock: Clock
}

/**
 * The service's round. Follows the pool's log from where this process began, compares everything at its start and each hour (what was not in the log:
 * enterprises that an upgrade made findable, streets that moved, rules that read otherwise), and works off places that changed.
 */
export function followPool({ database, tools, clock }: Ground): () => Promise<void> {
  let position: string | undefined
  let compareAt = 0
  const step = <T>(work: (act: Act) => Promise<T>): Promise<T> =>
    database.transact((tx) => work({ tx, now: clock.now(), tools }))
  const refresh = (ids: readonly string[]) => step((act) => refreshSites(act, ids))

  async function followLog(): Promise<void> {
    const from = position
    const { to, ids } = await step(async (act) => {
      const at = await readPoolPosition(act)
      return { to: at, ids: from === undefined || from === at ? [] : await listPoolChanges(act, from, at) }
    })
    for (let at = 0; at < ids.length; at += placeRules.step) await refresh(ids.slice(at, at + placeRules.step))
    // Only now: whoever stops midway looks at all of it again.
    position = to
  }

  async function compare(): Promise<void> {
    let after: string | undefined = NOBODY
    while (after !== undefined) {
      const from: string = after
      const ids = await step(({ tx }) => store.listUnlike(tx, SITE_VERSION, from, placeRules.step))
      await refresh(ids)
      after = ids.length < placeRules.step ? undefined : ids.at(-1)
    }
  }

  return async () => {
    await followLog()
    const now = clock.now().getTime()
    if (now >= compareAt) {
      await compare()
      compareAt = now + placeRules.compareHours * 3_600_000
    }
    for (;;) {
      const id = await step(({ tx }) => findPendingPlace(tx))
      if (id === undefined) return
      while (await step((act) => proposeAt(act, id)));
    }
  }
}
