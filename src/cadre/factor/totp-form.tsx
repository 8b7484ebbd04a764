import { useCallback, useEffect, useState } from 'react'
import type { OutputOf } from '../../../types/registry'
import { gateWords, setUpWords as words } from '../../../types/words/factors'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { keyOf, settleKey } from '../../client/keys'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'
import { Digits, isComplete } from '../gate/digits'
import { freshly } from '../gate/stand'
import { useSecretWrite } from '../gate/use-secret-write'
import { CopyButton } from './copy-button'
import './factor.css'

/**
 * The intent of adding the workbench to an app. Its key is kept on the device until a code of the app was shown: whoever has scanned and
 * comes back to the page meets the same secret. (The key is no secret; the service makes one of it with its own.)
 */
const ADDING = 'factor:totp'

type Begun = OutputOf<'beginTotp'>

function useBegun(change: boolean) {
  const [begun, setBegun] = useState<Begun>()
  const [failure, setFailure] = useState<Failure>()
  const begin = useCallback(async () => {
    setFailure(undefined)
    const send = () => call('beginTotp', { key: keyOf(ADDING, {}) })
    try {
      setBegun(await (change ? freshly(send) : send()))
    } catch (error) {
      setFailure(failureOf(error))
    }
  }, [change])
  useEffect(() => {
    void begin()
  }, [begin])
  return { begun, failure, begin }
}

const inFours = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ')

/** The square to scan. On a phone the app is on the same phone: there it is folded away, for whoever has another. */
function Square({ qr }: { qr: string }) {
  const [opened, setOpened] = useState(process.env.TARO_ENV === 'h5')
  if (!opened)
    return (
      <Button id="show-qr" kind="link" expanded={false} onClick={() => setOpened(true)}>
        {words.otherPhone}
      </Button>
    )
  return (
    <>
      <p className="second">{words.scan}</p>
      <img id="qr" className="factor-qr" src={qr} alt={words.qr} />
    </>
  )
}

/** The way by hand. */
function Secret({ secret }: { secret: string }) {
  return (
    <>
      <p className="second">{process.env.TARO_ENV === 'h5' ? words.byHand : words.paste}</p>
      <p id="secret" className="factor-secret number">
        {inFours(secret)}
      </p>
      <CopyButton id="copy-secret" text={secret} words={words.copySecret} />
    </>
  )
}

interface TotpFormProps {
  onSet: (recoveryCodes: string[]) => void
  /** There is a factor already. */
  change?: boolean
}

/** Three steps on one page: open the app, add the workbench to it, type what it shows. */
export function TotpForm({ onSet, change = false }: TotpFormProps) {
  const { begun, failure: notBegun, begin } = useBegun(change)
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string>()
  const { write, busy, failure, clear } = useSecretWrite('confirmTotp', { change })
  const confirm = async (digits: string) => {
    const outcome = await write({ code: digits })
    if (!outcome) return
    if (outcome.state === 'passed') {
      settleKey(ADDING)
      onSet(outcome.recoveryCodes)
      return
    }
    setCode('')
    setWrong(
      outcome.lockedUntil === null ? words.codeWrong(outcome.triesLeft ?? 0) : gateWords.lockedOut(outcome.lockedUntil),
    )
  }
  if (!begun) return notBegun ? <Problem failure={notBegun} onRetry={() => void begin()} /> : <Bones blocks={2} />
  const isPhone = process.env.TARO_ENV !== 'h5'
  return (
    <ol className="plain-list">
      <li className="card">
        <h2 className="card-title">{`1. ${words.appTitle}`}</h2>
        <p className="second">{words.app}</p>
      </li>
      <li className="card">
        <h2 className="card-title">{`2. ${words.addTitle}`}</h2>
        {isPhone ? (
          <>
            <Secret secret={begun.secret} />
            <Square qr={begun.qr} />
          </>
        ) : (
          <>
            <Square qr={begun.qr} />
            <Secret secret={begun.secret} />
          </>
        )}
      </li>
      <li className="card">
        <h2 className="card-title">{`3. ${words.codeTitle}`}</h2>
        <Digits
          id="totp-code"
          label={words.code}
          value={code}
          hint={busy ? words.confirming : gateWords.hints.totp}
          error={wrong}
          onType={(digits) => {
            setCode(digits)
            setWrong(undefined)
            clear()
          }}
          onComplete={(digits) => void confirm(digits)}
        />
        <Problem failure={failure} />
        {isComplete(code) && (
          <div className="factor-act">
            <Button id="totp-confirm" kind="primary" busy={busy} onClick={() => void confirm(code)}>
              {busy ? words.confirming : words.confirm}
            </Button>
          </div>
        )}
      </li>
    </ol>
  )
}
