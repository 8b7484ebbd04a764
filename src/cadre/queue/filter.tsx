import { useState } from 'react'
import { foundingForms } from '../../../types/case-life'
import type { QueuePlaces, QueueSort } from '../../../types/queues'
import { formWords } from '../../../types/words/forms'
import { queueFilterWords as words } from '../../../types/words/queue-pages'
import { useCall } from '../../client/use-call'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { periodOf, periods, readPeriod } from '../pages/period'
import type { Asked } from './asked'

const sorts: readonly QueueSort[] = ['due', 'newest']
const parties = ['with', 'without'] as const

type Change = (change: Partial<Asked>) => void
interface FilterProps {
  asked: Asked
  onChange: Change
}

const nameOf = (name: string | undefined, exact: boolean | undefined) =>
  name === undefined ? words.place : exact === true ? words.own(name) : name

/** What is narrowed, each in its words. */
const setOf = (
  { place, exact, since, until, form, party, sort }: Asked,
  places: QueuePlaces,
): [keyof Asked, string][] => [
  ...(place === undefined
    ? []
    : [['place', nameOf(places.find((one) => one.id === place)?.name, exact)] as [keyof Asked, string]]),
  ...(since === undefined && until === undefined
    ? []
    : [['since', words.submitted(since, until)] as [keyof Asked, string]]),
  ...(form === undefined ? [] : [['form', formWords[form]] as [keyof Asked, string]]),
  ...(party === undefined ? [] : [['party', words.parties[party]] as [keyof Asked, string]]),
  ...(sort === undefined || sort === 'due' ? [] : [['sort', words.sorts[sort]] as [keyof Asked, string]]),
]

/** The places around the one taken: itself, what lies in it, and the way up. Where only one is seen there is nothing to choose. */
function Place({ places, taken, onChange }: { places: QueuePlaces; taken: string | undefined; onChange: Change }) {
  const tops = places.filter(({ within }) => within === null)
  if (places.length < 2) return null
  const below = (id: string) => places.filter(({ within }) => within === id)
  const chosen = places.find(({ id }) => id === taken)
  const around =
    chosen === undefined
      ? undefined
      : below(chosen.id).length > 0
        ? chosen
        : places.find(({ id }) => id === chosen.within)
  const [top] = tops
  const at = around ?? (tops.length === 1 ? top : undefined)
  const isTop = at === undefined || at.within === null
  const options = [
    [at === undefined ? '' : at.id, isTop ? words.everywhere : words.wholeOf(at.name)] as const,
    ...(at === undefined ? tops : below(at.id)).map(({ id, name }) => [id, name] as const),
  ]
  const wholeIsTaken = taken === undefined && isTop
  const up = isTop ? undefined : places.find(({ id }) => id === at.within)
  // The whole of what is seen is no narrowing: it has no chip.
  const take = (id: string) =>
    onChange({ place: id === '' || (tops.length === 1 && id === top?.id) ? undefined : id, exact: undefined })
  return (
    <>
      <Choices
        id="queue-place"
        label={words.place}
        options={options}
        taken={wholeIsTaken ? (options[0]?.[0] ?? null) : (taken ?? null)}
        onTake={take}
      />
      {up && (
        <Button id="queue-place-up" kind="link" onClick={() => take(up.id)}>
          {words.up(up.name)}
        </Button>
      )}
    </>
  )
}

const withAny = <T extends string>(options: readonly (readonly [T, string])[]) =>
  [['any', words.any] as const, ...options] as readonly (readonly [T | 'any', string])[]

/** What goes with a chip that is taken away. */
const without: Partial<Record<keyof Asked, Partial<Asked>>> = {
  place: { place: undefined, exact: undefined },
  since: { since: undefined, until: undefined },
}
/** Narrowed by nothing. */
export const nothing: Partial<Asked> = {
  ...without.place,
  ...without.since,
  form: undefined,
  party: undefined,
  sort: undefined,
}

/** What the list is narrowed to, as chips; all that it can be narrowed to, folded away until wanted. */
export function Filter({ asked, onChange }: FilterProps) {
  const [open, setOpen] = useState(false)
  const { data } = useCall('listQueuePlaces', open || asked.place !== undefined ? {} : undefined)
  const places = data?.places ?? []
  const set = setOf(asked, places)
  return (
    <div className="queue-filter">
      <div className="queue-chips">
        <Button id="filters" kind="link" className="queue-fold" expanded={open} onClick={() => setOpen(!open)}>
          {`${set.length > 0 ? words.openWith(set.length) : words.open} ${open ? '▴' : '▾'}`}
        </Button>
        {set.map(([field, said]) => (
          <Button
            key={field}
            id={`chip-${field}`}
            className="queue-chip"
            label={words.remove(said)}
            onClick={() => onChange(without[field] ?? { [field]: undefined })}
          >
            {`${said} ×`}
          </Button>
        ))}
        {set.length > 1 && (
          <Button id="filters-clear" kind="link" onClick={() => onChange(nothing)}>
            {words.clear}
          </Button>
        )}
      </div>
      {open && (
        <section className="card queue-narrow" aria-label={words.open}>
          <Place places={places} taken={asked.place} onChange={onChange} />
          <Choices
            id="queue-since"
            label={words.period}
            options={periods.map((one) => [one, words.periods[one]] as const)}
            taken={periodOf(asked) ?? null}
            onTake={(period) => onChange({ ...without.since, ...readPeriod(period) })}
          />
          <Choices
            id="queue-form"
            label={words.form}
            options={withAny(foundingForms.map((form) => [form, formWords[form]] as const))}
            taken={asked.form ?? 'any'}
            onTake={(form) => onChange({ form: form === 'any' ? undefined : form })}
          />
          <Choices
            id="queue-party"
            label={words.party}
            options={withAny(parties.map((party) => [party, words.parties[party]] as const))}
            taken={asked.party ?? 'any'}
            onTake={(party) => onChange({ party: party === 'any' ? undefined : party })}
          />
          <Choices
            id="queue-sort"
            label={words.sort}
            options={sorts.map((sort) => [sort, words.sorts[sort]] as const)}
            taken={asked.sort ?? 'due'}
            onTake={(sort) => onChange({ sort })}
          />
        </section>
      )}
    </div>
  )
}
