import type { PoolPlaces } from '../../../types/pool'
import type { InputOf } from '../../../types/registry'
import { poolPageWords as words } from '../../../types/words/pool-pages'
import { Choices } from '../../components/choices/choices'
import { Place } from './place'

/** What the list is narrowed to, beside what is typed. */
export type Narrowed = Pick<
  InputOf<'searchPool'>,
  'place' | 'standing' | 'organised' | 'approach' | 'status' | 'ownership'
>

const standings = ['any', 'applied', 'not-applied', 'in-review'] as const
const approachAnswers = ['any', 'open', 'withheld'] as const
const organisedAnswers = ['any', 'with', 'without'] as const
const statuses = ['any', 'active', 'closed', 'revoked', 'moved-out', 'unknown'] as const
const ownerships = ['any', 'non-public', 'state', 'public', 'unknown'] as const
const optionsOf = <T extends string>(values: readonly T[], names: Readonly<Record<T, string>>) =>
  values.map((value) => [value, names[value]] as const)

interface FilterProps {
  places: PoolPlaces
  narrowed: Narrowed
  onNarrow: (change: Narrowed) => void
}

/** The filters, folded away until wanted. */
export function Filter({ places, narrowed, onNarrow }: FilterProps) {
  return (
    <section className="card" aria-label={words.filters}>
      <Place places={places} taken={narrowed.place} onTake={(place) => onNarrow({ place })} />
      <Choices
        id="standing"
        label={words.standing}
        options={optionsOf(standings, words.standings)}
        taken={narrowed.standing ?? 'any'}
        onTake={(value) => onNarrow({ standing: value === 'any' ? undefined : value })}
      />
      <Choices
        id="organised"
        label={words.organised}
        options={optionsOf(organisedAnswers, words.organisedAnswers)}
        taken={narrowed.organised ?? 'any'}
        onTake={(value) => onNarrow({ organised: value === 'any' ? undefined : value })}
      />
      <Choices
        id="approach"
        label={words.approach}
        options={optionsOf(approachAnswers, words.approachAnswers)}
        taken={narrowed.approach ?? 'any'}
        onTake={(value) => onNarrow({ approach: value === 'any' ? undefined : value })}
      />
      <Choices
        id="status"
        label={words.status}
        options={optionsOf(statuses, words.statuses)}
        taken={narrowed.status ?? 'any'}
        onTake={(value) => onNarrow({ status: value === 'any' ? undefined : value })}
      />
      <Choices
        id="ownership"
        label={words.ownership}
        options={optionsOf(ownerships, words.ownerships)}
        taken={narrowed.ownership ?? 'any'}
        onTake={(value) => onNarrow({ ownership: value === 'any' ? undefined : value })}
      />
    </section>
  )
}
