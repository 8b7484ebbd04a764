import { useState } from 'react'
import type { PlaceFloor, PlaceMember } from '../../../types/places'
import { sayDay } from '../../../types/words/dates'
import { clientWords } from '../../../types/words/common'
import { placeWalkWords as words } from '../../../types/words/place-pages'
import { usePages } from '../../cadre/pages/use-pages'
import { go } from '../../client/go'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'

interface MemberProps {
  place: string
  member: PlaceMember
  mayKeep: boolean
  mayOpen: boolean
  onSettled: () => void
}

/** One enterprise: where, how it stands, and one tap for what was seen. */
function Member({ place, member, mayKeep, mayOpen, onSettled }: MemberProps) {
  const [again, setAgain] = useState(false)
  const [known, setKnown] = useState(member.membership)
  const { write, busy, failure } = useWrite('settlePlaceMember', `member:${place}:${member.id}`)
  const settle = async (here: boolean) => {
    const answer = await write({ id: place, enterprise: member.id, here, at: null })
    if (!answer) return
    setKnown(answer.membership)
    setAgain(false)
    onSettled()
  }
  const asks = mayKeep && (known === 'proposed' || again)
  const facts = [
    member.room === '' ? '' : words.room(member.room),
    words.states[known],
    member.organised ? words.organised : '',
    member.lastVisitOn === null ? '' : words.visited(sayDay(member.lastVisitOn)),
    member.gone ? `⚠ ${words.gone}` : '',
  ]
  return (
    <div className="place-member" role="listitem">
      {mayOpen ? (
        <Button
          id={`open-${member.id}`}
          kind="link"
          className="places-name place-open"
          onClick={() => go('enterprise', { id: member.id })}
        >
          {member.name}
        </Button>
      ) : (
        <p className="places-name">{member.name}</p>
      )}
      <p className={`second number${known === 'confirmed' ? ' state-accepted' : ''}`}>
        {facts.filter(Boolean).join(' · ')}
      </p>
      <Problem failure={failure} />
      {asks ? (
        <div className="places-acts">
          <Button
            id={`here-${member.id}`}
            label={words.hereLabel(member.name)}
            busy={busy}
            className="place-act"
            onClick={() => void settle(true)}
          >
            {busy ? words.saving : words.here}
          </Button>
          <Button
            id={`absent-${member.id}`}
            label={words.notHereLabel(member.name)}
            busy={busy}
            className="place-act"
            onClick={() => void settle(false)}
          >
            {words.notHere}
          </Button>
        </div>
      ) : (
        mayKeep && (
          <Button id={`again-${member.id}`} kind="link" className="place-again" onClick={() => setAgain(true)}>
            {words.again}
          </Button>
        )
      )}
    </div>
  )
}

interface FloorProps {
  place: string
  floor: PlaceFloor
  /** The only one is open from the beginning. */
  alone: boolean
  mayKeep: boolean
  mayOpen: boolean
  onSettled: () => void
}

/** A floor; its enterprises are asked for when it is opened: a market has thousands. */
export function Floor({ place, floor, alone, mayKeep, mayOpen, onSettled }: FloorProps) {
  const [open, setOpen] = useState(alone)
  const { data, failure, busy, more, reload } = usePages(
    'listPlaceMembers',
    open ? { id: place, floor: floor.floor } : undefined,
    open,
  )
  const counts = words.floorCount(floor.enterprises, floor.confirmed, floor.visited)
  const absent = floor.absent > 0 ? `，${words.absent(floor.absent)}` : ''
  return (
    <section className="card place-floor" aria-label={words.floor(floor.floor)}>
      <Button
        id={`floor-${floor.floor}`}
        kind="link"
        className="place-fold"
        expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className="places-name">{`${open ? '▾' : '▸'} ${words.floor(floor.floor)}`}</span>
        <span className="second number">{counts + absent}</span>
      </Button>
      {open && (
        <div role="list">
          <Problem failure={failure} onRetry={reload} />
          {!data && !failure && <Bones blocks={2} />}
          {data?.rows.map((member) => (
            <Member
              key={member.id}
              place={place}
              member={member}
              mayKeep={mayKeep}
              mayOpen={mayOpen}
              onSettled={onSettled}
            />
          ))}
          {data?.next && (
            <Button id={`more-${floor.floor}`} busy={busy} onClick={more}>
              {clientWords.more}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
