import type { RestingEnterprise } from '../../../types/invitations'
import { answerWords as words } from '../../../types/words/answer-pages'
import { go } from '../../client/go'
import { Button } from '../../components/button/button'

interface RestingProps {
  resting: readonly RestingEnterprise[]
  total: number
  mayOpen: boolean
}

/** Who answered 暂时不需要: nothing to look at, but worth knowing before one of them is called. */
export function Resting({ resting, total, mayOpen }: RestingProps) {
  if (resting.length === 0) return null
  return (
    <>
      <h2 className="heading">{words.resting}</h2>
      <p className="second number answers-total">{words.restingTotal(total)}</p>
      <p className="second">{words.restingLead}</p>
      <div className="answers-list">
        {resting.map(({ enterpriseId, enterprise, place, answeredAt, until }) => (
          <section key={enterpriseId} className="card answers-task" aria-label={enterprise}>
            <p className="answers-name">{enterprise}</p>
            <p className="second">{place}</p>
            <p className="second number">{words.restingUntil(answeredAt, until)}</p>
            {mayOpen && (
              <Button
                id={`open-resting-${enterpriseId}`}
                kind="link"
                label={`${words.open} ${enterprise}`}
                onClick={() => go('enterprise', { id: enterpriseId })}
              >
                {words.open}
              </Button>
            )}
          </section>
        ))}
      </div>
      {total > resting.length && <p className="second answers-total">{words.restingRest(total - resting.length)}</p>}
    </>
  )
}
