import { useEffect, useRef, useState } from 'react'
import type { Role } from '../../../types/people'
import type { OutputOf } from '../../../types/registry'
import { staffPageWords as words } from '../../../types/words/staff'
import { useCall } from '../../client/use-call'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'

export type FoundOffice = OutputOf<'findOffices'>['offices'][number]

interface OfficeChoiceProps {
  role: Role
  chosen: FoundOffice | undefined
  onChoose: (office: FoundOffice | undefined) => void
  error: string | undefined
}

/** The office, found by a part of its name; the first ones are shown at once, and the only one is taken. */
export function OfficeChoice({ role, chosen, onChoose, error }: OfficeChoiceProps) {
  const [typed, setTyped] = useState('')
  const [query, setQuery] = useState('')
  const { data, failure, reload } = useCall('findOffices', { role, query })
  const only = query === '' && data?.offices.length === 1 ? data.offices[0] : undefined
  const take = useRef(onChoose)
  useEffect(() => {
    take.current = onChoose
  })
  useEffect(() => {
    if (only) take.current(only)
  }, [only])
  if (chosen)
    return (
      <section className="card row">
        <div className="grow">
          <p id="office-chosen" className="card-title">
            {chosen.name}
          </p>
          <p className="second">{chosen.division}</p>
        </div>
        {!only && (
          <Button id="other-office" kind="link" className="staff-beside" onClick={() => onChoose(undefined)}>
            {words.otherOffice}
          </Button>
        )}
      </section>
    )
  return (
    <>
      <Field
        id="office-search"
        label={words.officeSearch}
        value={typed}
        placeholder={words.officePlaceholder}
        maxLength={60}
        error={error}
        onInput={setTyped}
        beside={
          <Button id="office-find" className="field-beside staff-find" onClick={() => setQuery(typed.trim())}>
            {words.find}
          </Button>
        }
      />
      {data ? (
        data.offices.length === 0 ? (
          <p className="second" role="status">
            {words.officeNone}
          </p>
        ) : (
          <ul className="plain-list">
            {data.offices.map((office) => (
              <li key={office.id}>
                <Button className="staff-choice" onClick={() => onChoose(office)}>
                  <span className="staff-choice-name">{office.name}</span>
                  <span className="second staff-choice-hint">{office.division}</span>
                </Button>
              </li>
            ))}
          </ul>
        )
      ) : failure ? (
        <Problem failure={failure} onRetry={reload} />
      ) : (
        <Bones blocks={1} />
      )}
    </>
  )
}
