import { posterPageWords as words } from '../../../types/words/poster-pages'
import { useCall } from '../../client/use-call'
import { Button } from '../../components/button/button'

/** Own choice, 2026-11-29: below this nearly everything fits; more than these nobody looks through. */
const SHOWN = { letters: 2, places: 5 }

/** Places of the registry whose name begins to fit what is typed: a poster of one is known when it is scanned. */
export function Registered({
  query,
  onTake,
}: {
  query: string
  onTake: (place: { id: string; name: string }) => void
}) {
  const typed = query.trim()
  const { data } = useCall(
    'listPlaces',
    typed.length < SHOWN.letters ? undefined : { query: typed, limit: SHOWN.places },
  )
  if (!data || data.rows.length === 0) return null
  return (
    <div className="posters-act">
      <p className="second">{words.registry}</p>
      {data.rows.map(({ id, name, place }) => (
        <Button key={id} id={`poster-place-${id}`} kind="link" onClick={() => onTake({ id, name })}>
          {`${name}（${place}）`}
        </Button>
      ))}
    </div>
  )
}
