import type { Candidate } from '../../../types/intake'
import { findWords } from '../../../types/words/owner'
import { Button } from '../../components/button/button'

const placeOf = ({ district, addressPartly }: Candidate): string =>
  district !== null && addressPartly.includes(district)
    ? addressPartly
    : [district, addressPartly].filter(Boolean).join(' ')

/** At most three, each a button: enough to recognise the own enterprise. */
export function Candidates({ list, onChoose }: { list: readonly Candidate[]; onChoose: (one: Candidate) => void }) {
  return (
    <div className="find-list">
      {list.map((one, at) => (
        <button key={one.ref} id={`candidate-${at}`} className="card find-card" onClick={() => onChoose(one)}>
          <span className="find-name">{one.name}</span>
          <span className="second find-line">{placeOf(one)}</span>
          <span className="row find-last">
            <span className="second number">{findWords.tail(one.usccTail)}</span>
            <span className="find-take">{findWords.take}</span>
          </span>
        </button>
      ))}
    </div>
  )
}

/** The one that was chosen; the way back is beside it. */
export function Chosen({ one, onOther }: { one: Candidate; onOther: () => void }) {
  return (
    <section className="card find-chosen" aria-label={one.name}>
      <h2 id="enterprise" className="find-name">
        {one.name}
      </h2>
      <p className="second">{placeOf(one)}</p>
      <p className="row">
        <span className="second number">{findWords.tail(one.usccTail)}</span>
        <Button id="other-enterprise" kind="link" className="find-other" onClick={onOther}>
          {findWords.other}
        </Button>
      </p>
    </section>
  )
}
