import { useState } from 'react'
import { asIsoDay } from '../../../types/day-said'
import { limits } from '../../../types/limits'
import type { Role } from '../../../types/people'
import { dayWords } from '../../../types/words/day'
import { fieldWords } from '../../../types/words/fields'
import { staffPageWords as words, staffWords } from '../../../types/words/staff'
import { fieldMessage } from '../../client/failure'
import { useWrite } from '../../client/use-write'
import { toFirstError } from '../../client/to-error'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { DayField } from '../../components/day/day'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'
import { ActBar } from './act-bar'
import type { FormProps } from './act-bar'
import { OfficeChoice } from './office-choice'
import type { FoundOffice } from './office-choice'

const nothing = { phone: '', name: '', until: '' }
type Typed = typeof nothing

/** Gives a role at an office. What is typed concerns another person: it lives as long as this form and is kept nowhere. */
export function AppointForm({ roles, onDone, onCancel }: FormProps & { roles: readonly Role[] }) {
  const [role, setRole] = useState<Role | undefined>(roles.length === 1 ? roles[0] : undefined)
  const [office, setOffice] = useState<FoundOffice>()
  const [typed, setTyped] = useState(nothing)
  const [withEnd, setWithEnd] = useState(false)
  const [missing, setMissing] = useState<{ role?: string; office?: string; phone?: string; name?: string }>({})
  const { write, busy, failure, clear } = useWrite('appointCadre', 'appoint')
  const type = (field: keyof Typed) => (value: string) => {
    setTyped((before) => ({ ...before, [field]: value }))
    setMissing({})
    clear()
  }
  const choose = (found: FoundOffice | undefined) => {
    setOffice(found)
    setMissing({})
    clear()
  }
  const appoint = async () => {
    const lacks = {
      ...(role ? {} : { role: words.roleMissing }),
      ...(office || !role ? {} : { office: words.officeMissing }),
      ...(typed.phone.trim() === '' ? { phone: fieldWords.phone.empty } : {}),
      ...(typed.name.trim() === '' ? { name: words.nameMissing } : {}),
    }
    setMissing(lacks)
    if (!role || !office || Object.keys(lacks).length > 0) return
    const until = withEnd && typed.until.trim() !== '' ? { until: asIsoDay(typed.until, true) } : {}
    const answer = await write({ role, office: office.id, phone: typed.phone, name: typed.name, ...until })
    if (!answer) {
      toFirstError()
      return
    }
    onDone([
      words.appointed(staffWords.roles[role], office.name),
      answer.enrolUntil === null ? words.enrolled : words.enrolUntil(answer.enrolUntil),
    ])
  }
  // A refusal that stands at its field is not said twice.
  const atField = ['office', 'phone', 'name', 'until'].some((field) => fieldMessage(failure, field))
  return (
    <>
      <div className="page-body">
        <h1 className="title">{words.appoint}</h1>
        {roles.length > 1 ? (
          <>
            <Choices
              id="role"
              label={words.role}
              options={roles.map((one) => [one, staffWords.roles[one]] as const)}
              taken={role ?? null}
              onTake={(taken) => {
                setRole(taken)
                choose(undefined)
              }}
            />
            {missing.role && <p className="field-error" role="alert">{`⚠ ${missing.role}`}</p>}
          </>
        ) : (
          <p className="lead">{role && staffWords.roles[role]}</p>
        )}
        {role && (
          <OfficeChoice
            key={role}
            role={role}
            chosen={office}
            onChoose={choose}
            error={missing.office ?? fieldMessage(failure, 'office')}
          />
        )}
        <Field
          id="staff-phone"
          label={words.phone}
          value={typed.phone}
          type="tel"
          maxLength={20}
          placeholder={words.phonePlaceholder}
          error={missing.phone ?? fieldMessage(failure, 'phone')}
          onInput={type('phone')}
        />
        <Field
          id="staff-name"
          label={words.name}
          value={typed.name}
          maxLength={limits.personName.max}
          error={missing.name ?? fieldMessage(failure, 'name')}
          onInput={type('name')}
        />
        {withEnd ? (
          <DayField
            id="staff-until"
            label={words.untilDay}
            value={typed.until}
            ahead
            offered={dayWords.later}
            hint={words.untilHint}
            error={fieldMessage(failure, 'until')}
            onInput={type('until')}
          />
        ) : (
          <Button id="with-end" kind="link" expanded={false} onClick={() => setWithEnd(true)}>
            {`＋ ${words.withEnd}`}
          </Button>
        )}
        <Problem failure={atField ? undefined : failure} />
      </div>
      <ActBar
        id="appoint-confirm"
        act={words.confirmAppoint}
        acting={words.appointing}
        busy={busy}
        onAct={() => void appoint()}
        onCancel={onCancel}
      />
    </>
  )
}
