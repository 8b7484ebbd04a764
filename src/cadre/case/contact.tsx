import { useState } from 'react'
import type { CadreCase, RevealReason } from '../../../types/casework'
import { limits } from '../../../types/limits'
import { caseWords } from '../../../types/words/cadre'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { Button } from '../../components/button/button'
import { CallButton } from '../../components/call/call'
import '../../components/choices/choices.css'
import { Problem } from '../../components/problem/problem'
import { useRevealed } from '../reveal/use-revealed'

type Field = 'phone' | 'name'
const fields: readonly Field[] = ['phone', 'name']
const reasons = Object.keys(caseWords.revealReasons) as RevealReason[]

interface ContactProps {
  id: string
  contact: CadreCase['contact']
  mayReveal: boolean
  /** One who asked to join, instead of the applicant. */
  join?: string
  /** One who was told at the door, by the record of that visit. */
  record?: string
}

/** Why: one tap. The act and its reason stand in the audit trail. */
function Why({
  field,
  of,
  busy,
  onReason,
}: {
  field: Field
  of: string
  busy: boolean
  onReason: (reason: RevealReason) => void
}) {
  return (
    <div role="group" aria-label={caseWords.revealWhy[field]}>
      <p className="second">{busy ? caseWords.revealing : caseWords.revealWhy[field]}</p>
      <div className="choices">
        {reasons.map((reason) => (
          <Button
            key={reason}
            id={`reason-${of}${field}-${reason}`}
            className="choice"
            waiting={busy}
            onClick={() => onReason(reason)}
          >
            {caseWords.revealReasons[reason]}
          </Button>
        ))}
      </div>
    </div>
  )
}

/** A contact, masked until one field of it is needed for a stated reason. */
export function Contact({ id, contact, mayReveal, join, record }: ContactProps) {
  const { shown, show } = useRevealed<Field>()
  const [asking, setAsking] = useState<Field>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const whose = join ?? record
  const of = whose === undefined ? '' : `${whose}-`
  const reveal = async (field: Field, reason: RevealReason) => {
    setBusy(true)
    setFailure(undefined)
    try {
      const other = { ...(join === undefined ? {} : { join }), ...(record === undefined ? {} : { record }) }
      const revealed = await call('revealContact', { id, field, reason, ...other })
      show(field, revealed[field] ?? '')
      setAsking(undefined)
    } catch (error) {
      setFailure(failureOf(error))
    }
    setBusy(false)
  }
  const hidden = fields.filter((field) => !shown[field])
  return (
    <>
      <p className="case-sentence number">
        {[shown.name ?? contact.nameMasked, ...(shown.phone ? [] : [contact.phoneMasked])].join(' ').trim()}
      </p>
      {shown.phone && (
        <div className="case-call">
          <CallButton phone={shown.phone} words={caseWords.call} />
        </div>
      )}
      {hidden.length < fields.length && (
        <p className="small" role="status">
          {caseWords.remask(limits.reveal.seconds)}
        </p>
      )}
      {mayReveal && hidden.length > 0 && (
        <>
          <div className="row case-reveals">
            {hidden.map((field) => (
              <Button
                key={field}
                id={`reveal-${of}${field}`}
                kind="link"
                className="case-reveal"
                expanded={asking === field}
                onClick={() => setAsking(asking === field ? undefined : field)}
              >
                {caseWords.reveal[field]}
              </Button>
            ))}
          </div>
          {asking === undefined || shown[asking] ? (
            <p className="small">{caseWords.revealHint}</p>
          ) : (
            <Why field={asking} of={of} busy={busy} onReason={(reason) => void reveal(asking, reason)} />
          )}
        </>
      )}
      <Problem failure={failure} />
    </>
  )
}
