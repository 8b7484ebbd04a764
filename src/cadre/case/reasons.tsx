import { useState } from 'react'
import type { CadreCase } from '../../../types/casework'
import { caseWords } from '../../../types/words/cadre'
import { Button } from '../../components/button/button'

/** Why the engines decided so, in sentences, one tap away; open at once where a person must look. */
export function Reasons({
  match,
  route,
  onHandOn,
}: Pick<CadreCase, 'match' | 'route'> & { onHandOn: (() => void) | undefined }) {
  const [open, setOpen] = useState(match.decision !== 'auto' || route.decision !== 'auto' || route.advised !== null)
  const findings = [
    [caseWords.match, match],
    [caseWords.route, route],
  ] as const
  return (
    <section className="card">
      <Button id="reasons" kind="link" className="case-fold" expanded={open} onClick={() => setOpen(!open)}>
        {`${caseWords.reasons} ${open ? '▴' : '▾'}`}
      </Button>
      {open &&
        findings.map(([title, finding]) => (
          <div key={title} className="case-reason">
            <p className="second">{`${title} · ${caseWords.decisions[finding.decision]}`}</p>
            <p className="case-sentence">{finding.reason}</p>
          </div>
        ))}
      {open && route.advised !== null && onHandOn !== undefined && (
        <Button id="hand-on-advised" className="case-part" onClick={onHandOn}>
          {caseWords.handOnAdvised(route.advised.name)}
        </Button>
      )}
    </section>
  )
}
