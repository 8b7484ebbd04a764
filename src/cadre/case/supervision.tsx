import type { CadreCase } from '../../../types/casework'
import { caseWords } from '../../../types/words/cadre'
import { supervisionWords as words } from '../../../types/words/case-supervision'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { CallButton } from '../../components/call/call'
import { Problem } from '../../components/problem/problem'

interface SupervisionProps {
  id: string
  found: CadreCase
  /** What is shown is from before what was just done. */
  settling: boolean
  onDone: (said: string) => void
}

/** To an office that was asked to supervise a late case: whom to call, and urging by one tap. */
export function Supervision({ id, found, settling, onDone }: SupervisionProps) {
  const { write, busy, failure } = useWrite('urgeCase', `urge:${id}:${found.timeline.length}`)
  if (found.supervision === null) return null
  const { office, urgedAt } = found.supervision
  const urge = async () => {
    if (await write({ id })) onDone(words.urged(office.name))
  }
  return (
    <section className="card">
      <h2 className="card-title">{words.title}</h2>
      <p>{(office.phone ? words.lead : words.noPhone)(office.name)}</p>
      {office.address && <p className="second">{office.address}</p>}
      {office.hours && <p className="second">{office.hours}</p>}
      {office.phone && (
        <div className="case-call">
          <CallButton phone={office.phone} words={caseWords.call} />
        </div>
      )}
      {urgedAt !== null && <p className="second number case-said">{words.urgedAt(urgedAt)}</p>}
      {/* Somebody of the office was quicker, or it is late no more: the case is read again. */}
      <Problem failure={failure} onRetry={failure === undefined ? undefined : () => onDone('')} />
      {found.may.includes('urge') && (
        <Button id="urge" kind="primary" className="case-part" busy={busy || settling} onClick={() => void urge()}>
          {busy ? words.urging : words.urge}
        </Button>
      )}
    </section>
  )
}
