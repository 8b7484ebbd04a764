/**
 * The work of poster batches: one at a time in the whole city, in the service, drawn in a thread. A batch whose process died begins anew: links are the same the
 * second time, and of its file nothing was kept.
 */
import { posterWords } from '../../../types/words/posters'
import { getOfficeForOwners } from '../../divisions/actions'
import type { MiniCodes } from '../../gateways/wechat/port'
import type { TableStore } from '../../gateways/tables/folder'
import { answerPromise } from '../../intake/rules'
import type { Call } from '../../platform/call'
import type { Clock } from '../../platform/clock'
import { sqlState, type Database } from '../../platform/database/database'
import { findEnterprise, findPlace } from '../../pool/actions'
import { addCodes, type WithScene } from './codes'
import { makeLinks, type PrintTarget } from './links'
import type { Inviter } from './poster'
import { startPress, type Press } from './press'
import { posterRules } from './rules'
import * as store from './store'
import type { Batch } from './store'

export interface PosterGround {
  database: Database
  clock: Clock
  files: TableStore
  /** The mini-program's codes; null or absent: ordinary ones. */
  codes?: MiniCodes | null
  act: <T>(work: (call: Call) => Promise<T>) => Promise<T>
}

/** Somebody else says that this process is dead: nothing of it may stay. */
class GivenUp extends Error {
  override readonly name = 'GivenUp'
}

/** A step of the loop: takes up the next batch, if any, and sees it through. @returns whether there was one */
export async function runPosters(ground: PosterGround): Promise<boolean> {
  const { database, clock } = ground
  const now = clock.now()
  const dead = new Date(now.getTime() - posterRules.deadMs)
  await database.transact((tx) => store.takeFromDead(tx, dead, posterRules.tries, now))
  const batch = await claim(ground)
  if (batch === undefined) return false
  const press = startPress({ author: posterWords.brand, at: now })
  try {
    await seeThrough(ground, batch, press)
  } catch (error) {
    if (error instanceof GivenUp) return true
    const change =
      batch.tries + 1 >= posterRules.tries
        ? ({ state: 'failed' } as const)
        : ({ state: 'waiting', done: 0, left_out: 0 } as const)
    await database.transact((tx) => store.move(tx, batch.id, 'running', { ...change, moved_at: clock.now() }))
    throw error
  } finally {
    await press.stop()
  }
  return true
}

async function claim({ database, clock }: PosterGround): Promise<Batch | undefined> {
  try {
    return await database.transact(async (tx) => {
      const batch = await store.findWaiting(tx)
      if (batch === undefined) return undefined
      const now = clock.now()
      const start = {
        state: 'running',
        done: 0,
        left_out: 0,
        tries: batch.tries + 1,
        moved_at: now,
        beat_at: now,
      } as const
      return (await store.move(tx, batch.id, 'waiting', start)) ? batch : undefined
    })
  } catch (error) {
    // Another process was quicker.
    if (sqlState(error) === '23505') return undefined
    throw error
  }
}

async function seeThrough(ground: PosterGround, batch: Batch, press: Press): Promise<void> {
  const { database, clock, files } = ground
  const stored = files.store(press.content, Number.MAX_SAFE_INTEGER)
  // Heard at the end; a press that breaks off before must not end the process.
  stored.catch(() => undefined)
  const offices = new Map<string, Inviter>()
  let done = 0
  let leftOut = 0
  const targets: PrintTarget[] =
    batch.kind === 'enterprise'
      ? batch.targets.map((enterpriseId) => ({ kind: 'enterprise', enterpriseId }))
      : [
          {
            kind: batch.kind,
            title: batch.name ?? '',
            place: batch.place ?? '',
            ...(batch.place_id === null ? {} : { placeId: batch.place_id }),
          },
        ]
  for (let at = 0; at < targets.length; at += posterRules.links) {
    const some = targets.slice(at, at + posterRules.links)
    const posters = await addCodes(ground.codes ?? null, await ground.act((call) => gather(call, batch, some, offices)))
    const drawn = await press.draw(posters)
    done += drawn
    leftOut += some.length - drawn
    const progress = { done, left_out: leftOut, beat_at: clock.now() }
    if (!(await database.transact((tx) => store.move(tx, batch.id, 'running', progress)))) throw new GivenUp()
  }
  // A file without a page is none.
  if (done === 0) {
    await press.stop()
    await stored.catch(() => undefined)
    await database.transact((tx) =>
      store.move(tx, batch.id, 'running', { state: 'failed', moved_at: clock.now(), left_out: leftOut }),
    )
    return
  }
  press.end()
  const key = await stored
  if (key === undefined) throw new Error('the press gave no file')
  const content = await files.read(key)
  const change = { state: 'done', stored_key: key, bytes: content?.length ?? 0, moved_at: clock.now() } as const
  if (await database.transact((tx) => store.move(tx, batch.id, 'running', change))) return
  await files.remove(key)
  throw new GivenUp()
}

/** What is printed for some targets; those that are not approached any more are left out. */
async function gather(
  call: Call,
  batch: Batch,
  targets: readonly PrintTarget[],
  offices: Map<string, Inviter>,
): Promise<WithScene[]> {
  const posters: WithScene[] = []
  for (const { target, link, scene } of await makeLinks(call, targets)) {
    const of = await nameOf(call, batch, target)
    if (of === undefined) continue
    const inviter = offices.get(of.place) ?? (await inviterAt(call, of.place))
    offices.set(of.place, inviter)
    const poster = {
      format: batch.format,
      kind: batch.kind,
      name: of.name,
      inviter,
      answerDays: answerPromise.workingDays,
      link,
    }
    posters.push({ poster, scene })
  }
  return posters
}

async function nameOf(
  call: Call,
  { name, place }: Batch,
  target: PrintTarget,
): Promise<{ name: string; place: string } | undefined> {
  if (target.kind !== 'enterprise') return name === null || place === null ? undefined : { name, place }
  const found = await findEnterprise(call, target.enterpriseId)
  const at = await findPlace(call, target.enterpriseId)
  return found === undefined || at === undefined ? undefined : { name: found.name, place: at }
}

async function inviterAt(call: Call, path: string): Promise<Inviter> {
  const { name, phone, contactOf, address, hours } = await getOfficeForOwners(call, path)
  return { name, phone, phoneOf: contactOf, address, hours }
}

/** Takes files off the disk that have lain for a day, and such as no batch knows: their process died. The lines go after a month. */
export async function sweepPosters({ database, clock, files }: PosterGround): Promise<void> {
  const now = clock.now()
  const before = new Date(now.getTime() - posterRules.keepHours * 3_600_000)
  for (const { id, stored_key: key } of await database.transact((tx) => store.listOld(tx, before))) {
    if (key !== null) await files.remove(key)
    await database.transact((tx) => store.move(tx, id, 'done', { state: 'gone', stored_key: null, moved_at: now }))
  }
  // Listed before it is asked what is known: what comes in between is not on the list.
  const lying = await files.list()
  const [isRunning, known] = await database.transact(async (tx) => [
    await store.isAnyRunning(tx),
    await store.listKeys(tx),
  ])
  if (!isRunning) for (const key of lying) if (!known.has(key)) await files.remove(key)
  const listed = new Date(now.getTime() - posterRules.listedDays * 86_400_000)
  await database.transact((tx) => store.forget(tx, listed))
}
