import { unsentWords } from '../../../types/words/owner'
import { Button } from '../button/button'
import './unsent.css'

/** Says that nothing has been handed in yet, that nothing is lost, and what happens next. */
export function UnsentCard({ enterprise, busy, onAgain }: { enterprise: string; busy: boolean; onAgain: () => void }) {
  return (
    <section className="card unsent" role="alert">
      <h2 className="card-title">{`⚠ ${unsentWords.title}`}</h2>
      <p className="lead">{enterprise}</p>
      <p className="second lead">{unsentWords.lead}</p>
      <div className="unsent-act">
        <Button id="again" busy={busy} onClick={onAgain}>
          {busy ? unsentWords.sending : unsentWords.again}
        </Button>
      </div>
    </section>
  )
}
