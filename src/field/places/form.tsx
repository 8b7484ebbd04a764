import { useState } from 'react'
import { limits } from '../../../types/limits'
import type { PlaceKind } from '../../../types/places'
import { placePageWords as words } from '../../../types/words/place-pages'
import { placeKindWords } from '../../../types/words/places'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Field } from '../../components/field/field'

/** What is said of a place, as it is typed. */
export interface Draft {
  kind: PlaceKind
  name: string
  address: string
  /** Path of its office; empty: not chosen. */
  place: string
  entrances: string
  floors: string
}
export const emptyDraft: Draft = { kind: 'building', name: '', address: '', place: '', entrances: '', floors: '' }

export const placeKinds = Object.keys(placeKindWords) as PlaceKind[]

/** 东门、1号门 or 东门,1号门 or 东门 1号门. */
export const asList = (text: string): string[] => text.split(/[、,，;；\s]+/).filter((part) => part !== '')

/** Own choice, 2026-11-29: so many offices stand on a phone without pushing the rest away. */
const SHOWN = 8

interface FormProps {
  title: string
  draft: Draft
  onChange: (draft: Draft) => void
  offices: readonly { path: string; name: string }[]
  busy: boolean
  onSave: () => void
  onCancel: () => void
}

/** The form of a place: new, proposed, or changed. */
export function PlaceForm({ title, draft, onChange, offices, busy, onSave, onCancel }: FormProps) {
  const [tried, setTried] = useState(false)
  const set = (change: Partial<Draft>) => onChange({ ...draft, ...change })
  const isWhole = draft.name.trim() !== '' && draft.address.trim() !== '' && draft.place !== ''
  return (
    <section className="card" aria-label={title}>
      <h2 className="heading">{title}</h2>
      <Choices
        id="place-kind"
        label={words.kind}
        options={placeKinds.map((kind) => [kind, placeKindWords[kind]] as const)}
        taken={draft.kind}
        onTake={(kind) => set({ kind })}
      />
      <Field
        id="place-name"
        label={words.name}
        value={draft.name}
        placeholder={words.namePlaceholder}
        maxLength={limits.placeName.max}
        error={tried && draft.name.trim() === '' ? words.nameMissing : undefined}
        onInput={(name) => set({ name })}
      />
      <Field
        id="place-address"
        label={words.address}
        value={draft.address}
        placeholder={words.addressPlaceholder}
        maxLength={limits.address.max}
        error={tried && draft.address.trim() === '' ? words.addressMissing : undefined}
        onInput={(address) => set({ address })}
      />
      <Office offices={offices} taken={draft.place} missing={tried} onTake={(place) => set({ place })} />
      <Field
        id="place-entrances"
        label={words.entrances}
        value={draft.entrances}
        placeholder={words.entrancesPlaceholder}
        maxLength={limits.note.max}
        onInput={(entrances) => set({ entrances })}
      />
      <Field
        id="place-floors"
        label={words.floors}
        value={draft.floors}
        placeholder={words.floorsPlaceholder}
        maxLength={limits.note.max}
        onInput={(floors) => set({ floors })}
      />
      <div className="places-acts">
        <Button
          id="place-save"
          kind="primary"
          busy={busy}
          onClick={() => {
            setTried(true)
            if (isWhole) onSave()
          }}
        >
          {busy ? words.saving : words.save}
        </Button>
        <Button id="place-cancel" kind="link" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </section>
  )
}

interface OfficeProps {
  offices: FormProps['offices']
  taken: string
  missing: boolean
  onTake: (path: string) => void
}

/** Where it lies: the own street, or one of those within the borders, by a part of its name. */
function Office({ offices, taken, missing, onTake }: OfficeProps) {
  const [typed, setTyped] = useState('')
  const one = offices.find(({ path }) => path === taken)
  if (offices.length === 1 && one) return <p className="second">{`${words.office}：${one.name}`}</p>
  const fit = offices.filter(({ path, name }) => path === taken || typed.trim() === '' || name.includes(typed.trim()))
  const shown = fit.slice(0, SHOWN)
  if (one && !shown.includes(one)) shown.unshift(one)
  return (
    <>
      {offices.length > SHOWN && (
        <Field
          id="place-office-search"
          label={words.office}
          value={typed}
          placeholder={words.officePlaceholder}
          maxLength={limits.street.max}
          error={missing && taken === '' ? words.officeMissing : undefined}
          onInput={setTyped}
        />
      )}
      <Choices
        id="place-office"
        label={words.office}
        options={shown.map(({ path, name }) => [path, name] as const)}
        taken={taken === '' ? null : taken}
        onTake={onTake}
      />
    </>
  )
}
