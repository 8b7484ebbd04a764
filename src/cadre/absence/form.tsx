import { useState } from 'react'
import type { AbsenceGrant } from '../../../types/absence'
import { asIsoDay } from '../../../types/day-said'
import { absencePageWords as words } from '../../../types/words/absence'
import { dayWords } from '../../../types/words/day'
import { fieldMessage } from '../../client/failure'
import { useWrite } from '../../client/use-write'
import { toFirstError } from '../../client/to-error'
import { Bar } from '../../components/bar/bar'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { DayField } from '../../components/day/day'
import { Problem } from '../../components/problem/problem'

interface FormProps {
  grants: readonly AbsenceGrant[]
  today: string
  onDone: (sentence: string) => void
  onCancel: () => void
}

/** To the office itself, among those who stand in. */
const OFFICE = 'office'

/** From when to when somebody is away, and who stands in. */
export function AbsenceForm({ grants, today, onDone, onCancel }: FormProps) {
  const [grantId, setGrantId] = useState(grants[0]?.id ?? '')
  const [begins, setBegins] = useState(today)
  const [ends, setEnds] = useState('')
  const [deputy, setDeputy] = useState<string>()
  const { write, busy, failure } = useWrite('recordAbsence', `absence:${grantId}`)
  const grant = grants.find(({ id }) => id === grantId)
  if (!grant) return null
  const isAlone = grant.deputies.length === 0
  // The first who is there, until another one, or the office, is chosen.
  const taken = deputy ?? grant.deputies[0]?.id ?? OFFICE
  const wrong = (field: 'begins' | 'ends' | 'deputy') => fieldMessage(failure, field)
  const record = async () => {
    const days = { begins: asIsoDay(begins), ends: asIsoDay(ends, true) }
    const answer = await write({ id: grant.id, ...days, ...(taken === OFFICE ? {} : { deputy: taken }) })
    if (answer) onDone(words.recorded(days.begins, days.ends))
    else toFirstError()
  }
  return (
    <>
      <div className="page-body">
        <h1 className="title">{words.record}</h1>
        {grants.length > 1 ? (
          <Choices
            id="absence-grant"
            label={words.office}
            options={grants.map(({ id, office }) => [id, office] as const)}
            taken={grantId}
            onTake={(id) => {
              setGrantId(id)
              setDeputy(undefined)
            }}
          />
        ) : (
          <p className="second">{words.whose(grant.who, grant.office)}</p>
        )}
        <DayField
          id="absence-begins"
          label={words.begins}
          value={begins}
          offered={dayWords.soon}
          error={wrong('begins')}
          onInput={setBegins}
        />
        <DayField id="absence-ends" label={words.ends} value={ends} ahead error={wrong('ends')} onInput={setEnds} />
        {isAlone ? (
          <p className="second">{words.alone}</p>
        ) : (
          <Choices
            id="absence-deputy"
            label={words.deputy}
            options={[...grant.deputies.map(({ id, name }) => [id, name] as const), [OFFICE, words.toOffice] as const]}
            taken={taken}
            onTake={setDeputy}
          />
        )}
        {wrong('deputy') && <p className="field-error" role="alert">{`⚠ ${wrong('deputy') ?? ''}`}</p>}
        <Problem failure={wrong('begins') || wrong('ends') || wrong('deputy') ? undefined : failure} />
      </div>
      <Bar className="bar-pair">
        <Button id="absence-confirm" kind="primary" className="bar-first" busy={busy} onClick={() => void record()}>
          {busy ? words.recording : words.confirm}
        </Button>
        <Button id="absence-cancel" className="bar-second" waiting={busy} onClick={onCancel}>
          {words.cancel}
        </Button>
      </Bar>
    </>
  )
}
