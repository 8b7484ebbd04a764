import { useState } from 'react'
import type { PartyKind } from '../../../types/case-life'
import type { MyFounding } from '../../../types/founding-view'
import { partyWords } from '../../../types/words/forms'
import { foundingOwnWords as words } from '../../../types/words/founding-own'
import { fieldMessage } from '../../client/failure'
import { useDraft } from '../../client/use-draft'
import { useWrite } from '../../client/use-write'
import { toFirstError } from '../../client/to-error'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'

const parties = Object.entries(partyWords) as [PartyKind, string][]
const texts = ['fullName', 'shortName', 'industry'] as const
const counts = ['staff', 'youth', 'members', 'seats'] as const
const hints: Readonly<Partial<Record<(typeof counts)[number], string>>> = {
  members: words.membersHint,
  seats: words.seatsHint,
}

const valuesOf = ({ request }: MyFounding): Record<string, string> => ({
  ...Object.fromEntries(texts.map((name) => [name, request[name]])),
  ...Object.fromEntries(counts.map((name) => [name, request[name]?.toString() ?? ''])),
  party: request.party ?? '',
  partyName: request.partyName,
})

/** What the request says, prefilled with what is known; kept as it is typed. */
export function RequestForm({ id, founding, onSaved }: { id: string; founding: MyFounding; onSaved: () => void }) {
  const draft = useDraft(`founding:${id}`, valuesOf(founding))
  const [said, setSaid] = useState('')
  const { write, busy, failure, clear } = useWrite('saveRequest', `request:${id}`)
  const { values } = draft
  const type = (name: string) => (value: string) => {
    draft.type(name, value)
    setSaid('')
    clear()
  }
  const number = (name: string) => Number((values[name] ?? '').trim() === '' ? Number.NaN : values[name])
  const save = async () => {
    const answer = await write({
      id,
      fullName: values.fullName ?? '',
      shortName: values.shortName ?? '',
      industry: values.industry ?? '',
      staff: number('staff'),
      youth: number('youth'),
      members: number('members'),
      seats: number('seats'),
      party: values.party as PartyKind,
      ...(values.partyName === undefined || values.partyName === '' ? {} : { partyName: values.partyName }),
    })
    if (answer === undefined) {
      toFirstError()
      return
    }
    draft.done()
    setSaid(words.saved)
    onSaved()
  }
  return (
    <section className="card">
      <h2 className="card-title">{words.request}</h2>
      <p className="second">{words.requestLead}</p>
      {texts.map((name) => (
        <Field
          key={name}
          id={`request-${name}`}
          label={words[name]}
          value={values[name] ?? ''}
          error={fieldMessage(failure, name)}
          onInput={type(name)}
        />
      ))}
      {counts.map((name) => (
        <Field
          key={name}
          id={`request-${name}`}
          label={words[name]}
          value={values[name] ?? ''}
          type="tel"
          hint={hints[name]}
          error={fieldMessage(failure, name)}
          onInput={type(name)}
        />
      ))}
      <Choices
        id="request-party"
        label={words.party}
        options={parties}
        taken={values.party === '' ? null : (values.party as PartyKind)}
        onTake={type('party')}
      />
      {values.party !== '' && values.party !== 'none' && (
        <Field
          id="request-partyName"
          label={words.partyName}
          value={values.partyName ?? ''}
          error={fieldMessage(failure, 'partyName')}
          onInput={type('partyName')}
        />
      )}
      {said !== '' && <p className="founding-said" role="status">{`✓ ${said}`}</p>}
      <Problem failure={failure} />
      <Button id="request-save" className="founding-act" busy={busy} onClick={() => void save()}>
        {busy ? words.saving : words.save}
      </Button>
    </section>
  )
}
