import type { PropsWithChildren } from 'react'
import { findEntrance, isOtherInvitation } from './client/arrival'
import './theme/tokens.css'
import './theme/base.css'
import './app.css'

// Before the router reads the address: a link printed on paper carries the token outside of the hash.
if (process.env.TARO_ENV === 'h5') {
  const entrance = findEntrance(window.location)
  if (entrance) window.history.replaceState(null, '', entrance)
  window.addEventListener('hashchange', ({ oldURL, newURL }) => {
    if (isOtherInvitation(oldURL, newURL)) window.location.reload()
  })
}

export default function App({ children }: PropsWithChildren) {
  return <>{children}</>
}
