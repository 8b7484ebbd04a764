import { useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { limits } from '../../../types/limits'
import { useSessionState } from '../../client/session'
import { noteTouch, untouchedFor } from '../../client/touch'
import { Login } from '../../components/login/login'
import { Page } from '../../components/page/page'
import { Panel } from './panel'
import { enter, leave, lock, standGuard, startOver, useStand } from './stand'
import './gate.css'
import './print'

const MINUTE = 60_000
const isLeftAlone = () => untouchedFor() > limits.workbench.idleMinutes * MINUTE
/** How often is looked whether the workbench was left alone. Own choice: nobody sees half a minute. */
const LOOKED_EVERY_MS = 30_000

/** Locks the workbench when nobody has touched it for a while; a phone that slept notices when it wakes. */
function useIdleLock(isOpen: boolean) {
  useEffect(() => {
    if (!isOpen) return undefined
    const timer = setInterval(() => {
      if (isLeftAlone()) lock()
    }, LOOKED_EVERY_MS)
    return () => clearInterval(timer)
  }, [isOpen])
  const touched = () => {
    if (isOpen && isLeftAlone()) lock()
    else noteTouch()
  }
  useDidShow(() => {
    if (isOpen) touched()
  })
  return touched
}

const hidden = { display: 'none' } as const

interface GateProps {
  /** What stands above the login. */
  title: string
  lead: string
  children: ReactNode
}

/**
 * Stands before each page of the workbench: signs in, has the second factor shown or set up, locks when left alone. The page behind it
 * is hidden and never taken down: what was typed, opened and scrolled is there when it is unlocked.
 */
export function Gate({ title, lead, children }: GateProps) {
  const { signedIn, departures } = useSessionState()
  const stand = useStand()
  const [wasSignedIn, setWasSignedIn] = useState(signedIn)
  if (signedIn && !wasSignedIn) setWasSignedIn(true)
  const shut = !signedIn || stand.shut !== undefined
  const touched = useIdleLock(signedIn && stand.shut !== 'locked')
  const behind = useScrollKept(shut)
  useEffect(() => {
    standGuard()
    enter()
    return leave
  }, [])
  useEffect(() => startOver(departures), [departures])
  return (
    <>
      {!signedIn ? (
        <Page>
          <h1 className="title">{title}</h1>
          <p className="lead">{lead}</p>
          <Login />
        </Page>
      ) : (
        stand.shut !== undefined && (
          <Page>
            <Panel key={stand.shut} stand={stand} />
          </Page>
        )
      )}
      {wasSignedIn && (
        <div
          ref={behind}
          // In the element itself: no sheet of any face comes between a locked screen and what it hides.
          style={shut ? hidden : undefined}
          aria-hidden={shut || undefined}
          onTouchStart={touched}
          onClick={touched}
          onKeyDown={touched}
        >
          {children}
        </div>
      )}
    </>
  )
}

/** A browser forgets how far a page was scrolled once it is hidden. The mini-programs scroll to the top: their pages tell no position. */
function useScrollKept(shut: boolean) {
  const behind = useRef<HTMLDivElement>(null)
  const kept = useRef(0)
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5' || shut) return undefined
    const scroller = behind.current?.closest('.taro_page')
    if (!scroller) return undefined
    scroller.scrollTop = kept.current
    const note = () => {
      kept.current = scroller.scrollTop
    }
    scroller.addEventListener('scroll', note, { passive: true })
    return () => scroller.removeEventListener('scroll', note)
  }, [shut])
  return behind
}
