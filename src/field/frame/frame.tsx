import { useDidShow } from '@tarojs/taro'
import { createContext, useContext, useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { fieldGateWords as words } from '../../../types/words/field-pages'
import type { Field } from '../../client/field/field'
import { useField } from '../../client/field/here'
import { sweepOldKeys } from './old-keys'
import { keepFiles } from '../../client/keep-files'
import { useSession } from '../../client/session'
import { untouchedFor } from '../../client/touch'
import { useNetworkBack } from '../../client/use-network'
import { Button } from '../../components/button/button'
import { standGuard, useStand } from '../../cadre/gate/stand'
import { useForeground } from './foreground'
import { OpenByLogin } from './open-by-login'
import { PinPanel } from './pin-panel'
import './frame.css'

/** How often is looked whether the phone was left alone, and whether something is due to be sent. Own choice: nobody sees a quarter minute. */
const LOOKED_EVERY_MS = 15_000

/** A host that does not give what it has kept is as good as locked: writing goes on where it can, and opening the app again helps. */
function stateOf(field: Field | undefined): ReturnType<Field['state']> {
  try {
    return field?.state() ?? 'new'
  } catch {
    return 'locked'
  }
}

const hidden = { display: 'none' } as const

/** Locks when left alone, sends when there is a network again. */
function useLife(field: Field | undefined) {
  useEffect(() => {
    standGuard()
    keepFiles()
    sweepOldKeys()
  }, [])
  useEffect(() => {
    if (!field) return undefined
    const live = () => {
      // A mini-program tells of typing to the fields only; they note it.
      if (untouchedFor() < LOOKED_EVERY_MS) field.touch()
      if (stateOf(field) === 'open') void field.sendWhenDue()
    }
    live()
    const timer = setInterval(live, LOOKED_EVERY_MS)
    return () => clearInterval(timer)
  }, [field])
  useDidShow(() => {
    stateOf(field)
  })
  useNetworkBack(() => {
    if (stateOf(field) === 'open') void field?.send()
  })
}

/** How a form asks for the digits without being left. */
const Unlock = createContext(() => {})

interface FrameProps {
  /** A form: goes on while the phone is locked, since writing needs no key. */
  writes?: boolean
  /** Offers to record something while locked. */
  records?: boolean
  children: (field: Field, how: { isLocked: boolean; login: () => void }) => ReactNode
}

/**
 * Stands before each page of field work: the phone opens by its PIN without a network, or by the workbench's own gate. Behind the lock a
 * page is taken down, so that nothing of the list is left on the screen or under it; a form stays.
 */
export function Frame({ writes = false, records = false, children }: FrameProps) {
  const signedIn = useSession()
  const field = useField()
  const stand = useStand()
  const asking = useForeground()
  const [byLogin, setByLogin] = useState(false)
  const [unlocks, setUnlocks] = useState(false)
  useLife(field)
  const state = stateOf(field)
  const opened = () => setByLogin(false)
  const isGated = state === 'new' || byLogin || (asking && signedIn && stand.shut !== undefined)
  const isShut = state === 'locked' && !writes
  // Over the form, which stays where it is: a way through the list would open the same form a second time.
  const isUnlocking = state === 'locked' && writes && unlocks
  useEffect(() => {
    if (state === 'open') setUnlocks(false)
  }, [state])
  const touched = () => field?.touch()
  return (
    <>
      {isGated ? (
        <OpenByLogin field={field} onOpen={opened} />
      ) : (
        field &&
        (isShut || isUnlocking) && (
          <PinPanel
            field={field}
            records={records}
            onLogin={() => setByLogin(true)}
            onBack={isUnlocking ? () => setUnlocks(false) : undefined}
          />
        )
      )}
      {field && state !== 'new' && !isShut && (
        <div
          // What one person typed is never handed to the next: another's page begins anew.
          key={field.who}
          style={isGated || isUnlocking ? hidden : undefined}
          aria-hidden={isGated || isUnlocking || undefined}
          onTouchStart={touched}
          onClick={touched}
          onKeyDown={touched}
        >
          <Unlock.Provider value={() => setUnlocks(true)}>
            {children(field, { isLocked: state === 'locked', login: () => setByLogin(true) })}
          </Unlock.Provider>
        </div>
      )}
    </>
  )
}

/** Above a form while the phone is locked: it can be filled in and saved all the same. */
export function LockedBar() {
  const unlock = useContext(Unlock)
  return (
    <div className="frame-locked row" role="status">
      <p className="plain-list grow">{words.locked}</p>
      <Button id="unlock" kind="link" onClick={unlock}>
        {words.unlock}
      </Button>
    </div>
  )
}
