import { useState } from 'react'
import { fieldTodayWords as words } from '../../../types/words/field-pages'
import type { Field } from '../../client/field/field'
import { Problem } from '../../components/problem/problem'
import type { Failure } from '../../client/failure'
import { Digits, isComplete } from '../../cadre/gate/digits'
import { troubleOf } from '../frame/trouble'

/** Once, while there is a network: the digits that open the list without one. The second six set it. */
export function SetPin({ field, onSet }: { field: Field; onSet: () => void }) {
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
    <section id="set-pin" className="card" aria-label={words.pinTitle}>
      <h2 className="card-title">{words.pinTitle}</h2>
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
          onType={setAgain}
          onComplete={(digits) => void set(digits)}
        />
      )}
      <Problem failure={failure} />
    </section>
  )
}
