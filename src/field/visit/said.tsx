import { useState } from 'react'
import { sayMoment } from '../../../types/words/dates'
import { fieldOutboxWords } from '../../../types/words/field-pages'
import { fieldVisitWords as words } from '../../../types/words/field-visit'
import type { Field } from '../../client/field/field'
import { Button } from '../../components/button/button'

/** The same enterprise once more today: usually a mistake that is to be put right. */
export function Twice({ at, onCorrect, onSeparate }: { at: string; onCorrect: () => void; onSeparate: () => void }) {
  return (
    <section id="twice" className="card" role="status">
      <p className="second">{`⚠ ${words.twice(sayMoment(at).slice(-5))}`}</p>
      <div className="visit-pair">
        <Button id="correct" onClick={onCorrect}>
          {words.correct}
        </Button>
        <Button id="separate" kind="link" onClick={onSeparate}>
          {words.separate}
        </Button>
      </div>
    </section>
  )
}

/** Mark of a storage that is full, among what can go wrong when saving. */
export const FULL = 'full'

/** No room on the phone: what is typed stays on the page, and what waits makes room by being sent. */
export function FullCard({ field, onDone }: { field: Field; onDone: () => void }) {
  const [sent, setSent] = useState(false)
  const [stuck, setStuck] = useState<string>()
  const send = async () => {
    const before = field.waiting().length
    await field.send()
    const left = field.waiting()
    if (left.length < before) setSent(true)
    else setStuck(fieldOutboxWords.why[left[0]?.why ?? 'new'])
  }
  return (
    <section id="full" className="card visit-full" role="alert">
      <h2 className="card-title">{`⚠ ${words.full.title}`}</h2>
      <p className="second lead">{sent ? words.full.sent : words.full.lead}</p>
      {!sent && stuck && <p className="second" role="status">{`⚠ ${stuck}`}</p>}
      <Button id="full-send" busy={field.isSending()} onClick={() => (sent ? onDone() : void send())}>
        {sent ? words.back : words.full.send}
      </Button>
    </section>
  )
}
