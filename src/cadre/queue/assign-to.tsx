import { useState } from 'react'
import { assigningReasons, type AssigningReason } from '../../../types/case-life'
import type { OutputOf } from '../../../types/registry'
import { assignManyWords as words } from '../../../types/words/queue-pages'
import { Choices } from '../../components/choices/choices'
import { Field } from '../../components/field/field'

export type Offices = OutputOf<'listAssignees'>['offices']

/** To whom, and why. */
export interface Target {
  office: string | null
  /** Empty: the office itself. */
  person: string
  reason: AssigningReason | null
}

/** Own choice, 2026-11-28: as many offices as a district has streets; of more, some letters of the name find the few. */
const SHOWN = 14

const reasons = assigningReasons.map((one) => [one, words.reasons[one]] as const)

/** The target by name. */
export function sayTarget(offices: Offices, { office, person }: Target): string {
  const at = offices.find(({ id }) => id === office)
  const who = at?.persons.find(({ id }) => id === person)
  return [at?.name, who?.name].filter(Boolean).join(' ')
}

/** An office and a person there, or nobody in particular: one tap each. */
interface ToWhomProps {
  offices: Offices
  target: Pick<Target, 'office' | 'person'>
  onChange: (target: { office: string; person: string }) => void
}

export function ToWhom({ offices, target, onChange }: ToWhomProps) {
  const [query, setQuery] = useState('')
  const isLong = offices.length > SHOWN
  const at = offices.find(({ id }) => id === target.office)
  const wanted = query.replace(/\s/g, '')
  const found = isLong && wanted === '' ? [] : offices.filter(({ name }) => name.includes(wanted))
  // The one taken stays in sight whatever is typed next.
  const shown = at === undefined || found.includes(at) ? found : [at, ...found]
  return (
    <>
      {isLong && <Field id="assign-search" label={words.search} value={query} maxLength={60} onInput={setQuery} />}
      {shown.length > 0 && (
        <Choices
          id="assign-office"
          label={words.office}
          options={shown.slice(0, SHOWN).map(({ id, name }) => [id, name] as const)}
          taken={target.office}
          onTake={(office) => onChange({ office, person: '' })}
        />
      )}
      {isLong && wanted !== '' && found.length === 0 && <p className="second">{words.noOffice}</p>}
      {at !== undefined && (
        <Choices
          id="assign-person"
          label={words.person}
          options={[['', words.officeItself] as const, ...at.persons.map(({ id, name }) => [id, name] as const)]}
          taken={target.person}
          onTake={(person) => onChange({ office: at.id, person })}
        />
      )}
    </>
  )
}

interface AssignToProps {
  offices: Offices
  target: Target
  onChange: (target: Target) => void
}

/** The same with the reason. */
export function AssignTo({ offices, target, onChange }: AssignToProps) {
  return (
    <>
      <ToWhom offices={offices} target={target} onChange={(whom) => onChange({ ...target, ...whom })} />
      <Choices
        id="assign-reason"
        label={words.reason}
        options={reasons}
        taken={target.reason}
        onTake={(reason) => onChange({ ...target, reason })}
      />
    </>
  )
}
