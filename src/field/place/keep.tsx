import { useState } from 'react'
import { limits } from '../../../types/limits'
import type { PlaceFloors } from '../../../types/places'
import { sayDay } from '../../../types/words/dates'
import { placePageWords, placeWalkWords as words } from '../../../types/words/place-pages'
import { useTyped } from '../../cadre/pool/use-typed'
import { go } from '../../client/go'
import { useCall } from '../../client/use-call'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'
import { asList, PlaceForm, type Draft } from '../places/form'

type Open = 'edit' | 'merge' | 'end' | undefined

interface KeepProps {
  place: PlaceFloors
  onDone: (sentence: string) => void
}

/** What may be done to a place: changed, merged, ended; its poster. */
export function Keep({ place, onDone }: KeepProps) {
  const [open, setOpen] = useState<Open>()
  const done = (sentence: string) => {
    setOpen(undefined)
    onDone(sentence)
  }
  if (open === 'edit') return <Edit place={place} onDone={done} onCancel={() => setOpen(undefined)} />
  if (open === 'merge') return <Merge place={place} onDone={done} onCancel={() => setOpen(undefined)} />
  if (open === 'end' || place.ended) return <End place={place} onDone={done} onCancel={() => setOpen(undefined)} />
  return (
    <section className="card" aria-label={words.hand}>
      <div className="place-links">
        <Button id="place-edit" kind="link" onClick={() => setOpen('edit')}>
          {words.edit}
        </Button>
        <Button id="place-poster" kind="link" onClick={() => go('posters', { place: place.id, name: place.name })}>
          {words.poster}
        </Button>
        <Button id="place-merge" kind="link" onClick={() => setOpen('merge')}>
          {words.merge}
        </Button>
        <Button id="place-end" kind="link" onClick={() => setOpen('end')}>
          {words.end}
        </Button>
      </div>
      {place.merges.map((merge) => (
        <Undo key={merge.id} place={place} merge={merge} onDone={done} />
      ))}
    </section>
  )
}

type StepProps = KeepProps & { onCancel: () => void }

function Edit({ place, onDone, onCancel }: StepProps) {
  const [draft, setDraft] = useState<Draft>({
    kind: place.kind,
    name: place.name,
    address: place.address,
    place: place.path,
    entrances: place.entrances.join('、'),
    floors: place.knownFloors.join('、'),
  })
  const { write, busy, failure } = useWrite('changePlace', `place:${place.id}`)
  const save = async () => {
    const { name, address, entrances, floors, ...rest } = draft
    const said = { name: name.trim(), address: address.trim(), entrances: asList(entrances), floors: asList(floors) }
    if (await write({ id: place.id, ...rest, ...said })) onDone(placePageWords.saved)
  }
  return (
    <>
      <Problem failure={failure} />
      <PlaceForm
        title={placePageWords.editTitle}
        draft={draft}
        onChange={setDraft}
        offices={[{ path: place.path, name: place.place }]}
        busy={busy}
        onSave={() => void save()}
        onCancel={onCancel}
      />
    </>
  )
}

/** Own choice, 2026-11-29: they stand below each other on a phone. */
const CANDIDATES = 6

function Merge({ place, onDone, onCancel }: StepProps) {
  const { typed, asked, type } = useTyped()
  const { data } = useCall('listPlaces', asked === '' ? undefined : { query: asked, limit: CANDIDATES })
  const { write, busy, failure } = useWrite('mergePlaces', `place-merge:${place.id}`)
  const merge = async (from: string, name: string) => {
    if (await write({ id: place.id, from })) onDone(words.merged(name))
  }
  return (
    <section className="card" aria-label={words.merge}>
      <h2 className="heading">{words.merge}</h2>
      <p className="second">{words.mergeLead}</p>
      <Field
        id="merge-search"
        label={words.mergeSearch}
        value={typed}
        maxLength={limits.placeName.max}
        onInput={type}
      />
      {data?.rows
        .filter(({ id }) => id !== place.id)
        .map(({ id, name, place: where }) => (
          <div key={id}>
            <p className="second">{where}</p>
            <Button id={`merge-${id}`} busy={busy} onClick={() => void merge(id, name)}>
              {busy ? words.merging : words.mergeThis(name)}
            </Button>
          </div>
        ))}
      <Problem failure={failure} />
      <Button id="merge-cancel" kind="link" onClick={onCancel}>
        {words.cancel}
      </Button>
    </section>
  )
}

function Undo({ place, merge, onDone }: KeepProps & { merge: PlaceFloors['merges'][number] }) {
  const { write, busy, failure } = useWrite('undoPlaceMerge', `place-undo:${merge.id}`)
  const undo = async () => {
    if (await write({ id: place.id, merge: merge.id })) onDone(placePageWords.saved)
  }
  return (
    <div>
      <p className="second">{words.mergedOn(merge.name, sayDay(merge.at))}</p>
      <Problem failure={failure} />
      <Button id={`undo-${merge.id}`} kind="link" busy={busy} onClick={() => void undo()}>
        {busy ? words.undoing : words.undo}
      </Button>
    </div>
  )
}

function End({ place, onDone, onCancel }: StepProps) {
  const { write, busy, failure } = useWrite('endPlace', `place-end:${place.id}`)
  const end = async () => {
    if (await write({ id: place.id, ended: !place.ended })) onDone(placePageWords.saved)
  }
  return (
    <section className="card" aria-label={words.end}>
      <p className="second">{words.endLead}</p>
      <Problem failure={failure} />
      <div className="places-acts">
        <Button id="end-sure" busy={busy} onClick={() => void end()}>
          {place.ended ? words.resume : words.endSure}
        </Button>
        {!place.ended && (
          <Button id="end-cancel" kind="link" onClick={onCancel}>
            {words.cancel}
          </Button>
        )}
      </div>
    </section>
  )
}
