import type { Pieces, Review, ReviewCandidate } from '../../../types/reviews'
import { reviewWords as words } from '../../../types/words/review-pages'
import { go } from '../../client/go'
import { Button } from '../../components/button/button'
import { Marks } from '../pool/rows'

/** A text with what the other side has not marked by ground, line and weight: never by colour alone. */
export function Marked({ pieces }: { pieces: Pieces }) {
  return (
    <p className="review-text">
      {pieces.map(({ text, same }, i) => (
        <span key={`${i}${text}`} className={same ? undefined : 'review-differs'}>
          {text}
        </span>
      ))}
    </p>
  )
}

function Line({ label, pieces }: { label: string; pieces: Pieces }) {
  return (
    <div className="review-line">
      <p className="small">{label}</p>
      <Marked pieces={pieces} />
    </div>
  )
}

const plain = (text: string): Pieces => [{ text, same: true }]

/** What the applicant gave; beside one candidate, with what differs from it. */
export function Given({ found, beside }: { found: Review; beside: ReviewCandidate | undefined }) {
  const { submitted } = found
  return (
    <section className="card" aria-label={words.submitted}>
      <h2 className="card-title">{words.submitted}</h2>
      <Line label={words.name} pieces={beside?.differences.name.given ?? plain(submitted.name)} />
      <Line label={words.uscc} pieces={beside?.differences.uscc.given ?? plain(submitted.uscc)} />
      <Line label={words.address} pieces={beside?.differences.address.given ?? plain(submitted.address)} />
      {submitted.operatingAddress && <Line label={words.operatingAddress} pieces={plain(submitted.operatingAddress)} />}
      <div className="review-line">
        <p className="small">{words.reason}</p>
        <p>{found.reason}</p>
      </div>
      <Button id="open-case" kind="link" className="review-link" onClick={() => go('case', { id: found.id })}>
        {words.openCase}
      </Button>
    </section>
  )
}

interface CandidateProps {
  candidate: ReviewCandidate
  taken: boolean
  /** Absent where nothing is to be decided any more. */
  onTake: (() => void) | undefined
}

/** One enterprise of the pool that may be meant. */
export function Candidate({ candidate, taken, onTake }: CandidateProps) {
  const { id, differences, formerNames, place } = candidate
  return (
    <section className={`card${taken ? ' review-taken' : ''}`} aria-label={candidate.name}>
      <Line label={words.name} pieces={differences.name.known} />
      <Line label={words.uscc} pieces={differences.uscc.known} />
      <Line label={words.address} pieces={differences.address.known} />
      <p className="second review-line">
        {[place, words.confidence(Math.round(candidate.confidence * 100))].join(' · ')}
      </p>
      {formerNames.length > 0 && <p className="second">{`${words.formerNames}：${formerNames.join('、')}`}</p>}
      <Marks marks={candidate.marks} />
      {onTake && (
        <Button id={`take-${id}`} className="review-take" onClick={onTake}>
          {taken ? `✓ ${words.chosen}` : words.this}
        </Button>
      )}
      <Button id={`open-${id}`} kind="link" className="review-link" onClick={() => go('enterprise', { id })}>
        {words.openEnterprise}
      </Button>
    </section>
  )
}
