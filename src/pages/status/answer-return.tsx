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
  const draft = useDraft(`answer:${id}`, {
    contactName: mine.contactName ?? '',
    operatingAddress: mine.address ?? '',
    note: '',
  })
  const [missing, setMissing] = useState<{ contactName?: string; operatingAddress?: string; note?: string }>({})
  // A case may come back more than once: each round is an intent of its own.
  const { write, busy, failure, clear } = useWrite('resubmitCase', `resubmit:${id}:${mine.timeline.length}`, {
    hold: true,
  })
  const { contactName, operatingAddress, note } = draft.values
  const { address, contact, other } = returnReasonWords
  const mayCorrect = mine.address !== null && mine.returnReasons.some((one) => one === address || one === other)
  const corrected = mayCorrect && operatingAddress.trim() !== mine.address
  // What was put right needs no words beside it.
  const noteNeeded = mine.returnReasons.some((reason) => reason !== contact && (reason !== address || !corrected))
  // What stands at its field is not said again below.
  const isSaid = ['contactName', 'operatingAddress', 'note'].some((field) => fieldMessage(failure, field) !== undefined)
  const submit = async () => {
    const found: typeof missing = {}
    if (contactName.trim() === '') found.contactName = fieldWords.contactName.empty
    if (noteNeeded && note.trim() === '') found.note = statusWords.noteMissing
    if (corrected && operatingAddress.trim() === '') found.operatingAddress = fieldWords.operatingAddress.empty
    setMissing(found)
    if (found.contactName || found.operatingAddress || found.note) return
    const answered = await write({ id, contactName, ...(corrected ? { operatingAddress } : {}), note })
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
      {mayCorrect && (
        <Field
          id="operating-address"
          label={fieldWords.operatingAddress.label}
          value={operatingAddress}
          maxLength={limits.address.max}
          hint={statusWords.addressHint}
          error={missing.operatingAddress ?? fieldMessage(failure, 'operatingAddress')}
          onInput={(value) => {
            draft.type('operatingAddress', value)
            setMissing((before) => ({ ...before, operatingAddress: undefined, note: undefined }))
            clear()
          }}
        />
      )}
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
      <Problem
        failure={isSaid ? undefined : failure}
        onRetry={failure?.name === 'caseMoved' ? onAnswered : undefined}
      />
      <div className="status-act">
        <Button id="answer" kind="primary" busy={busy} onClick={() => void submit()}>
          {busy ? statusWords.answering : statusWords.answer}
        </Button>
      </div>
    </section>
  )
}
