import { useState } from 'react'
import type { RevealReason } from '../../../types/casework'
import type { EnterprisePage, RegisterContactField } from '../../../types/enterprise'
import { limits } from '../../../types/limits'
import { caseWords } from '../../../types/words/cadre'
import { enterprisePageWords as words } from '../../../types/words/pool-pages'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Problem } from '../../components/problem/problem'
import { useRevealed } from '../reveal/use-revealed'

const fields: readonly RegisterContactField[] = ['phone', 'legalPerson']
const reasons = (Object.keys(caseWords.revealReasons) as RevealReason[]).map(
  (reason) => [reason, caseWords.revealReasons[reason]] as const,
)
const maskedOf = ({ contact }: EnterprisePage, field: RegisterContactField) =>
  field === 'phone' ? contact.phoneMasked : contact.legalPersonMasked

/** What a register told of whom to call: masked, until one value is needed for a stated reason. */
export function Contact({ found }: { found: EnterprisePage }) {
  const { shown, show } = useRevealed<RegisterContactField>()
  const [asking, setAsking] = useState<RegisterContactField>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const known = fields.filter((field) => maskedOf(found, field) !== null)
  const mayReveal = found.may.includes('revealContact')
  const reveal = async (field: RegisterContactField, reason: RevealReason) => {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    try {
      show(field, (await call('revealRegisterContact', { id: found.id, field, reason })).value)
      setAsking(undefined)
    } catch (error) {
      setFailure(failureOf(error))
    }
    setBusy(false)
  }
  return (
    <section className="card">
      <h2 className="card-title">{words.contact}</h2>
      {known.length === 0 && <p className="second">{words.contactNone}</p>}
      {known.map((field) => (
        <div key={field} className="row">
          <p className="grow number">
            <span className="second">{`${words.contactFields[field]} `}</span>
            {shown[field] ?? maskedOf(found, field)}
          </p>
          {mayReveal && !shown[field] && (
            <Button
              id={`reveal-${field}`}
              kind="link"
              className="enterprise-reveal"
              expanded={asking === field}
              onClick={() => setAsking(asking === field ? undefined : field)}
            >
              {words.reveal[field]}
            </Button>
          )}
        </div>
      ))}
      {known.some((field) => shown[field]) && (
        <p className="small" role="status">
          {caseWords.remask(limits.reveal.seconds)}
        </p>
      )}
      {asking && !shown[asking] && (
        <Choices
          id="reason"
          label={asking === 'phone' ? caseWords.revealWhy.phone : caseWords.revealWhy.name}
          options={reasons}
          taken={null}
          onTake={(reason) => void reveal(asking, reason)}
        />
      )}
      <Problem failure={failure} />
    </section>
  )
}
