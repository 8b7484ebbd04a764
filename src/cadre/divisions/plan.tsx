import { useEffect } from 'react'
import type { DivisionPlan } from '../../../types/divisions'
import { divisionPageWords as words } from '../../../types/words/division-pages'
import { toTop } from '../../client/to-top'
import { useWrite } from '../../client/use-write'
import { Bar } from '../../components/bar/bar'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'
import type { AskedChange } from './draft'

interface PlanProps {
  asked: AskedChange
  plan: DivisionPlan
  planning: boolean
  onPlanAgain: () => void
  onDone: (sentence: string) => void
  onBack: () => void
}

/** What would come of a change, to be read before it is done; the act is of just this plan. */
export function Plan({ asked, plan, planning, onPlanAgain, onDone, onBack }: PlanProps) {
  const { write, busy, failure, clear } = useWrite('changeDivisions', 'change-divisions')
  useEffect(toTop, [plan])
  const when = plan.atOnce ? 'now' : 'later'
  const confirm = async () => {
    const answer = await write({ ...asked, plan: plan.plan })
    if (!answer) return
    onDone(answer.state === 'scheduled' ? words.scheduled(asked.effectiveOn) : words.applied(words.kinds[asked.kind]))
  }
  // Somebody changed something: it is planned anew, and read again.
  const again = () => {
    clear()
    onPlanAgain()
  }
  return (
    <>
      <div className="page-body">
        <h1 className="title">{words.planTitle}</h1>
        <p className="lead">{words.planLead[when]}</p>
        {plan.warnings.length > 0 && (
          <section className="card division-warnings" aria-label={words.warnings}>
            <h2 className="card-title">{words.warnings}</h2>
            <ul className="plain-list">
              {plan.warnings.map((warning) => (
                <li key={warning}>{`⚠ ${warning}`}</li>
              ))}
            </ul>
          </section>
        )}
        <section className="card" aria-label={words.offices}>
          <h2 className="card-title">{words.offices}</h2>
          <ul className="plain-list">
            {plan.offices.map((office) => (
              <li key={`${office.what} ${office.code} ${office.name}`} className="division-line">
                <span className={`division-what division-${office.what}`}>{words.what[office.what]}</span>
                <span className="grow">
                  {office.name}
                  <span className="second division-at">{office.place}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
        <section className="card" aria-label={words.moves}>
          <h2 className="card-title">{words.moves}</h2>
          <ul className="plain-list">
            {plan.moves.map(({ from, to }) => (
              <li key={from}>{words.moveLine(from, to)}</li>
            ))}
          </ul>
        </section>
        <section className="card" aria-label={words.counts}>
          <h2 className="card-title">{words.counts}</h2>
          {plan.counts.length === 0 ? (
            <p className="second">{words.countNone}</p>
          ) : (
            <ul className="plain-list number">
              {plan.counts.map(({ what, n }) => (
                <li key={what}>{words.count[what](n)}</li>
              ))}
            </ul>
          )}
        </section>
        <Problem failure={failure} onRetry={failure?.name === 'divisionPlanMoved' ? again : undefined} />
      </div>
      <Bar className="bar-pair">
        <Button
          id="division-confirm"
          kind="primary"
          className="bar-first"
          busy={busy || planning}
          onClick={() => void confirm()}
        >
          {planning ? words.planning : busy ? words.confirming : words.confirm[when]}
        </Button>
        <Button id="division-back" className="bar-second" waiting={busy} onClick={onBack}>
          {words.back}
        </Button>
      </Bar>
    </>
  )
}
