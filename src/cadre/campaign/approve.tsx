import { useState } from 'react'
import type { CampaignView } from '../../../types/campaigns'
import { limits } from '../../../types/limits'
import { approveWords as words, submitWords } from '../../../types/words/campaign-acts'
import { fieldMessage } from '../../client/failure'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'

interface ApproveProps {
  found: CampaignView
  onDecided: () => void
}

const plainNumber = (typed: string) => Number(typed.normalize('NFKC').replace(/[\s,，条]/g, '') || NaN)

/** Sent back with a word why. */
function Decline({ found, onDecided, onCancel }: ApproveProps & { onCancel: () => void }) {
  const [note, setNote] = useState('')
  const [wrong, setWrong] = useState<string>()
  const { write, busy, failure, clear } = useWrite('approveCampaign', `campaign-decline:${found.id}`)
  const decline = async () => {
    if (note.trim() === '') {
      setWrong(words.noteMissing)
      return
    }
    const asked = { id: found.id, approve: false, expected: found.plan?.messages ?? 0, note: note.trim() }
    if (await write(asked)) onDecided()
  }
  const said = wrong ?? fieldMessage(failure, 'note')
  return (
    <>
      <Field
        id="decline-note"
        label={words.note}
        value={note}
        lines
        maxLength={limits.note.max}
        placeholder={words.notePlaceholder}
        error={said}
        onInput={(typed) => {
          setNote(typed)
          setWrong(undefined)
          clear()
        }}
      />
      <Problem failure={said === undefined ? failure : undefined} />
      <div className="campaign-act">
        <Button id="decline-confirm" busy={busy} onClick={() => void decline()}>
          {busy ? words.approving : words.confirmDecline}
        </Button>
      </div>
      <Button id="decline-cancel" kind="link" waiting={busy} onClick={onCancel}>
        {words.cancel}
      </Button>
    </>
  )
}

/** A second person's word: the number of messages typed, so that nobody approves what was not read. */
export function Approve({ found, onDecided }: ApproveProps) {
  const { id, may, plan, createdBy, sendFrom } = found
  const messages = plan?.messages ?? 0
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [declining, setDeclining] = useState(false)
  const { write, busy, failure, clear } = useWrite('approveCampaign', `campaign-approve:${id}`)
  const approve = async () => {
    const expected = plainNumber(typed)
    if (expected !== messages) {
      setWrong(words.expectedWrong)
      return
    }
    if (await write({ id, approve: true, expected })) onDecided()
  }
  if (!may.approve)
    return (
      <section className="card">
        <h2 className="card-title">{words.waiting}</h2>
        <p className="second">{words.waitingLead}</p>
        {!found.approvable && <p className="campaign-warned">{`⚠ ${submitWords.noApprover}`}</p>}
        <p className="second campaign-line number">{words.from(sendFrom)}</p>
      </section>
    )
  return (
    <section className="card">
      <h2 className="card-title">{words.title}</h2>
      <p className="second">{words.lead(createdBy)}</p>
      <p className="campaign-line number">{words.from(sendFrom)}</p>
      {declining ? (
        <Decline found={found} onDecided={onDecided} onCancel={() => setDeclining(false)} />
      ) : (
        <>
          <Field
            id="expected"
            label={words.expected}
            value={typed}
            type="tel"
            maxLength={12}
            hint={words.expectedHint(messages)}
            error={wrong}
            onInput={(value) => {
              setTyped(value)
              setWrong(undefined)
              clear()
            }}
          />
          <Problem
            failure={failure}
            onRetry={failure?.name === 'campaignMoved' || failure?.name === 'campaignChanged' ? onDecided : undefined}
          />
          <div className="campaign-act">
            <Button id="campaign-approve" kind="primary" busy={busy} onClick={() => void approve()}>
              {busy ? words.approving : words.approve(messages)}
            </Button>
          </div>
          <div className="campaign-act">
            <Button id="campaign-decline" waiting={busy} onClick={() => setDeclining(true)}>
              {words.decline}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
