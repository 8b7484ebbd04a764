import { useEffect, useRef, useState } from 'react'
import type { FactorState, FactorWay, TriedFactor } from '../../../types/factors'
import { gateWords as words } from '../../../types/words/factors'
import { signOut } from '../../client/session'
import { Button } from '../../components/button/button'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'
import { Digits, isComplete } from './digits'
import { useSecretWrite } from './use-secret-write'

interface UnlockProps {
  factor: FactorState
  how: keyof typeof words.titles
  onPassed: (way: FactorWay) => void
  /** The lock-out is over: the service is asked anew. */
  onWaited: () => void
  /** Given where the person may think better of it. */
  onCancel?: (() => void) | undefined
}

/** No lock-out is longer; and a timer beyond 24 days would ring at once. Source: cloud/people/factors/rules, lockouts. */
const LONGEST_MS = 86_400_000

/** Calls back at a moment; a phone that slept through it is told as soon as it wakes. */
function useMoment(at: string | null, then: () => void) {
  const newest = useRef(then)
  useEffect(() => {
    newest.current = then
  })
  useEffect(() => {
    if (at === null) return undefined
    // A second later: the clocks of phone and service are never quite the same.
    const left = Math.max(0, new Date(at).getTime() - Date.now()) + 1000
    const timer = setTimeout(() => newest.current(), Math.min(left, LONGEST_MS))
    return () => clearTimeout(timer)
  }, [at])
}

/** Shows the factor, the handiest way first. Six digits act by themselves; what is wrong says how often it may be tried. */
export function Unlock({ factor, how, onPassed, onWaited, onCancel }: UnlockProps) {
  const [way, setWay] = useState<FactorWay>(factor.ways[0] ?? 'totp')
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [tried, setTried] = useState<TriedFactor>()
  const { write, busy, failure, clear } = useSecretWrite('passSecondFactor')
  const lockedUntil = tried ? tried.lockedUntil : factor.lockedUntil
  useMoment(lockedUntil, () => {
    setTried(undefined)
    onWaited()
  })
  const type = (typed: string) => {
    setCode(typed)
    setWrong(undefined)
    clear()
  }
  const pass = async (typed: string) => {
    const outcome = await write({ way, code: typed })
    if (!outcome) return
    if (outcome.state === 'passed') {
      onPassed(way)
      return
    }
    setTried(outcome)
    setCode('')
    setWrong(words.wrong[way](outcome.triesLeft ?? 0))
  }
  const change = (other: FactorWay) => {
    setWay(other)
    type('')
  }
  const shared = {
    id: `factor-${way}`,
    label: words.fields[way],
    value: code,
    hint: busy ? words.checking : words.hints[way],
    error: wrong,
    focus: true,
  }
  return (
    <>
      <h1 className="title">{words.titles[how]}</h1>
      <p className="lead">{words.leads[how]}</p>
      {lockedUntil !== null ? (
        <p className="card" role="alert">{`⚠ ${words.lockedOut(lockedUntil)}`}</p>
      ) : (
        <>
          {way === 'recovery' ? (
            <Field key={way} {...shared} maxLength={32} onInput={type} />
          ) : (
            <Digits
              key={way}
              {...shared}
              hidden={way === 'pin'}
              onType={type}
              onComplete={(digits) => void pass(digits)}
            />
          )}
          <Problem failure={failure} />
          {(way === 'recovery' ? code.trim() !== '' : isComplete(code)) && (
            <div className="gate-act">
              <Button id="factor-check" kind="primary" busy={busy} onClick={() => void pass(code)}>
                {busy ? words.checking : words.check}
              </Button>
            </div>
          )}
        </>
      )}
      <div className="gate-ways">
        {lockedUntil === null &&
          factor.ways
            .filter((other) => other !== way)
            .map((other) => (
              <Button key={other} id={`use-${other}`} kind="link" className="gate-way" onClick={() => change(other)}>
                {words.use[other]}
              </Button>
            ))}
        {onCancel ? (
          <Button id="factor-cancel" kind="link" className="gate-way" onClick={onCancel}>
            {words.cancel}
          </Button>
        ) : (
          <Button id="gate-sign-out" kind="link" className="gate-way" onClick={() => void signOut()}>
            {words.signOut}
          </Button>
        )}
      </div>
      <p className="small gate-lost">{words.lost}</p>
    </>
  )
}
