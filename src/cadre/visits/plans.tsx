import type { VisitPlan } from '../../../types/visit-plans'
import { visitDeskWords } from '../../../types/words/visit-desk'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'

const words = visitDeskWords.plans

interface PlanProps {
  plan: VisitPlan
  onEnded: (sentence: string) => void
}

/** How far one plan is as a whole. Whose share is how far is nobody's question (DOMAIN §3), so a plan of one cadre only ends or is open. */
export function Plan({ plan, onEnded }: PlanProps) {
  const { id, where, until, ended, enterprises, visited } = plan
  const { write, busy, failure } = useWrite('endVisitPlan', `plan:${id}`)
  const end = async () => {
    if (await write({ id })) onEnded(words.ended(where))
  }
  return (
    <section className="card visits-item" aria-label={where}>
      <p className="visits-name">{where}</p>
      <p className="second number">{visited === null ? words.all(enterprises) : words.line(visited, enterprises)}</p>
      {visited !== null && (
        <div className="visits-bar" aria-hidden="true">
          <div
            className="visits-part"
            style={{ width: `${enterprises === 0 ? 0 : Math.floor((100 * visited) / enterprises)}%` }}
          />
        </div>
      )}
      <p className="second number">{ended ? words.over : words.until(until)}</p>
      {!ended && (
        <Button id={`end-${id}`} kind="link" busy={busy} label={`${words.end} ${where}`} onClick={() => void end()}>
          {busy ? visitDeskWords.saving : words.end}
        </Button>
      )}
      <Problem failure={failure} />
    </section>
  )
}
