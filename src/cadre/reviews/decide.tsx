import { useState } from 'react'
import type { Review, ReviewDecision, ReviewGround } from '../../../types/reviews'
import { reviewWords as words } from '../../../types/words/review-pages'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Problem } from '../../components/problem/problem'

const grounds = (Object.keys(words.grounds) as ReviewGround[]).map((ground) => [ground, words.grounds[ground]] as const)

interface DecideProps {
  found: Review
  /** The enterprise that was chosen. */
  taken: string | undefined
  /** Nothing of the pool is meant, or it cannot be told yet: what was chosen is let go. */
  onLetGo: () => void
  onDone: (said: string) => void
  onMoved: () => void
}

/** The decision, its ground, and the one red button. */
export function Decide({ found, taken, onLetGo, onDone, onMoved }: DecideProps) {
  const [other, setOther] = useState<'new' | 'later'>()
  const [ground, setGround] = useState<ReviewGround | null>(null)
  const [missing, setMissing] = useState<string>()
  const { write, busy, failure, clear } = useWrite('decideMatch', `decide:${found.id}`)
  const decision: ReviewDecision | undefined = taken === undefined ? other : 'this'
  const choose = (value: 'new' | 'later') => {
    setOther(value)
    setMissing(undefined)
    clear()
    onLetGo()
  }
  const send = async () => {
    if (decision === undefined || ground === null) {
      setMissing(decision === undefined ? words.choiceMissing : words.groundMissing)
      return
    }
    const answer = await write({
      id: found.id,
      decision,
      ground,
      ...(decision === 'this' ? { enterprise: taken } : {}),
    })
    if (answer) onDone(words.done[decision])
  }
  return (
    <section className="card" aria-label={words.decideTitle}>
      <Choices
        id="decision"
        label={words.decideTitle}
        options={[
          ['new', words.none],
          ['later', words.later],
        ]}
        taken={decision === 'this' ? null : (other ?? null)}
        onTake={choose}
      />
      <Choices
        id="ground"
        label={words.ground}
        options={grounds}
        taken={ground}
        onTake={(value) => {
          setGround(value)
          setMissing(undefined)
          clear()
        }}
      />
      {missing && (
        <p className="field-error" role="alert">
          {`⚠ ${missing}`}
        </p>
      )}
      <Problem failure={failure} onRetry={failure?.name === 'reviewSettled' ? onMoved : undefined} />
      <div className="review-line">
        <Button id="decide" kind="primary" busy={busy} onClick={() => void send()}>
          {busy ? words.confirming : words.confirm[decision ?? 'undecided']}
        </Button>
      </div>
    </section>
  )
}
