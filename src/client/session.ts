/** Who is signed in on this device: by phone and code, and until signing out or until the service ends the session. */
import { useEffect, useState } from 'react'
import { limits } from '../../types/limits'
import { attempt, call, CallFailed, keepSessionBy, onFailure, sdk } from './cloud'
import { adoptDrafts, forgetDraftsOfOthers, rereadDrafts, signDrafts } from './drafts'
import { findHostCode, type HostCode } from './host-login'
import { uuid } from './keys'
import { isUnanswered, toFailure } from './failure'
import { findKept, forgetPersonal, keep } from './store'

/** Where the code goes: to a number typed here, or to the phone an invitation names, which the page never learns. */
export type CodeTarget = { mobilePhoneNumber: string } | { invitation: string }

/** How long signing out waits for the service. Source: own choice: whoever signs out walks away from the screen. */
const farewell = { since: '2026-11-23', waitMs: 2_000 } as const

interface Session {
  signedIn: boolean
  /** Grows with every sign-in and sign-out, also when the same person signs in over a session that had ended unnoticed. */
  turn: number
  /** Grows when somebody leaves: whatever was read before it may be another person's. */
  departures: number
}

interface User {
  id?: string
  getSessionToken(): string
  refreshSessionToken(): Promise<unknown>
}
const currentUser = () => sdk().User.current() as User | null

/** What a request that the SDK does not make carries; undefined when nobody is signed in. */
export function sessionToken(): string | undefined {
  return currentUser()?.getSessionToken() || undefined
}

export function isSignedIn(): boolean {
  return !!currentUser()?.getSessionToken()
}

/** The id of whoever is signed in. */
export function personHere(): string | undefined {
  return isSignedIn() ? currentUser()?.id : undefined
}

let turn = 0
let departures = 0
/** Who was here when last looked; a session kept from an earlier day is found when the first page asks. */
let present: string | undefined
const session = (): Session => {
  const signedIn = isSignedIn()
  if (signedIn) present ??= currentUser()?.id
  return { signedIn, turn, departures }
}

const watchers = new Set<(now: Session) => void>()
const tell = () => {
  const person = personHere()
  turn++
  if (present !== undefined && present !== person) departures++
  present = person
  signDrafts(person)
  const now = session()
  watchers.forEach((watcher) => {
    watcher(now)
  })
}

/** Sends the text message. Never repeated by itself: each one costs a place in the limit per hour. */
export async function requestLoginCode(target: CodeTarget): Promise<void> {
  await attempt(() => sdk().request({ method: 'POST', path: '/requestSmsCode', data: target }), 0)
}

/** A code opens once. What it opened is held here until it has been taken over, should the network fail in between. */
let opened: { by: string; sessionToken: string } | undefined

/** Signs in; throws CallFailed (`smsCodeWrong`, `smsCodeExpired`, …). The SDK keeps the session on the device. */
export async function signIn(target: CodeTarget, smsCode: string): Promise<void> {
  const by = JSON.stringify([target, smsCode])
  if (opened?.by !== by) {
    // The SDK's own sign-in insists on a phone number, so the request is made by hand and the session taken over.
    const user = await attempt(
      () =>
        sdk().request({
          method: 'POST',
          path: '/usersByMobilePhone',
          data: { ...target, smsCode },
        }) as Promise<unknown>,
      0,
    )
    opened = { by, sessionToken: (user as { sessionToken: string }).sessionToken }
  }
  const { sessionToken } = opened
  await attempt(async () => {
    try {
      await takeOver(sessionToken)
    } catch (error) {
      // Only the service's word that the session is none ends it; a busy service may be asked again.
      if (toFailure(error).name === 'sessionInvalid') opened = undefined
      throw error
    }
  })
  opened = undefined
  if ('mobilePhoneNumber' in target) keep('phone', target.mobilePhoneNumber)
  settleIn()
}

/**
 * Goes on under a session that was just opened. Its day is kept first: the SDK has the person before it answers, and another call that
 * ends in between must not take the session for an old one and renew it under everybody's feet.
 */
async function takeOver(sessionToken: string): Promise<void> {
  keep('session-since', String(Date.now()))
  await sdk().User.become(sessionToken)
}

/** Somebody is here now: what others typed goes. */
function settleIn(): void {
  const person = currentUser()?.id
  if (person) forgetDraftsOfOthers(person)
  tell()
}

const PROVIDERS = { wechat: 'lc_weapp', dingtalk: 'lc_dingtalk' } as const

interface Entered {
  objectId: string
  sessionToken: string
}
/** Asks the service for the session of whoever the host names. */
const enterByHost = ({ kind, code }: HostCode, existingOnly: boolean) =>
  sdk().request({
    method: 'POST',
    path: '/users',
    query: existingOnly ? { failOnNotExist: 'true' } : {},
    data: { authData: { [PROVIDERS[kind]]: { code } } },
  }) as Promise<unknown> as Promise<Entered>

/** Signs in by the host that the app runs in; throws CallFailed. False where the host gave no code. */
export async function signInByHost(): Promise<boolean> {
  const code = await findHostCode()
  if (code === undefined) return false
  // A code is good once: what did not arrive is tapped again.
  const { sessionToken } = await attempt(() => enterByHost(code, false), 0)
  await attempt(() => takeOver(sessionToken))
  settleIn()
  return true
}

/** Adds the host as a way in; throws CallFailed. False where the host gave no code. */
export async function linkHost(): Promise<boolean> {
  const code = await findHostCode()
  if (code === undefined) return false
  await call('linkAccount', { key: uuid(), ...code })
  return true
}

/** Adds or replaces the phone; throws CallFailed. The session may be another person's afterwards: the one the phone belongs to. */
export async function linkPhone(phone: string, smsCode: string): Promise<void> {
  const typedHere = currentUser()?.id
  await call('linkPhone', { key: uuid(), phone, smsCode })
  const token = sessionToken()
  if (token !== undefined) await attempt(() => sdk().User.become(token))
  keep('phone', phone)
  const person = currentUser()?.id
  // One and the same human being: what was typed before stays.
  if (person !== undefined && typedHere !== undefined && person !== typedHere) {
    adoptDrafts(typedHere, person)
    present = person
  }
  tell()
}

/** The session that replaced the one that was over; several calls may notice at once. */
let renewal: Promise<boolean> | undefined

/** @returns false where the session is over for good: on h5, or where the host names nobody or somebody else */
async function renewByHost(): Promise<boolean> {
  const before = currentUser()?.id
  try {
    const code = await findHostCode()
    if (code === undefined || before === undefined) return false
    const { objectId, sessionToken } = await enterByHost(code, true)
    if (objectId !== before) return false
    await takeOver(sessionToken)
    return true
  } catch (error) {
    if (isUnanswered(error) || (error instanceof CallFailed && error.failure.name === 'offline')) throw error
    return false
  }
}

/** A session in use is renewed at half of its life; what goes wrong is tried again an hour later. Source: own choice. */
const halfLife = { ms: (limits.session.days * 86_400_000) / 2, againMs: 3_600_000, since: '2026-11-24' } as const
let refreshing = false
let triedAt = 0
function refreshWhenOld(): void {
  const user = currentUser()
  if (refreshing || !user?.getSessionToken()) return
  const since = Number(findKept('session-since') ?? 0)
  const now = Date.now()
  if (now - since < halfLife.ms || now - triedAt < halfLife.againMs) return
  refreshing = true
  triedAt = now
  const over = () => {
    refreshing = false
  }
  // Old phones' promises know no `finally`.
  user.refreshSessionToken().then(() => {
    keep('session-since', String(Date.now()))
    over()
  }, over)
}

keepSessionBy({
  token: sessionToken,
  renew: () => {
    if (renewal) return renewal
    const over = () => {
      renewal = undefined
    }
    renewal = renewByHost()
    renewal.then(over, over)
    return renewal
  },
  used: refreshWhenOld,
})

/** Asks the service to end the session. Best effort: without network it ends by its own age. */
async function endSession(sessionToken: string): Promise<void> {
  const ended = sdk().request({ method: 'POST', path: '/logout', data: {}, authOptions: { sessionToken } })
  await Promise.race([
    (ended as Promise<unknown>).catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, farewell.waitMs)),
  ])
}

const leavers: (() => void)[] = []
/** Hears of somebody signing out, after what was kept is gone: for what a part of the app holds in memory. */
export const onSignOut = (heard: () => void): void => void leavers.push(heard)

/** Ends the session, here and at the service, and forgets everything personal that this device kept. */
export async function signOut(): Promise<void> {
  const token = currentUser()?.getSessionToken()
  if (token) await endSession(token)
  opened = undefined
  await sdk().User.logOut()
  forgetPersonal()
  leavers.forEach((heard) => {
    heard()
  })
  tell()
  rereadDrafts()
}

// A session that the service no longer knows is dropped at once: the page then asks to sign in, with all that was typed in place.
onFailure((failure) => {
  if (failure.name !== 'sessionInvalid' && failure.name !== 'signInNeeded') return
  void sdk()
    .User.logOut()
    .then(() => tell())
})

/** The session as it is now; whoever uses it redraws when that changes. */
export function useSessionState(): Session {
  const [now, setNow] = useState(session)
  useEffect(() => {
    watchers.add(setNow)
    // Only what changed between drawing and watching draws once more.
    const current = session()
    setNow((before) => (before.turn === current.turn && before.signedIn === current.signedIn ? before : current))
    return () => {
      watchers.delete(setNow)
    }
  }, [])
  return now
}

/** Whether somebody is signed in; the page redraws when that changes. */
export function useSession(): boolean {
  return useSessionState().signedIn
}
