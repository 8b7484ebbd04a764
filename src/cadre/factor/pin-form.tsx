import { useState } from 'react'
import { setUpWords as words } from '../../../types/words/factors'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'
import { Digits, isComplete } from '../gate/digits'
import { useSecretWrite } from '../gate/use-secret-write'
import './factor.css'

/** Six digits, twice; the second time saves. @param change there is a factor already */
export function PinForm({ onSet, change = false }: { onSet: () => void; change?: boolean }) {
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [differs, setDiffers] = useState(false)
  const { write, busy, failure, clear } = useSecretWrite('setPin', { change })
  const save = async (second: string) => {
    if (!isComplete(pin)) return
    setDiffers(second !== pin)
    if (second === pin && (await write({ pin }))) onSet()
  }
  const type = (set: (digits: string) => void) => (digits: string) => {
    set(digits)
    setDiffers(false)
    clear()
  }
  return (
    <section className="card">
      <h2 className="card-title">{words.pinTitle}</h2>
      <p className="second">{words.pinLead}</p>
      <Digits id="pin" label={words.pin} value={pin} hidden focus onType={type(setPin)} />
      <Digits
        id="pin-again"
        label={words.pinAgain}
        value={again}
        hidden
        hint={busy ? words.saving : undefined}
        error={differs ? words.pinDiffers : undefined}
        onType={type(setAgain)}
        onComplete={(digits) => void save(digits)}
      />
      <Problem failure={failure} />
      {isComplete(pin) && isComplete(again) && (
        <div className="factor-act">
          <Button id="save-pin" kind="primary" busy={busy} onClick={() => void save(again)}>
            {busy ? words.saving : words.savePin}
          </Button>
        </div>
      )}
    </section>
  )
}
