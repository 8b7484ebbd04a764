import type { CampaignPlan } from '../../../types/campaigns'
import type { Exclusion } from '../../../types/invitations'
import { planWords as words } from '../../../types/words/campaign-new'
import { exclusionWords } from '../../../types/words/exclusions'
import './plan.css'

const reasons = Object.keys(exclusionWords) as Exclusion[]

/** Who is left out and why, each reason with its number and a sentence; the most frequent first. */
export function Excluded({ excluded, unclear = [] }: Pick<CampaignPlan, 'excluded' | 'unclear'>) {
  const found = reasons
    .map((reason) => ({ reason, n: excluded[reason] ?? 0 }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n)
  if (found.length === 0) return null
  return (
    <>
      <h3 className="heading">{words.excluded}</h3>
      <ul className="plain-list">
        {found.map(({ reason, n }) => (
          <li key={reason} className="plan-excluded">
            <div className="row">
              <p>{exclusionWords[reason].name}</p>
              <p className="number">{words.excludedOf(n)}</p>
            </div>
            <p className="small">{exclusionWords[reason].why}</p>
            {reason === 'status-unclear' && unclear.length > 0 && <p className="small">{words.unclear(unclear)}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What a campaign comes to: messages, enterprises, price; and who gets nothing. */
export function PlanFigures({ plan, title = words.title }: { plan: CampaignPlan; title?: string }) {
  const left = plan.found - plan.enterprises
  return (
    <section className="card plan" aria-label={title}>
      <h2 className="card-title">{title}</h2>
      <p className="plan-messages number">{words.messages(plan.messages)}</p>
      {plan.messages === 0 ? (
        <p className="second">{`⚠ ${words.none}`}</p>
      ) : (
        <p className="second number">{words.enterprises(plan.enterprises)}</p>
      )}
      <p className="second number">{plan.cost === null ? words.costUnknown : words.cost(plan.cost)}</p>
      <p className="second number">{words.found(plan.found, left)}</p>
      <Excluded excluded={plan.excluded} unclear={plan.unclear} />
    </section>
  )
}
