import { useState } from 'react'
import type { MyCase } from '../../../types/casework'
import { limits } from '../../../types/limits'
import { returnReasonWords } from '../../../types/words/return-reasons'
import { fieldWords } from '../../../types/words/fields'
import { statusWords } from '../../../types/words/owner'
import { useDraft } from '../../client/use-draft'
import { fieldMessage } from '../../client/failure'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'

interface AnswerReturnProps {
  id: string
  mine: MyCase
  /** Answered, or somebody else was faster: what is shown is no longer true. */
  onAnswered: () => void
}

/** The application came back: all reasons, and the answer in place. Nothing has to be filled in again. */
export function AnswerReturn({ id, mine, onAnswered }: AnswerReturnProps) {
  const draft = useDraft(`answer:${id}`, { contactName: mine.contactName ?? '', note: '' })
  const [missing, setMissing] = useState<{ contactName?: string; note?: string }>({})
  // A case may come back more than once: each round is an intent of its own.
  const { write, busy, failure, clear } = useWrite('resubmitCase', `resubmit:${id}:${mine.timeline.length}`, {
    hold: true,
  })
  const noteNeeded = mine.returnReasons.some((reason) => reason !== returnReasonWords.contact)
  const { contactName, note } = draft.values
  const submit = async () => {
    const found: typeof missing = {}
    if (contactName.trim() === '') found.contactName = fieldWords.contactName.empty
    if (noteNeeded && note.trim() === '') found.note = statusWords.noteMissing
    setMissing(found)
    if (found.contactName || found.note) return
    const answered = await write({ id, contactName, note })
    if (!answered) return
    draft.done()
    onAnswered()
  }
  return (
    <section className="card status-answer">
      <h2 className="card-title">{statusWords.returnedTitle}</h2>
      <ul className="plain-list status-reasons">
        {mine.returnReasons.map((reason) => (
          <li key={reason} className="status-reason">
            {`· ${reason}`}
          </li>
        ))}
      </ul>
      {mine.returnNote && <p className="lead">{statusWords.returnNote + mine.returnNote}</p>}
      <p className="second lead">{statusWords.returnedLead}</p>
      <Field
        id="contact-name"
        label={fieldWords.contactName.label}
        value={contactName}
        fill="name"
        maxLength={limits.personName.max}
        error={missing.contactName ?? fieldMessage(failure, 'contactName')}
        onInput={(value) => {
          draft.type('contactName', value)
          setMissing((before) => ({ ...before, contactName: undefined }))
          clear()
        }}
      />
      <Field
        id="note"
        label={noteNeeded ? statusWords.noteNeeded : statusWords.note}
        value={note}
        lines
        maxLength={limits.note.max}
        placeholder={statusWords.notePlaceholder}
        error={missing.note ?? fieldMessage(failure, 'note')}
        onInput={(value) => {
          draft.type('note', value)
          setMissing((before) => ({ ...before, note: undefined }))
          clear()
        }}
      />
      <Problem failure={failure} onRetry={failure?.name === 'caseMoved' ? onAnswered : undefined} />
      <div className="status-act">
        <Button id="answer" kind="primary" busy={busy} onClick={() => void submit()}>
          {busy ? statusWords.answering : statusWords.answer}
        </Button>
      </div>
    </section>
  )
}
