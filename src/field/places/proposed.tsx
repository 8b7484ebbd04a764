import type { PlaceProposal } from '../../../types/places'
import { placePageWords as words } from '../../../types/words/place-pages'
import { placeKindWords } from '../../../types/words/places'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'

interface ProposedProps {
  row: PlaceProposal
  onTaken: (sentence: string) => void
  onCorrect: () => void
}

/** A place that the addresses of the pool tell of: one tap takes it in. */
export function Proposed({ row, onTaken, onCorrect }: ProposedProps) {
  const { name, kind, address, path, place, enterprises } = row
  const { write, busy, failure } = useWrite('createPlace', `place:${path}${name}`)
  const take = async () => {
    const made = await write({ kind, name, address, place: path, entrances: [], floors: [] })
    if (made) onTaken(words.taken(name, made.proposed))
  }
  return (
    <section className="card" aria-label={name}>
      <p className="places-name">{name}</p>
      <p className="second number">{[placeKindWords[kind], place, words.enterprises(enterprises)].join(' · ')}</p>
      <p className="second">{address}</p>
      <Problem failure={failure} />
      <div className="places-acts">
        <Button id={`take-${path}${name}`} label={words.takeLabel(name)} busy={busy} onClick={() => void take()}>
          {busy ? words.taking : words.take}
        </Button>
        <Button id={`correct-${path}${name}`} kind="link" onClick={onCorrect}>
          {words.correct}
        </Button>
      </div>
    </section>
  )
}
