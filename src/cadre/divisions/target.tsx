import type { DivisionTree } from '../../../types/divisions'
import { limits } from '../../../types/limits'
import { divisionPageWords as words } from '../../../types/words/division-pages'
import { Choices } from '../../components/choices/choices'
import { Field } from '../../components/field/field'
import type { Draft } from './draft'
import { Parts } from './parts'

interface TargetProps {
  tree: DivisionTree
  draft: Draft
  onChange: (change: Partial<Draft>) => void
  errorAt: (field: string) => string | undefined
}

/** What the chosen streets become, by the kind of change. */
export function Target({ tree, draft, onChange, errorAt }: TargetProps) {
  const { kind, streets } = draft
  const name = (label: string) => (
    <Field
      id="division-name"
      label={label}
      value={draft.name}
      maxLength={limits.street.max}
      hint={words.nameHint}
      error={errorAt('into.0.name')}
      onInput={(typed) => onChange({ name: typed })}
    />
  )
  const code = (
    <Field
      id="division-code"
      label={words.code}
      value={draft.code}
      type="tel"
      maxLength={9}
      error={errorAt('into.0.code')}
      onInput={(typed) => onChange({ code: typed })}
    />
  )
  if (kind === 'split') return <Parts draft={draft} onChange={onChange} errorAt={errorAt} />
  if (kind === 'rename') return name(words.name)
  if (kind === 'merge')
    return (
      <>
        {streets.length > 1 && (
          <Choices
            id="keeps"
            label={words.becomes}
            options={[
              ...streets.map((street) => [street.code, words.keeps(street.name)] as const),
              ['', words.fresh] as const,
            ]}
            taken={draft.keeps}
            onTake={(taken) => onChange({ keeps: taken })}
          />
        )}
        {draft.keeps === '' && name(words.name)}
        {draft.keeps === '' && code}
      </>
    )
  // A street lies in its own district already.
  const options = tree.districts.filter((one) => !one.streets.some((street) => street.code === streets[0]?.code))
  return (
    <>
      <Choices
        id="division-district"
        label={words.district}
        options={options.map((district) => [district.code, district.name] as const)}
        taken={draft.district === '' ? null : draft.district}
        onTake={(taken) => onChange({ district: taken })}
      />
      {errorAt('into.0.district') && (
        <p className="field-error" role="alert">{`⚠ ${errorAt('into.0.district') ?? ''}`}</p>
      )}
      {name(words.nameOnMove)}
      {code}
    </>
  )
}
