/** The one door to the cloud: typed calls over leancloud-storage. */
import AV from 'leancloud-storage/core'
import type { FunctionName, InputOf, OutputOf } from '../../types/registry'
import { adapters } from './adapters'
import { isUnanswered, toFailure } from './failure'
import type { Failure } from './failure'

/** How long a call may take, and how often an unanswered one is sent again. Source: PROTOCOL.md, the SDK has neither. */
const patience = { since: '2026-11-23', timeoutMs: 15_000, repeats: 2, pauseMs: 600 } as const

/** A browser asks where it came from; a mini-program was told when it was built. */
export const serviceAddress = (): string => (process.env.TARO_ENV === 'h5' ? window.location.origin : SERVICE_URL)

let ready = false
function open() {
  if (ready) return
  ready = true
  AV.setAdapters(adapters)
  AV.init({
    appId: LC_APP_ID,
    appKey: LC_APP_KEY,
    serverURL: serviceAddress(),
  })
  AV.setRequestTimeout(patience.timeoutMs)
}

/** The SDK, opened. Only `client/` uses it. */
export function sdk(): typeof AV {
  open()
  return AV
}

/** What a refused or unanswered call throws. */
export class CallFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message)
  }
}

type Listener = (failure: Failure) => void
const listeners: Listener[] = []
/** Hears of every failed call (the session drops itself on `sessionInvalid`). */
export function onFailure(listener: Listener): void {
  listeners.push(listener)
}

/** Keeps the session alive: see `session.ts`, which installs it. */
interface Keeper {
  /** The session that a call goes out under. */
  token: () => string | undefined
  /** Gets another session for the same person, without anybody's noticing. False: it is over. Throws where nobody answered. */
  renew: () => Promise<boolean>
  /** After a call that was answered. */
  used: () => void
}
let keeper: Keeper | undefined
export function keepSessionBy(given: Keeper): void {
  keeper = given
}

/** Whether a call that met a session that is over may be sent once more, under another one. */
async function isRenewed(failure: Failure, under: string | undefined): Promise<boolean> {
  if (failure.name !== 'sessionInvalid' || keeper === undefined || under === undefined) return false
  // Another call was faster to notice: the session is a new one already.
  return keeper.token() === under ? keeper.renew() : keeper.token() !== undefined
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Runs an act that may be repeated without harm; throws CallFailed. */
export async function attempt<T>(act: () => Promise<T>, repeats: number = patience.repeats): Promise<T> {
  let renewed = false
  for (let n = 0; ; n++) {
    const under = keeper?.token()
    try {
      const answer = await act()
      keeper?.used()
      return answer
    } catch (error) {
      if (isUnanswered(error) && n < repeats) {
        await pause(patience.pauseMs * (n + 1))
        continue
      }
      let failure = toFailure(error)
      if (!renewed) {
        try {
          renewed = await isRenewed(failure, under)
        } catch (unanswered) {
          // Whether the session can be renewed is not known: nobody is signed out for want of a network.
          failure = failureOf(unanswered)
        }
        if (renewed) continue
      }
      for (const listener of listeners) listener(failure)
      throw new CallFailed(failure)
    }
  }
}

/**
 * Whoever can lift a refusal by asking the person first (the gate of the workbench). Resolves to `again` when the same call may be
 * sent once more, else to what the page is told; undefined: not its matter.
 */
export type Lifter = (failure: Failure, effect: 'read' | 'write') => Promise<'again' | Failure> | undefined
let lifter: Lifter | undefined
export function onRefusal(lift: Lifter): void {
  lifter = lift
}

/**
 * Calls a cloud function of the registry. Reads, and writes because they carry their idempotency key, are repeated when no answer
 * came. Throws CallFailed, never anything else.
 */
export async function call<N extends FunctionName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  for (;;) {
    try {
      return await attempt(async () => (await sdk().Cloud.run(name, input)) as OutputOf<N>)
    } catch (error) {
      const lifted = await lifter?.(failureOf(error), 'key' in input ? 'write' : 'read')
      if (lifted === 'again') continue
      throw lifted === undefined ? error : new CallFailed(lifted)
    }
  }
}

/** The failure inside whatever a call threw. */
export function failureOf(error: unknown): Failure {
  return error instanceof CallFailed ? error.failure : toFailure(error)
}
