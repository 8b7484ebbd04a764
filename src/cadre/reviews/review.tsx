import { useState } from 'react'
import type { Review } from '../../../types/reviews'
import { sayMoment } from '../../../types/words/dates'
import { reviewWords as words } from '../../../types/words/review-pages'
import { go } from '../../client/go'
import { useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { FindEnterprise } from '../pages/find-enterprise'
import { Candidate, Given } from './compared'
import { Decide } from './decide'

/** Who decided what, and on which ground; newest first. */
function Decided({ found }: { found: Review }) {
  if (found.decided.length === 0) return null
  return (
    <section className="card">
      <h2 className="card-title">{words.decidedTitle}</h2>
      {found.decided.map((one) => (
        <div key={one.at + one.decision} className="review-line">
          <p>{one.decision === 'this' ? words.decided.this(one.enterprise ?? '') : words.decided[one.decision]}</p>
          <p className="second">{words.decidedBy(one.office, one.whoMasked, words.grounds[one.ground])}</p>
          <p className="small number">{sayMoment(one.at)}</p>
        </div>
      ))}
    </section>
  )
}

/** One application beside what it may mean: on a phone one below the other, at a desk side by side. */
export function ReviewOne({ id }: { id: string }) {
  const signedIn = useSession()
  const shown = useShown()
  const [taken, setTaken] = useState<string>()
  const [said, setSaid] = useState('')
  const { data, failure, reload } = useCall('getReview', signedIn ? { id } : undefined, shown)
  if (failure?.name === 'applicationUnknown' || failure?.name === 'inputInvalid' || failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={words.unknownTitle} lead={words.unknownLead}>
          <Button id="back" kind="primary" onClick={() => go('reviews')}>
            {words.back}
          </Button>
        </Empty>
      </Page>
    )
  if (!data) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={3} />}</Page>
  const isOpen = data.state !== 'settled'
  // Beside one that was found, nothing of a candidate is marked.
  const beside = taken === undefined ? data.candidates[0] : data.candidates.find((one) => one.id === taken)
  return (
    <Page wide>
      <h1 className="title">{data.submitted.name}</h1>
      <p className="second number">{`${data.number} · ${data.office}`}</p>
      {said && (
        <p className="card state-accepted" role="status">
          {`✓ ${said}`}
        </p>
      )}
      <Problem failure={failure} onRetry={reload} />
      <div className="review-grid">
        <div className="review-given">
          <Given found={data} beside={beside} />
          <Decided found={data} />
        </div>
        <div>
          <h2 className="heading">{data.candidates.length > 0 ? words.candidates : words.candidatesNone}</h2>
          {data.candidates.length > 0 && <p className="small">{words.differs}</p>}
          {data.candidates.map((candidate) => (
            <Candidate
              key={candidate.id}
              candidate={candidate}
              taken={candidate.id === taken}
              onTake={isOpen ? () => setTaken(candidate.id) : undefined}
            />
          ))}
          {isOpen && (
            <section className="card">
              <FindEnterprise id={id} taken={taken} onTake={(one) => setTaken(one.id)} />
            </section>
          )}
          {isOpen && (
            <Decide
              found={data}
              taken={taken}
              onLetGo={() => setTaken(undefined)}
              onMoved={reload}
              onDone={(sentence) => {
                setSaid(sentence)
                setTaken(undefined)
                reload()
              }}
            />
          )}
        </div>
      </div>
    </Page>
  )
}
