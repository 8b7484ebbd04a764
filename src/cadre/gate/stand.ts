/**
 * How the workbench stands on this device: open, shut, or waiting for the factor to be shown again. One state for all pages of the
 * stack. Nothing is asked beforehand: a refusal of the service shuts it, so that who may go on loses no time.
 */
import { useEffect, useState } from 'react'
import type { FactorState } from '../../../types/factors'
import { gateWords } from '../../../types/words/factors'
import { call, failureOf, onRefusal } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { uuid } from '../../client/keys'
import { noteTouch } from '../../client/touch'

export interface Stand {
  /** What stands before the pages; undefined: nothing. `fresh`: an act waits for the factor to be shown again. */
  shut: 'locked' | 'fresh' | undefined
  /** What the service says of the factor; undefined until it was asked. */
  factor: FactorState | undefined
  /** Why it could not be asked. */
  failure: Failure | undefined
}

const open: Stand = { shut: undefined, factor: undefined, failure: undefined }
let stand: Stand = open
const watchers = new Set<(now: Stand) => void>()
const become = (next: Stand) => {
  stand = next
  watchers.forEach((watcher) => {
    watcher(next)
  })
}

/** Calls that wait for the person. Each hears whether it may be sent again. */
let waiting: ((mayGoOn: boolean) => void)[] = []
const settle = (mayGoOn: boolean) => {
  const heard = waiting
  waiting = []
  heard.forEach((hear) => {
    hear(mayGoOn)
  })
}
const wait = () => new Promise<boolean>((resolve) => waiting.push(resolve))

/** True while the service has not yet heard that the person locked the workbench. */
let lockOwed = false

async function tellLock(): Promise<void> {
  try {
    await call('lockSession', { key: uuid() })
  } catch (error) {
    const { name } = failureOf(error)
    // Who holds nothing has nothing to lock; whoever is signed out is locked well enough.
    if (name !== 'forbidden' && name !== 'sessionInvalid' && name !== 'signInNeeded') throw error
  }
  lockOwed = false
}

/** Counts the questions: an answer that was overtaken is dropped. */
let round = 0

/** Asks what the factor is and whether it was shown; opens when nothing stands in the way any more. */
export async function look(): Promise<void> {
  const mine = ++round
  try {
    if (lockOwed) await tellLock()
    const factor = await call('getSecondFactor', {})
    if (mine !== round) return
    if (stand.shut === 'locked' && (!factor.needed || factor.assurance === 'passed')) release()
    else become({ ...stand, factor, failure: undefined })
  } catch (error) {
    if (mine === round) become({ ...stand, failure: failureOf(error) })
  }
}

function shut(how: 'locked' | 'fresh'): void {
  if (stand.shut === 'locked' || stand.shut === how) return
  become({ ...open, shut: how })
  void look()
}

/** The factor was shown: everything goes on where it was. */
export function release(): void {
  round++
  noteTouch()
  become(open)
  settle(true)
}

/** The person thought better of it, or left the page: what waited is not done. */
export function giveUp(): void {
  if (stand.shut !== 'fresh') return
  round++
  become(open)
  settle(false)
}

/** Locks the workbench here at once, and at the service as soon as it hears of it. */
export function lock(): void {
  if (stand.shut === 'locked') return
  lockOwed = true
  // An act that waits for a fresh factor waits no longer.
  giveUp()
  shut('locked')
}

/** Asks for the factor to be shown again. @returns whether it was */
export function askFresh(): Promise<boolean> {
  shut('fresh')
  return wait()
}

/** A lock that a call outside of the guard has met: shuts. @returns whether the factor was shown, once it is decided */
export function meetLock(): Promise<boolean> {
  shut('locked')
  return wait()
}

/** Runs an act of setting up; where the service wants the factor shown first, the person shows it and the act runs again. */
export async function freshly<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (failureOf(error).name !== 'enrolmentClosed' || !(await askFresh())) throw error
    return act()
  }
}

/** Another person's workbench, or nobody's: what stood here is over. @param departures how many have left this device */
export function startOver(departures: number): void {
  if (departures === startedAt) return
  startedAt = departures
  round++
  lockOwed = false
  become(open)
  settle(false)
}
let startedAt = 0

/** Pages of the workbench that are open. */
let inside = 0
export function enter(): void {
  inside++
  if (lockOwed) shut('locked')
}
/** The last page is closed: what the next one may show is the service's word again. */
export function leave(): void {
  giveUp()
  if (--inside > 0) return
  round++
  become(open)
  settle(false)
}

/**
 * A read waits until the workbench is open and is then answered; an act is told that it was not done, for whoever comes back after a
 * while should see what they send. Only an act that wants a fresh factor goes on by itself: it was tapped a moment ago.
 */
export function standGuard(): void {
  onRefusal((failure, effect) => {
    if (failure.name === 'freshFactorNeeded')
      return askFresh().then((shown) => (shown ? 'again' : { ...failure, message: gateWords.notDone }))
    if (failure.name !== 'sessionLocked' && failure.name !== 'secondFactorNeeded') return undefined
    shut('locked')
    if (effect === 'write') return Promise.resolve({ ...failure, message: gateWords.tapAgain })
    return wait().then((mayGoOn) => (mayGoOn ? 'again' : failure))
  })
}

/** How the workbench stands; whoever uses it redraws when that changes. */
export function useStand(): Stand {
  const [now, setNow] = useState(stand)
  useEffect(() => {
    watchers.add(setNow)
    setNow(stand)
    return () => {
      watchers.delete(setNow)
    }
  }, [])
  return now
}
