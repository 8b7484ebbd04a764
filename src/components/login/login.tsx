import { useEffect, useRef, useState } from 'react'
import { fieldWords } from '../../../types/words/fields'
import { loginWords, phoneText } from '../../../types/words/common'
import { failureOf } from '../../client/cloud'
import { fieldMessage } from '../../client/failure'
import type { Failure } from '../../client/failure'
import { requestLoginCode, signIn } from '../../client/session'
import type { CodeTarget } from '../../client/session'
import { findKept } from '../../client/store'
import { Button } from '../button/button'
import { Field } from '../field/field'
import { Problem } from '../problem/problem'
import './login.css'

/** Between two text messages to one number. The service enforces it; here it only counts down. Source: issue 2, Bad input. */
const codeRules = { since: '2026-11-23', againAfterSeconds: 60, digits: 6 } as const

const plainPhone = (typed: string) =>
  typed
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^\+?86(?=1\d{10}$)/, '')
const plainCode = (typed: string) => typed.normalize('NFKC').replace(/\D/g, '').slice(0, codeRules.digits)

/** Seconds left until the next message may be asked for; survives nothing, the service knows better. */
function useCountdown() {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (left <= 0) return undefined
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left])
  return { left, start: () => setLeft(codeRules.againAfterSeconds), end: () => setLeft(0) }
}

/**
 * Signing in, inline on any page: the sixth digit signs in, without a further tap. With `invitation` the code goes to the invited
 * phone, which this page never learns; another phone can be used instead. The page watches the session, so nothing is returned.
 */
export function Login({ invitation }: { invitation?: string }) {
  const [ownPhone, setOwnPhone] = useState(invitation === undefined)
  const [phone, setPhone] = useState(() => findKept('phone') ?? '')
  const [phoneError, setPhoneError] = useState<string>()
  const [code, setCode] = useState('')
  const [sent, setSent] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const wait = useCountdown()
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])

  const target = (): CodeTarget | undefined => {
    if (!ownPhone && invitation !== undefined) return { invitation }
    const number = plainPhone(phone)
    if (/^1[3-9]\d{9}$/.test(number)) return { mobilePhoneNumber: number }
    setPhoneError(number === '' ? fieldWords.phone.empty : fieldWords.phone.wrong)
    return undefined
  }
  const send = async () => {
    const to = target()
    if (!to || busy) return
    setFailure(undefined)
    setBusy(true)
    try {
      await requestLoginCode(to)
      setSent('invitation' in to ? loginWords.sentToInvited : loginWords.sentTo(phoneText(to.mobilePhoneNumber)))
      wait.start()
    } catch (error) {
      setFailure(failureOf(error))
    }
    setBusy(false)
  }
  const type = async (typed: string) => {
    const digits = plainCode(typed)
    setCode(digits)
    setFailure(undefined)
    if (digits.length < codeRules.digits || busy) return
    const to = target()
    if (!to) return
    setBusy(true)
    try {
      await signIn(to, digits)
    } catch (error) {
      if (here.current) setFailure(failureOf(error))
    }
    if (here.current) setBusy(false)
  }

  return (
    <div>
      {ownPhone ? (
        <Field
          id="phone"
          label={loginWords.phone}
          value={phone}
          type="tel"
          fill="tel"
          maxLength={20}
          placeholder={loginWords.phonePlaceholder}
          error={phoneError ?? fieldMessage(failure, 'mobilePhoneNumber')}
          onInput={(value) => {
            setPhone(value)
            setPhoneError(undefined)
          }}
        />
      ) : (
        !sent && <p className="login-to">{loginWords.toInvited}</p>
      )}
      <Field
        id="sms-code"
        label={loginWords.code}
        value={code}
        type="tel"
        fill="one-time-code"
        maxLength={12}
        placeholder={loginWords.codePlaceholder}
        hint={busy && code.length === codeRules.digits ? loginWords.busy : sent}
        onInput={(value) => void type(value)}
        beside={
          <Button
            id="send-code"
            kind="quiet"
            className="field-beside"
            waiting={wait.left > 0}
            busy={busy}
            onClick={() => void send()}
          >
            {wait.left > 0 ? loginWords.sendAgain(wait.left) : loginWords.send}
          </Button>
        }
      />
      <Problem failure={failure} />
      {invitation !== undefined && (
        <Button
          id="other-phone"
          kind="link"
          onClick={() => {
            setOwnPhone(!ownPhone)
            setSent(undefined)
            setCode('')
            wait.end()
            setFailure(undefined)
          }}
        >
          {ownPhone ? loginWords.invitedPhone : loginWords.otherPhone}
        </Button>
      )}
    </div>
  )
}
