import { useState } from 'react'
import { fieldTodayWords as words } from '../../../types/words/field-pages'
import type { Field } from '../../client/field/field'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'
import type { Failure } from '../../client/failure'
import { Digits, isComplete } from '../../cadre/gate/digits'
import { troubleOf } from '../frame/trouble'

interface SetPinProps {
  field: Field
  onSet: () => void
  /** Where there is a PIN already: it stays as it is. */
  onKeep: (() => void) | undefined
}

/** While the phone is open: the digits that open the list without a network, new or in place of those before. The second six set them. */
export function SetPin({ field, onSet, onKeep }: SetPinProps) {
  const title = onKeep ? words.changePin : words.pinTitle
  const [first, setFirst] = useState('')
  const [again, setAgain] = useState('')
  const [said, setSaid] = useState<string>()
  const [failure, setFailure] = useState<Failure>()
  const set = async (digits: string) => {
    if (digits !== first) {
      setAgain('')
      setSaid(words.pinDiffers)
      return
    }
    try {
      await field.setPin(digits)
      onSet()
    } catch (error) {
      setFailure(troubleOf(error))
    }
  }
  return (
    <section id="set-pin" className="card" aria-label={title}>
      <h2 className="card-title">{title}</h2>
      <p className="second">{words.pinLead}</p>
      <Digits
        id="pin-first"
        label={words.pinFirst}
        value={first}
        hidden
        onType={(digits) => {
          setSaid(undefined)
          setFirst(digits)
        }}
      />
      {isComplete(first) && (
        <Digits
          id="pin-again"
          label={words.pinAgain}
          value={again}
          hidden
          focus
          error={said}
          onType={(digits) => {
            setSaid(undefined)
            setAgain(digits)
          }}
          onComplete={(digits) => void set(digits)}
        />
      )}
      <Problem failure={failure} />
      {onKeep && (
        <Button id="pin-keep" kind="link" onClick={onKeep}>
          {words.keepPin}
        </Button>
      )}
    </section>
  )
}
