import type { PoolPlaces } from '../../../types/pool'
import { poolPageWords as words } from '../../../types/words/pool-pages'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'

const parentOf = (path: string) => path.replace(/[^/]+\/$/, '')
const depthOf = (path: string) => path.split('/').length

interface PlaceProps {
  places: PoolPlaces
  taken: string | undefined
  /** Where a single street is asked for: the question. Nothing stands for all then, and a district is but the way to its streets. */
  oneStreet?: string
  onTake: (path?: string) => void
}

/** Districts, and once one is chosen its streets. Where the cadre sees one district only, that is where it begins. */
export function Place({ places, taken, oneStreet, onTake }: PlaceProps) {
  const top = places[0]
  const chosen = places.find(({ path }) => path === taken)
  if (top === undefined) return null
  const isStreet = chosen !== undefined && depthOf(chosen.path) === 5
  const around =
    chosen === undefined ? top : isStreet ? places.find(({ path }) => path === parentOf(chosen.path)) : chosen
  const at = around ?? top
  const below = places.filter(({ path }) => path !== at.path && parentOf(path) === at.path)
  const whole = [at.path, at.path === top.path ? words.everywhere : `${at.name}${words.everywhere}`] as const
  const options = [...(oneStreet === undefined ? [whole] : []), ...below.map(({ path, name }) => [path, name] as const)]
  const up = at.path === top.path ? undefined : (places.find(({ path }) => path === parentOf(at.path)) ?? top)
  return (
    <>
      <Choices
        id="place"
        label={oneStreet ?? words.place}
        options={options}
        taken={oneStreet === undefined ? (taken ?? top.path) : isStreet ? chosen.path : null}
        onTake={(path) => onTake(path === top.path ? undefined : path)}
      />
      {up && (
        <Button
          id="place-up"
          kind="link"
          className="pool-fold"
          onClick={() => onTake(up.path === top.path ? undefined : up.path)}
        >
          {words.placeBack(up.path === top.path ? words.everywhere : up.name)}
        </Button>
      )}
    </>
  )
}
