import { useEffect, useState } from 'react'
import { dayOfMoment } from '../../../types/day-said'
import { sayDate } from '../../../types/words/dates'
import { fieldTodayWords as words } from '../../../types/words/field-pages'
import type { Field } from '../../client/field/field'
import type { Failure } from '../../client/failure'
import { Button } from '../../components/button/button'
import { Field as Input } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'
import { keepCity } from '../frame/city'
import { foreground } from '../frame/foreground'
import { quietCall } from '../frame/quiet-call'
import { troubleOf, wantsLogin } from '../frame/trouble'

interface Progress {
  done: number
  total: number
}

/** Taking the list along: how far it is, and what went wrong. The list before stays until the new one is whole. */
export function useTake(field: Field, login: () => void) {
  const [progress, setProgress] = useState<Progress>()
  const [failure, setFailure] = useState<Failure>()
  const take = async (places: readonly string[]) => {
    if (progress) return
    setFailure(undefined)
    setProgress({ done: 0, total: 0 })
    try {
      await foreground(() => field.takeList(places, (done, total) => setProgress({ done, total })))
      // The notice that an owner is shown, for applications taken down without a network.
      await keepCity()
    } catch (error) {
      const failed = troubleOf(error)
      if (wantsLogin(failed.name)) login()
      else setFailure(failed)
    }
    setProgress(undefined)
  }
  return { take, progress, failure }
}

/** How much the list will be, in KB, as long as it is asked of the person to take one; undefined where the service cannot be asked. */
function useSize(field: Field, isWanted: boolean, places: readonly string[]): number | undefined {
  const [size, setSize] = useState<number>()
  const asked = places.join()
  useEffect(() => {
    if (!isWanted) return
    let here = true
    setSize(undefined)
    field.listSize(asked === '' ? [] : asked.split(',')).then(
      (kilobytes) => {
        if (here) setSize(kilobytes)
      },
      // Without a network, or before a login: taking it says so.
      () => undefined,
    )
    return () => {
      here = false
    }
  }, [field, isWanted, asked])
  return isWanted ? size : undefined
}

interface TakeProps {
  field: Field
  taking: ReturnType<typeof useTake>
}

const DAY_MS = 86_400_000

/** How old the list is, and the way to a newer one. */
export function Take({ field, taking }: TakeProps) {
  const { take, progress, failure } = taking
  const head = field.listHead()
  const today = dayOfMoment(Date.now())
  const days = head ? Math.round((Date.parse(today) - Date.parse(head.takenOn)) / DAY_MS) : 0
  const size = useSize(field, (head === undefined || days > 0) && progress === undefined, head?.places ?? [])
  return (
    <>
      <div className="today-take">
        {head && (
          <p className="small grow" id="list-said">
            {words.taken(head.enterprises, sayDate(head.takenOn))}
          </p>
        )}
        <Button
          id="take"
          kind={head ? 'link' : 'primary'}
          busy={progress !== undefined}
          onClick={() => void take(head?.places ?? [])}
        >
          {progress ? words.taking(progress.done, progress.total) : head ? words.takeAgain : words.take}
        </Button>
      </div>
      {size !== undefined && (
        <p id="list-size" className="small">
          {words.size(size)}
        </p>
      )}
      {days > 0 && <p className="second">{`⚠ ${words.old(days)}`}</p>}
      {failure && <Problem failure={failure} onRetry={() => void take(head?.places ?? [])} />}
    </>
  )
}

interface FoundPlace {
  id: string
  name: string
  place: string
  confirmed: number
  proposed: number
}

/** Buildings to take along whole, beside the own plan. */
export function Places({ field, taking }: TakeProps) {
  const [opened, setOpened] = useState(false)
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<readonly FoundPlace[]>()
  const [failure, setFailure] = useState<Failure>()
  const taken = field.listHead()?.places ?? []
  const names = (id: string) => {
    try {
      return field.book()?.place(id)?.name ?? ''
    } catch {
      return ''
    }
  }
  const find = async () => {
    setFailure(undefined)
    try {
      setFound((await foreground(() => quietCall('listPlaces', { query: typed.trim(), limit: 10 }))).rows)
    } catch (error) {
      setFailure(troubleOf(error))
    }
  }
  if (!opened)
    return (
      <Button id="places" kind="link" expanded={false} onClick={() => setOpened(true)}>
        {`＋ ${words.places}`}
      </Button>
    )
  return (
    <section className="card" aria-label={words.places}>
      <h2 className="card-title">{words.places}</h2>
      <p className="second">{words.placesLead}</p>
      {taken.map((id) => (
        <p key={id} className="row">
          <span className="second">{`${words.placeTaken} ${names(id)}`}</span>
          <Button kind="link" onClick={() => void taking.take(taken.filter((one) => one !== id))}>
            {words.placeDrop}
          </Button>
        </p>
      ))}
      <Input
        id="place-search"
        label={words.placeSearch}
        value={typed}
        maxLength={60}
        onInput={setTyped}
        beside={
          <Button id="place-find" className="field-beside" onClick={() => void find()}>
            {words.placeFind}
          </Button>
        }
      />
      <Problem failure={failure} />
      {found?.length === 0 && <p className="second">{words.placeNone}</p>}
      {found
        ?.filter(({ id }) => !taken.includes(id))
        .map((one) => (
          <Button
            key={one.id}
            id={`take-${one.id}`}
            className="today-row"
            busy={taking.progress !== undefined}
            onClick={() => void taking.take([...taken, one.id])}
          >
            <p className="today-name">{one.name}</p>
            <p className="second">{words.placeHas(one.place, one.confirmed + one.proposed)}</p>
          </Button>
        ))}
    </section>
  )
}
