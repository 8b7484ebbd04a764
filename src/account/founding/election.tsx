import type { MyFounding } from '../../../types/founding-view'
import { asIsoDay } from '../../../types/day-said'
import { postWords } from '../../../types/words/founding-pages'
import { foundingOwnWords as words } from '../../../types/words/founding-own'
import { fieldMessage } from '../../client/failure'
import { useDraft } from '../../client/use-draft'
import { useWrite } from '../../client/use-write'
import { toFirstError } from '../../client/to-error'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { DayField } from '../../components/day/day'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'

const outcomes = [
  ['yes', words.elected],
  ['no', words.notElected],
] as const

/** The members' meeting, as it went. */
export function Election({ id, founding, onDone }: { id: string; founding: MyFounding; onDone: () => void }) {
  const { candidates, quorum } = founding
  const empty: Record<string, string> = { heldOn: '', eligible: '', present: '' }
  for (const one of candidates) {
    empty[`votes-${one.id}`] = ''
    empty[`elected-${one.id}`] = ''
  }
  const draft = useDraft(`election:${id}`, empty)
  const { values } = draft
  const { write, busy, failure, clear } = useWrite('reportElection', `election:${id}`)
  const type = (name: string) => (value: string) => {
    draft.type(name, value)
    clear()
  }
  const number = (name: string) => Number((values[name] ?? '').trim() === '' ? Number.NaN : values[name])
  const eligible = number('eligible')
  const needed =
    quorum !== null && eligible > 0
      ? words.quorumOf(eligible, Math.ceil((eligible * quorum.of) / quorum.among))
      : undefined
  const report = async () => {
    const answer = await write({
      id,
      heldOn: asIsoDay(values.heldOn ?? ''),
      eligible: number('eligible'),
      present: number('present'),
      votes: candidates.map((one) => ({
        candidate: one.id,
        votes: number(`votes-${one.id}`),
        elected: values[`elected-${one.id}`] === 'yes',
      })),
      note: '',
    })
    if (answer === undefined) {
      toFirstError()
      return
    }
    draft.done()
    onDone()
  }
  return (
    <section className="card">
      <h2 className="card-title">{words.election}</h2>
      <p className="second">{words.electionLead}</p>
      <p id="election-quorum">{quorum === null ? words.quorumUnknown : words.quorum(quorum.of, quorum.among)}</p>
      <DayField
        id="election-heldOn"
        label={words.heldOn}
        value={values.heldOn ?? ''}
        error={fieldMessage(failure, 'heldOn')}
        onInput={type('heldOn')}
      />
      {(['eligible', 'present'] as const).map((name) => (
        <Field
          key={name}
          id={`election-${name}`}
          label={words[name]}
          type="tel"
          value={values[name] ?? ''}
          hint={name === 'eligible' ? needed : undefined}
          error={fieldMessage(failure, name)}
          onInput={type(name)}
        />
      ))}
      {candidates.map((one) => (
        <div key={one.id}>
          <Field
            id={`election-votes-${one.id}`}
            label={words.votes(postWords[one.post], one.nameMasked)}
            type="tel"
            value={values[`votes-${one.id}`] ?? ''}
            onInput={type(`votes-${one.id}`)}
          />
          <Choices
            id={`election-elected-${one.id}`}
            label={words.isElected(postWords[one.post], one.nameMasked)}
            options={outcomes}
            taken={(values[`elected-${one.id}`] ?? '') === '' ? null : (values[`elected-${one.id}`] as 'yes' | 'no')}
            onTake={type(`elected-${one.id}`)}
          />
        </div>
      ))}
      {fieldMessage(failure, 'votes') !== undefined && (
        <p className="field-error" role="alert">{`⚠ ${fieldMessage(failure, 'votes') ?? ''}`}</p>
      )}
      <Problem failure={failure} />
      <Button id="election-report" className="founding-act" kind="primary" busy={busy} onClick={() => void report()}>
        {busy ? words.reporting : words.report}
      </Button>
    </section>
  )
}
