/** Who is signed in on this device: by phone and code, and until signing out or until the service ends the session. */
import { useEffect, useState } from 'react'
import { attempt, onFailure, sdk } from './cloud'
import { forgetDraftsOfOthers, rereadDrafts, signDrafts } from './drafts'
import { toFailure } from './failure'
import { forgetPersonal, keep } from './store'

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
}
const currentUser = () => sdk().User.current() as User | null

/** What a request that the SDK does not make carries; undefined when nobody is signed in. */
export function sessionToken(): string | undefined {
  return currentUser()?.getSessionToken() || undefined
}

export function isSignedIn(): boolean {
  return !!currentUser()?.getSessionToken()
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
  const person = isSignedIn() ? currentUser()?.id : undefined
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
      await sdk().User.become(sessionToken)
    } catch (error) {
      // Only the service's word that the session is none ends it; a busy service may be asked again.
      if (toFailure(error).name === 'sessionInvalid') opened = undefined
      throw error
    }
  })
  opened = undefined
  const person = currentUser()?.id
  if (person) forgetDraftsOfOthers(person)
  if ('mobilePhoneNumber' in target) keep('phone', target.mobilePhoneNumber)
  tell()
}

/** Asks the service to end the session. Best effort: without network it ends by its own age. */
async function endSession(sessionToken: string): Promise<void> {
  const ended = sdk().request({ method: 'POST', path: '/logout', data: {}, authOptions: { sessionToken } })
  await Promise.race([
    (ended as Promise<unknown>).catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, farewell.waitMs)),
  ])
}

/** Ends the session, here and at the service, and forgets everything personal that this device kept. */
export async function signOut(): Promise<void> {
  const token = currentUser()?.getSessionToken()
  if (token) await endSession(token)
  opened = undefined
  await sdk().User.logOut()
  forgetPersonal()
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
