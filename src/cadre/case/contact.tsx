import { useState } from 'react'
import type { CadreCase } from '../../../types/casework'
import { caseWords } from '../../../types/words/cadre'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { Button } from '../../components/button/button'
import { CallButton } from '../../components/call/call'
import { Problem } from '../../components/problem/problem'

interface ContactProps {
  id: string
  contact: CadreCase['contact']
  mayReveal: boolean
  /** One who asked to join, instead of the applicant. */
  join?: string
}

/** A contact, masked until it is needed; what was revealed lives as long as this page and is kept nowhere. */
export function Contact({ id, contact, mayReveal, join }: ContactProps) {
  const [shown, setShown] = useState<{ name: string | null; phone: string }>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const reveal = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      setShown(await call('revealContact', join === undefined ? { id } : { id, join }))
    } catch (error) {
      setFailure(failureOf(error))
    }
    setBusy(false)
  }
  return (
    <>
      <div className="row">
        <p className="case-sentence number">
          {shown ? (shown.name ?? contact.nameMasked) : `${contact.nameMasked} ${contact.phoneMasked}`}
        </p>
        {!shown && mayReveal && (
          <Button
            id={join === undefined ? 'reveal' : `reveal-${join}`}
            kind="link"
            className="case-reveal"
            busy={busy}
            onClick={() => void reveal()}
          >
            {caseWords.reveal}
          </Button>
        )}
      </div>
      {shown ? (
        <div className="case-call">
          <CallButton phone={shown.phone} words={caseWords.call} />
        </div>
      ) : (
        mayReveal && <p className="small">{caseWords.revealHint}</p>
      )}
      <Problem failure={failure} />
    </>
  )
}
