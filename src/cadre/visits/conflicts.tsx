import { useState } from 'react'
import type { ConflictSide, FieldConflict } from '../../../types/field-conflicts'
import { metWords, visitDeskWords, wishWords } from '../../../types/words/visit-desk'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'

const words = visitDeskWords.conflicts
type Decision = FieldConflict['may'][number]

function Side({ title, side }: { title: string; side: ConflictSide }) {
  const people = words.people(side.staff, side.youth, side.members)
  const saw = [side.met === null ? '' : metWords[side.met], side.wish === null ? '' : wishWords[side.wish]]
  return (
    <div className="visits-side">
      <p className="small">{title}</p>
      <p className="second number">{words.at(side.at, side.whoMasked)}</p>
      <p>{saw.filter(Boolean).join('，')}</p>
      {people && <p className="second number">{people}</p>}
      {side.note && <p className="second">{side.note}</p>}
    </div>
  )
}

interface ConflictProps {
  conflict: FieldConflict
  onSettled: (sentence: string) => void
  onMoved: () => void
}

/** What one record stands against, and the answers that there are, one tap each. */
export function Conflict({ conflict, onSettled, onMoved }: ConflictProps) {
  const { id, kind, enterprise, reason, ours, theirs, candidates, may } = conflict
  const { write, busy, failure } = useWrite('settleFieldConflict', `conflict:${id}`)
  const [doing, setDoing] = useState('')
  const settle = async (decision: Decision, meant?: { id: string; name: string }) => {
    if (busy) return
    setDoing(meant?.id ?? decision)
    if (await write({ id, decision, ...(meant === undefined ? {} : { enterprise: meant.id }) }))
      onSettled(words.done[decision](meant?.name ?? enterprise))
  }
  const plain = (
    [
      ['keep', theirs === null ? words.keepAlone : words.keep],
      ['set-aside', theirs === null ? words.setAsideAlone : words.setAside],
      ['take-in', words.takeIn],
    ] as const
  ).filter(([decision]) => may.includes(decision))
  return (
    <section className="card visits-item" aria-label={`${enterprise} ${words.names[kind]}`}>
      <p className="visits-what">{`⚠ ${words.names[kind]}`}</p>
      <p className="visits-name">{enterprise}</p>
      <p className="second">{reason}</p>
      <div className="visits-sides">
        <Side title={words.ours} side={ours} />
        {theirs !== null && <Side title={words.theirs} side={theirs} />}
      </div>
      {may.includes('link') &&
        candidates.map((one) => (
          <div key={one.id} className="visits-candidate">
            <p>{one.name}</p>
            <p className="second number">{one.uscc}</p>
            <p className="second">{one.address}</p>
            <Button
              id={`link-${id}-${one.id}`}
              busy={busy}
              label={`${words.link} ${one.name}`}
              onClick={() => void settle('link', one)}
            >
              {busy && doing === one.id ? visitDeskWords.saving : words.link}
            </Button>
          </div>
        ))}
      <div className="visits-acts">
        {plain.map(([decision, said]) => (
          <Button
            key={decision}
            id={`${decision}-${id}`}
            className="visits-act"
            busy={busy}
            label={`${enterprise} ${said}`}
            onClick={() => void settle(decision)}
          >
            {busy && doing === decision ? visitDeskWords.saving : said}
          </Button>
        ))}
      </div>
      <Problem failure={failure} onRetry={failure === undefined ? undefined : onMoved} />
    </section>
  )
}
