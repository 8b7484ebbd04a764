import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { fieldWords } from '../../../types/words/fields'
import { loginWords } from '../../../types/words/common'
import { sayPhone } from '../../../types/words/dates'
import { failureOf } from '../../client/cloud'
import { fieldMessage } from '../../client/failure'
import type { Failure } from '../../client/failure'
import { hasHostLogin, hostKind } from '../../client/host-login'
import { linkPhone, requestLoginCode, signIn, signInByHost } from '../../client/session'
import type { CodeTarget } from '../../client/session'
import { findKept } from '../../client/store'
import { useElder } from '../../theme/elder'
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

/** The sentence beside the code: nothing has been written here that could be lost, so being offline is said shortly. */
const plainly = (failure: Failure | undefined): Failure | undefined =>
  failure?.name === 'offline' ? { ...failure, message: loginWords.offline } : failure

/** The way in by the host of this face, where the service has it: one tap, nothing typed. */
function useHostLogin(wanted: boolean, onFailure: (failure: Failure | undefined) => void) {
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    if (wanted && hostKind)
      void hasHostLogin().then((has) => {
        if (here.current) setShown(has)
      })
    return () => {
      here.current = false
    }
  }, [wanted])
  const enter = async () => {
    if (busy) return
    onFailure(undefined)
    setBusy(true)
    let failure: Failure | undefined
    try {
      if (!(await signInByHost())) failure = { name: 'hostCodeRefused', message: loginWords.noHostCode, fields: [] }
    } catch (error) {
      failure = failureOf(error)
    }
    // Signed in, the page shows something else.
    if (failure === undefined || !here.current) return
    setBusy(false)
    onFailure(failure)
  }
  return { shown: shown && wanted, busy, enter: () => void enter() }
}

interface LoginProps {
  invitation?: string
  /** Stands at the end, beside the way to another phone. */
  beside?: ReactNode
  /** Somebody is signed in and adds a phone; hears when it is done. */
  onAdded?: () => void
  /** Another phone than the one that was used here. */
  another?: boolean
}

/**
 * Signing in, inline on any page: the sixth digit signs in, without a further tap; the button is for every case in which that did not
 * happen. With `invitation` the code goes to the invited phone, which this page never learns; another phone can be used instead. The
 * page watches the session, so nothing is returned.
 */
export function Login({ invitation, beside, onAdded, another }: LoginProps) {
  const [ownPhone, setOwnPhone] = useState(invitation === undefined)
  const [phone, setPhone] = useState(() => (another ? '' : (findKept('phone') ?? '')))
  const [phoneError, setPhoneError] = useState<string>()
  const [code, setCode] = useState('')
  const [sent, setSent] = useState<string>()
  const [sending, setSending] = useState(false)
  const [entering, setEntering] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const wait = useCountdown()
  const elder = useElder()
  // A keyboard may hand over the code twice, before anything was drawn: one code is tried once by itself, and one at a time.
  const busy = useRef({ sending: false, entering: false })
  const tried = useRef('')
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])

  const findTarget = (): CodeTarget | undefined => {
    if (!ownPhone && invitation !== undefined) return { invitation }
    const number = plainPhone(phone)
    if (/^1[3-9]\d{9}$/.test(number)) return { mobilePhoneNumber: number }
    setPhoneError(number === '' ? fieldWords.phone.empty : fieldWords.phone.wrong)
    return undefined
  }
  const send = async () => {
    const to = findTarget()
    if (!to || busy.current.sending) return
    busy.current.sending = true
    setFailure(undefined)
    setSending(true)
    try {
      await requestLoginCode(to)
      if (here.current) {
        setSent('invitation' in to ? loginWords.sentToInvited : loginWords.sentTo(sayPhone(to.mobilePhoneNumber)))
        wait.start()
      }
    } catch (error) {
      if (here.current) setFailure(failureOf(error))
    }
    busy.current.sending = false
    if (here.current) setSending(false)
  }
  const enter = async (digits: string) => {
    const to = findTarget()
    if (!to || busy.current.entering) return
    busy.current.entering = true
    tried.current = digits
    setFailure(undefined)
    setEntering(true)
    try {
      // Afterwards the page shows something else: the button does not come back meanwhile.
      if (onAdded === undefined || !('mobilePhoneNumber' in to)) await signIn(to, digits)
      else {
        await linkPhone(to.mobilePhoneNumber, digits)
        onAdded()
      }
    } catch (error) {
      busy.current.entering = false
      if (!here.current) return
      setFailure(failureOf(error))
      setEntering(false)
    }
  }
  const type = (typed: string) => {
    const digits = plainCode(typed)
    if (digits !== code) setFailure(undefined)
    setCode(digits)
    if (digits.length < codeRules.digits) tried.current = ''
    else if (digits !== tried.current) void enter(digits)
  }
  const byHost = useHostLogin(invitation === undefined && onAdded === undefined, setFailure)
  const complete = code.length === codeRules.digits
  const sendButton = (
    <Button
      id="send-code"
      kind={sent || complete || byHost.shown ? 'quiet' : 'primary'}
      className={elder ? '' : 'field-beside'}
      waiting={wait.left > 0}
      busy={sending}
      onClick={() => void send()}
    >
      {wait.left > 0 ? loginWords.sendAgain(wait.left) : loginWords.send}
    </Button>
  )

  return (
    <div>
      {byHost.shown && hostKind && (
        <div className="login-host">
          <Button id="host-login" kind="primary" busy={byHost.busy} onClick={byHost.enter}>
            {byHost.busy ? loginWords.byHostBusy : loginWords.byHost[hostKind]}
          </Button>
          <p className="second">{loginWords.orPhone}</p>
        </div>
      )}
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
      {/* In elder mode nothing stands side by side: first what is done first, or it would be below the screen. */}
      {elder && <div className="login-act">{sendButton}</div>}
      <Field
        id="sms-code"
        label={loginWords.code}
        value={code}
        type="tel"
        fill="one-time-code"
        maxLength={12}
        placeholder={loginWords.codePlaceholder}
        hint={entering ? (onAdded ? loginWords.adding : loginWords.busy) : sent}
        onInput={type}
        beside={elder ? undefined : sendButton}
      />
      <Problem failure={plainly(failure)} />
      {complete && !entering && (
        <div className="login-act">
          <Button id="login" kind="primary" onClick={() => void enter(code)}>
            {onAdded ? loginWords.add : loginWords.login}
          </Button>
        </div>
      )}
      {(invitation !== undefined || beside) && (
        <div className="row">
          {invitation !== undefined && (
            <Button
              id="other-phone"
              kind="link"
              onClick={() => {
                setOwnPhone(!ownPhone)
                setSent(undefined)
                setCode('')
                tried.current = ''
                wait.end()
                setPhoneError(undefined)
                setFailure(undefined)
              }}
            >
              {ownPhone ? loginWords.invitedPhone : loginWords.otherPhone}
            </Button>
          )}
          {beside}
        </div>
      )}
    </div>
  )
}
