/** Who is signed in on this device: by phone and code, and until signing out or until the service ends the session. */
import { useEffect, useState } from 'react'
import { attempt, onFailure, sdk } from './cloud'
import { forget, keep } from './store'

/** Where the code goes: to a number typed here, or to the phone an invitation names, which the page never learns. */
export type CodeTarget = { mobilePhoneNumber: string } | { invitation: string }

const watchers = new Set<(signedIn: boolean) => void>()
const tell = () => {
  const now = isSignedIn()
  watchers.forEach((watcher) => {
    watcher(now)
  })
}

export function isSignedIn(): boolean {
  const user = sdk().User.current() as { getSessionToken(): string } | null
  return !!user?.getSessionToken()
}

/** Sends the text message. Never repeated by itself: each one costs a place in the limit per hour. */
export async function requestLoginCode(target: CodeTarget): Promise<void> {
  await attempt(() => sdk().request({ method: 'POST', path: '/requestSmsCode', data: target }), 0)
}

/** Signs in; throws CallFailed (`smsCodeWrong`, `smsCodeExpired`, …). The SDK keeps the session on the device. */
export async function signIn(target: CodeTarget, smsCode: string): Promise<void> {
  // The SDK's own sign-in insists on a phone number, so the request is made by hand and the session taken over.
  const user = await attempt(
    () =>
      sdk().request({ method: 'POST', path: '/usersByMobilePhone', data: { ...target, smsCode } }) as Promise<unknown>,
    0,
  )
  const { sessionToken } = user as { sessionToken: string }
  await attempt(() => sdk().User.become(sessionToken) as Promise<unknown>)
  if ('mobilePhoneNumber' in target) keep('phone', target.mobilePhoneNumber)
  tell()
}

/** Ends the session on this device and forgets the number that was remembered for the next time. */
export async function signOut(): Promise<void> {
  forget('phone')
  await sdk().User.logOut()
  tell()
}

// A session that the service no longer knows is dropped at once: the page then asks to sign in, with all that was typed in place.
onFailure((failure) => {
  if (failure.name !== 'sessionInvalid' && failure.name !== 'signInNeeded') return
  void sdk()
    .User.logOut()
    .then(() => tell())
})

/** Whether somebody is signed in; the page redraws when that changes. */
export function useSession(): boolean {
  const [signedIn, setSignedIn] = useState(isSignedIn)
  useEffect(() => {
    watchers.add(setSignedIn)
    setSignedIn(isSignedIn())
    return () => {
      watchers.delete(setSignedIn)
    }
  }, [])
  return signedIn
}
