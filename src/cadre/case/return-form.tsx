import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ReturnReason } from '../../../types/casework'
import { limits } from '../../../types/limits'
import { caseWords } from '../../../types/words/cadre'
import { fieldWords } from '../../../types/words/fields'
import { useDraft } from '../../client/use-draft'
import { fieldMessage } from '../../client/failure'
import { useWrite } from '../../client/use-write'
import { toFirstError } from '../../client/to-error'
import { Bar } from '../../components/bar/bar'
import { Button } from '../../components/button/button'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'

const reasons: readonly ReturnReason[] = ['contact', 'identity', 'address', 'authority', 'other']

interface ReturnFormProps {
  id: string
  /** Which round of the case this is; a case may be sent back more than once. */
  round: number
  onReturned: () => void
  onCancel: () => void
  /** Somebody else was faster: what is shown is no longer true. */
  onStale: () => void
  /** Which case it is, above the form. */
  head: ReactNode
}

/** Sends the application back once, with everything that is missing: a checklist and a note that the owner reads. */
export function ReturnForm({ id, round, onReturned, onCancel, onStale, head }: ReturnFormProps) {
  const draft = useDraft(`return:${id}`, { reasons: '', note: '' })
  const [wrong, setWrong] = useState<{ reasons?: string; note?: string }>({})
  const { write, busy, failure, clear } = useWrite('returnCase', `return:${id}:${round}`, { hold: true })
  const chosen = reasons.filter((reason) => draft.values.reasons.split(',').includes(reason))
  const toggle = (reason: ReturnReason) => {
    const after = chosen.includes(reason) ? chosen.filter((other) => other !== reason) : [...chosen, reason]
    draft.type('reasons', after.join(','))
    setWrong({})
  }
  const submit = async () => {
    if (chosen.length === 0) {
      setWrong({ reasons: fieldWords.reasons.empty })
      toFirstError()
      return
    }
    if (chosen.includes('other') && draft.values.note.trim() === '') {
      setWrong({ note: fieldWords.reasons.other })
      toFirstError()
      return
    }
    const done = await write({ id, reasons: chosen, note: draft.values.note })
    if (!done) return
    draft.done()
    onReturned()
  }
  return (
    <>
      <div className="page-body">
        {head}
        <section className="card">
          <h2 className="card-title">{caseWords.returnTitle}</h2>
          <div role="group" aria-label={caseWords.returnTitle}>
            {reasons.map((reason) => {
              const on = chosen.includes(reason)
              return (
                <button
                  key={reason}
                  id={`reason-${reason}`}
                  role="checkbox"
                  aria-checked={on}
                  className={`button button-quiet check${on ? ' check-on' : ''}`}
                  onClick={() => toggle(reason)}
                >
                  {`${on ? '☑' : '☐'} ${caseWords.returnReasons[reason]}`}
                </button>
              )
            })}
          </div>
          {wrong.reasons && (
            <p className="field-error" role="alert">
              {`⚠ ${wrong.reasons}`}
            </p>
          )}
          <Field
            id="return-note"
            label={caseWords.note}
            value={draft.values.note}
            lines
            maxLength={limits.note.max}
            placeholder={caseWords.notePlaceholder}
            error={wrong.note ?? fieldMessage(failure, 'note')}
            onInput={(value) => {
              draft.type('note', value)
              setWrong({})
              clear()
            }}
          />
          <Problem failure={failure} onRetry={failure?.name === 'caseMoved' ? onStale : undefined} />
        </section>
      </div>
      <Bar className="bar-pair">
        <Button id="return-confirm" kind="primary" className="bar-first" busy={busy} onClick={() => void submit()}>
          {busy ? caseWords.returning : caseWords.returnConfirm}
        </Button>
        <Button id="return-cancel" className="bar-second" onClick={onCancel}>
          {caseWords.cancel}
        </Button>
      </Bar>
    </>
  )
}
