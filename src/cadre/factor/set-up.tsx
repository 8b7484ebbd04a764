import { useState } from 'react'
import type { FactorState } from '../../../types/factors'
import { sayDate } from '../../../types/words/dates'
import { setUpWords as words } from '../../../types/words/factors'
import { Codes, NewCodes } from './codes'
import { PinForm } from './pin-form'
import { TotpForm } from './totp-form'

/**
 * The first set-up, in place: on a phone that came by WeChat or DingTalk a PIN, else the authenticator app; then the recovery codes.
 * @param onDone the codes were put away
 */
export function SetUp({ factor, onDone }: { factor: FactorState; onDone: () => void }) {
  const [codes, setCodes] = useState<readonly string[]>()
  const [hasPin, setHasPin] = useState(false)
  if (codes) return <Codes codes={codes} onSaved={onDone} />
  if (hasPin) return <NewCodes onDone={onDone} />
  return (
    <>
      <h1 className="title">{words.title}</h1>
      <p className="lead">{words.purpose}</p>
      {factor.enrolUntil !== null && <p className="second factor-until">{words.until(sayDate(factor.enrolUntil))}</p>}
      {factor.pinHere ? <PinForm onSet={() => setHasPin(true)} /> : <TotpForm onSet={setCodes} />}
    </>
  )
}
