import { useState } from 'react'
import { fieldGateWords as words } from '../../../types/words/field-pages'
import type { Field } from '../../client/field/field'
import { go } from '../../client/go'
import { Button } from '../../components/button/button'
import { Page } from '../../components/page/page'
import { Digits } from '../../cadre/gate/digits'
import { noteForgotten, remember } from './forgotten'

interface PinPanelProps {
  field: Field
  onLogin: () => void
  /** Offers to record something while locked. */
  records: boolean
  /** Over a form: the way back to it. */
  onBack: (() => void) | undefined
}

/** How many wait is known without a key, where the host gives what it has kept. */
function countWaiting(field: Field): number {
  try {
    return field.waiting().length
  } catch {
    return 0
  }
}

/** Before the list while the phone is locked: six digits, without a network. Recording needs no key. */
export function PinPanel({ field, onLogin, records, onBack }: PinPanelProps) {
  const [pin, setPin] = useState('')
  const [said, setSaid] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [gone, setGone] = useState(false)
  const open = async (digits: string) => {
    if (busy) return
    setBusy(true)
    setSaid(undefined)
    const answer = await field.openByPin(digits).catch(() => undefined)
    setBusy(false)
    if (answer?.is === 'open') {
      remember(field)
      return
    }
    setPin('')
    if (answer?.is === 'none') setGone(true)
    else setSaid(answer ? words.wrong(answer.left) : words.failed)
  }
  const withPin = field.hasPin() && !gone
  const waiting = countWaiting(field)
  return (
    <Page>
      <h1 className="title">{withPin ? words.pinTitle : words.noPin}</h1>
      <p className="lead">{withPin ? words.pinLead : gone ? words.destroyed : words.noPinLead}</p>
      {waiting > 0 && (
        <p id="locked-waiting" className="second number">
          {words.waiting(waiting)}
        </p>
      )}
      {withPin && (
        <Digits
          id="field-pin"
          label={words.pin}
          value={pin}
          hidden
          focus
          hint={busy ? words.checking : undefined}
          error={said}
          onType={setPin}
          onComplete={(digits) => void open(digits)}
        />
      )}
      <div className="frame-act">
        <Button
          id="field-login"
          kind={withPin ? 'quiet' : 'primary'}
          onClick={() => {
            if (withPin) noteForgotten(field)
            onLogin()
          }}
        >
          {withPin ? words.forgot : words.openWithLogin}
        </Button>
      </div>
      {onBack && (
        <div className="frame-act">
          <Button id="back-to-form" kind="link" onClick={onBack}>
            {words.backToForm}
          </Button>
        </div>
      )}
      {records && (
        <div className="frame-act">
          <Button id="record-anyway" onClick={() => go('scan')}>
            {words.recordAnyway}
          </Button>
          <p className="second">{words.recordAnywayLead}</p>
        </div>
      )}
    </Page>
  )
}
