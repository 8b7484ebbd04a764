import Taro, { useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { findEntrance, findSecondInvitation, isOtherInvitation, type Entrance } from './client/arrival'
import { reopen } from './client/go'
import { listenBeforeRouter } from './client/pops'
import { offerUpdate } from './client/update'
import './theme/tokens.css'
import './theme/base.css'
import './app.css'

// Before the router reads the address: a link printed on paper carries the token outside of the hash.
if (process.env.TARO_ENV === 'h5') {
  const entrance = findEntrance(window.location)
  if (entrance) window.history.replaceState(null, '', entrance)
  listenBeforeRouter()
  window.addEventListener('hashchange', ({ oldURL, newURL }) => {
    if (isOtherInvitation(oldURL, newURL)) window.location.reload()
  })
}

/** The invitation that was handled last, on the mini faces. */
let handled: string | undefined

/** WeChat tells the newest parameters only when asked; DingTalk hands them over. */
function entranceNow(told: Entrance | undefined): Entrance {
  return process.env.TARO_ENV === 'weapp' ? Taro.getEnterOptionsSync() : (told ?? {})
}

export default function App({ children }: PropsWithChildren) {
  useLaunch((options) => {
    if (process.env.TARO_ENV === 'h5') return
    handled = findSecondInvitation(options, undefined)
    offerUpdate()
  })
  useDidShow((options) => {
    if (process.env.TARO_ENV === 'h5') return
    const second = findSecondInvitation(entranceNow(options), handled)
    if (second === undefined) return
    handled = second
    reopen('invitation', { i: second })
  })
  usePageNotFound(() => reopen('home', { lost: '1' }))
  return <>{children}</>
}
