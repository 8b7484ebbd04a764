import { useState } from 'react'
import { limits } from '../../../types/limits'
import type { PosterFormat, PosterKind, PosterLeftOut, PosterPlan } from '../../../types/posters'
import type { InputOf } from '../../../types/registry'
import { posterPageWords as words } from '../../../types/words/poster-pages'
import { go } from '../../client/go'
import { useCall } from '../../client/use-call'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'
import { Place } from '../pool/place'
import { Formats } from './formats'
import { Registered } from './registered'

export type Chosen = Omit<InputOf<'planPosters'>, 'kind' | 'name'>

const { batch: size, batches: most } = limits.posters
/** /city/district/street/ */
const isStreet = (path: string) => path.split('/').length === 5

/** What printing would come to: how many, who is left out and why. */
function Plan({ plan, isOne }: { plan: PosterPlan; isOne: boolean }) {
  const { total, posters, files, leftOut, name } = plan
  const reasons = (Object.keys(words.leftOutReasons) as (keyof PosterLeftOut)[]).filter((one) => leftOut[one] > 0)
  return (
    <>
      {isOne && name !== null && <p>{words.one(name)}</p>}
      <p className="number" role="status">
        {posters === 0 ? `⚠ ${words.nothing}` : isOne ? words.planOne : words.plan(total, posters)}
      </p>
      {reasons.length > 0 && (
        <p className="second number">
          {`${words.leftOut}：${reasons.map((one) => words.leftOutCount(words.leftOutReasons[one], leftOut[one])).join('、')}`}
        </p>
      )}
      {files > 1 && posters <= size * most && <p className="second number">{words.files(files, size)}</p>}
      {posters > size * most && <p className="field-error number">{`⚠ ${words.tooMany(size * most)}`}</p>}
    </>
  )
}

interface OrderProps {
  /** What the pool's pages handed over; empty: the whole pool. */
  chosen: Chosen
  /** Whoever does not see the pool prints for the others only. */
  kinds: readonly PosterKind[]
  /** A place of the registry, where its page handed it over. */
  place?: { id: string; name: string } | undefined
  onOrdered: (ids: readonly string[], isOne: boolean) => void
}

/** Paper, whom it is for, the trial, and the one act. */
export function Order({ chosen, kinds, place, onOrdered }: OrderProps) {
  const [format, setFormat] = useState<PosterFormat>('a4')
  const [kind, setKind] = useState<PosterKind>(place === undefined ? (kinds[0] ?? 'street') : 'place')
  const [names, setNames] = useState({ place: '', campaign: '' })
  const [missing, setMissing] = useState(false)
  const isPool = kind === 'enterprise'
  const isOne = !isPool || chosen.enterprise !== undefined
  const [registered, setRegistered] = useState<{ id: string; name: string } | undefined>(place)
  const name =
    kind === 'place' && registered ? registered.name : kind === 'place' || kind === 'campaign' ? names[kind].trim() : ''
  const registryPlace = kind === 'place' && registered ? { registryPlace: registered.id } : {}
  const choices = useCall('listCampaignChoices', kind === 'street' ? {} : undefined)
  const places = choices.data?.places ?? []
  const [at, setAt] = useState<string>()
  // Whoever sees one street only prints for that.
  const street = kind !== 'street' ? undefined : places.length === 1 ? places[0]?.path : at
  const isUnplaced = kind === 'street' && (street === undefined || !isStreet(street))
  const whom = isPool
    ? { kind, ...chosen }
    : {
        kind,
        ...(name === '' ? {} : { name }),
        ...registryPlace,
        ...(street === undefined ? {} : { place: street }),
      }
  const { data: plan, failure: unread, reload } = useCall('planPosters', isPool ? whom : undefined)
  const { write, busy, failure, clear } = useWrite('makePosters', `posters:${format}:${JSON.stringify(whom)}`)
  const expected = isPool ? plan?.posters : 1
  const isReady = expected !== undefined && expected > 0 && expected <= size * most
  const make = async () => {
    if (isUnplaced || ((kind === 'place' || kind === 'campaign') && name === '')) {
      setMissing(true)
      return
    }
    if (!isReady) return
    const answer = await write({ format, ...whom, expected })
    if (answer)
      onOrdered(
        answer.batches.map(({ id }) => id),
        isOne,
      )
  }
  const again = () => {
    clear()
    reload()
  }
  return (
    <section className="card">
      <Formats taken={format} onTake={setFormat} />
      {kinds.length > 1 && (
        <Choices
          id="poster-kind"
          label={words.kind}
          options={kinds.map((one) => [one, words.kinds[one]] as const)}
          taken={kind}
          onTake={(taken) => {
            setMissing(false)
            setKind(taken)
          }}
        />
      )}
      {kind === 'place' && registered && (
        <div className="posters-act">
          <p>{words.registered(registered.name)}</p>
          <Button id="poster-unregistered" kind="link" onClick={() => setRegistered(undefined)}>
            {words.unregistered}
          </Button>
        </div>
      )}
      {((kind === 'place' && !registered) || kind === 'campaign') && (
        <Field
          id="poster-name"
          label={words.name[kind]}
          value={names[kind]}
          placeholder={words.namePlaceholder[kind]}
          maxLength={limits.posterName.max}
          error={missing && name === '' ? words.nameEmpty : undefined}
          onInput={(value) => setNames((before) => ({ ...before, [kind]: value }))}
        />
      )}
      {kind === 'street' && (
        <>
          {places.length === 1 ? (
            <p className="posters-act">{words.street(places[0]?.name ?? '')}</p>
          ) : (
            <Place places={places} taken={at} oneStreet={words.whichStreet} onTake={setAt} />
          )}
          {!choices.data && !choices.failure && <Bones blocks={1} />}
          <Problem failure={choices.failure} onRetry={choices.reload} />
          {missing && isUnplaced && <p className="field-error" role="alert">{`⚠ ${words.streetEmpty}`}</p>}
        </>
      )}
      {kind === 'place' && !registered && <Registered query={names.place} onTake={setRegistered} />}
      {!isPool && <p className="second posters-act">{kind === 'street' ? words.streetHint : words.officeHint}</p>}
      {isPool && (
        <div className="posters-act">
          {chosen.enterprise === undefined && (
            <>
              <p className="second">{Object.keys(chosen).length > 0 ? words.chosen : words.chosenPool}</p>
              <Button id="posters-pool" kind="link" onClick={() => go('pool')}>
                {words.toPool}
              </Button>
            </>
          )}
          {plan ? (
            <Plan plan={plan} isOne={isOne} />
          ) : unread ? (
            <Problem failure={unread} onRetry={reload} />
          ) : (
            <Bones blocks={1} />
          )}
        </div>
      )}
      <Problem failure={failure} onRetry={failure?.name === 'posterPlanMoved' ? again : undefined} />
      <div className="posters-act">
        <Button id="poster-make" kind="primary" busy={busy} waiting={!isReady} onClick={() => void make()}>
          {busy ? words.making : isOne ? words.makeOne : words.make(expected ?? 0)}
        </Button>
      </div>
    </section>
  )
}
