import type { CampaignView } from '../../../types/campaigns'
import { campaignPageWords as words, lastContactWords } from '../../../types/words/campaign-pages'
import { poolPageWords } from '../../../types/words/pool-pages'
import { Bubble } from '../campaign-new/bubble'

/** Whom it is about, as it was chosen. */
export function WhomCard({ whom, office }: Pick<CampaignView, 'whom' | 'office'>) {
  const lines: (readonly [string, string | null])[] = [
    [words.place, whom.place ?? words.everywhere(office)],
    [words.query, whom.query],
    [words.trade, whom.trade],
    [words.lastContact, whom.lastContact && lastContactWords[whom.lastContact]],
    [words.status, whom.status && poolPageWords.statuses[whom.status]],
    [words.ownership, whom.ownership && poolPageWords.ownerships[whom.ownership]],
  ]
  return (
    <section className="card">
      <h2 className="card-title">{words.whom}</h2>
      <dl className="facts">
        {lines
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} className="fact">
              <dt className="fact-label">{label}</dt>
              <dd className="fact-value">{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

/** What it says, as it arrives. */
export function MessageCard({ found }: { found: CampaignView }) {
  return (
    <section className="card">
      <h2 className="card-title">{`${words.message}（${words.messageIs(found.template)}）`}</h2>
      <Bubble text={found.text} />
      {found.listText !== found.text && (
        <>
          <p className="small campaign-list-lead">{words.listMessage}</p>
          <Bubble text={found.listText} />
        </>
      )}
    </section>
  )
}
