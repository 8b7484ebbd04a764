import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { CadreComplaint } from '../../../types/feedback'
import { limits } from '../../../types/limits'
import { complainWords, complaintWords, deskWords as words } from '../../../types/words/complain'
import { sayDate } from '../../../types/words/dates'
import { fieldWords } from '../../../types/words/fields'
import { fieldMessage } from '../../client/failure'
import { go } from '../../client/go'
import { useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useDraft } from '../../client/use-draft'
import { useShown } from '../../client/use-shown'
import { useWrite } from '../../client/use-write'
import { toFirstError } from '../../client/to-error'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Field } from '../../components/field/field'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Timeline } from '../../components/timeline/timeline'
import { Gate } from '../gate/gate'
import '../pages/pages.css'
import './index.css'

/** The answer, kept while it is written. */
function Answer({ id, round, onDone }: { id: string; round: number; onDone: (said: string) => void }) {
  const draft = useDraft(`answer:${id}`, { text: '' })
  const [wrong, setWrong] = useState<string>()
  const { write, busy, failure, clear } = useWrite('answerComplaint', `answer:${id}:${round}`, { hold: true })
  const send = async () => {
    if (draft.values.text.trim() === '') {
      setWrong(fieldWords.complaint.empty)
      toFirstError()
      return
    }
    if (!(await write({ id, text: draft.values.text }))) return
    draft.done()
    onDone(words.answered)
  }
  return (
    <section className="card">
      <Field
        id="answer"
        label={words.answer}
        value={draft.values.text}
        lines
        maxLength={limits.complaint.max}
        placeholder={words.answerPlaceholder}
        error={wrong ?? fieldMessage(failure, 'text')}
        onInput={(value) => {
          draft.type('text', value)
          setWrong(undefined)
          clear()
        }}
      />
      <Problem failure={failure} onRetry={failure?.name === 'complaintMoved' ? () => onDone('') : undefined} />
      <Button id="answer-submit" kind="primary" busy={busy} onClick={() => void send()}>
        {busy ? words.busy : words.submit}
      </Button>
    </section>
  )
}

function Facts({ found }: { found: CadreComplaint }) {
  const { about } = found
  const facts: (readonly [string, string])[] = [
    [words.from, found.phoneMasked],
    [words.place, found.place],
    [complaintWords.office, found.complaint.office],
  ]
  return (
    <section className="card">
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label} className="fact">
            <dt className="fact-label">{label}</dt>
            <dd className="fact-value">{value}</dd>
          </div>
        ))}
      </dl>
      {about && (
        <Button id="about" className="complaint-about" onClick={() => go('case', { id: about.id })}>
          {`${words.about}：${about.enterprise}`}
        </Button>
      )}
    </section>
  )
}

/** One complaint at the desk: what was written, what was done, and the answer. */
function ComplaintContent({ id }: { id: string | undefined }) {
  const signedIn = useSession()
  const shown = useShown()
  const [said, setSaid] = useState('')
  const { data, failure, reload } = useCall('getComplaint', id && signedIn ? { id } : undefined, shown)
  if (!id || failure?.name === 'complaintUnknown' || failure?.name === 'inputInvalid' || failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={complaintWords.unknownTitle} lead={complaintWords.unknownLead}>
          <Button id="back" kind="primary" onClick={() => go('complaints')}>
            {words.back}
          </Button>
        </Empty>
      </Page>
    )
  if (!data) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={3} />}</Page>
  const { complaint } = data
  const round = data.timeline.length
  const done = (sentence: string) => {
    setSaid(sentence)
    reload()
  }
  return (
    <Page>
      <p className={`state state-${complaint.state === 'open' ? 'submitted' : 'accepted'}`}>
        {words.tabs[complaint.state]}
      </p>
      <h1 className="title">{complainWords.kinds[complaint.kind]}</h1>
      <p className="second number">{complaint.number}</p>
      {complaint.dueOn !== null && (
        <p className={`second number ${complaint.overdue ? 'desk-late' : 'desk-soon'}`}>
          {complaint.overdue ? `⚠ ${words.overdue(sayDate(complaint.dueOn))}` : words.due(sayDate(complaint.dueOn))}
        </p>
      )}
      {said && (
        <p className="card" role="status">
          {`✓ ${said}`}
        </p>
      )}
      <Problem failure={failure} onRetry={reload} />
      <section className="card">
        <h2 className="card-title">{words.text}</h2>
        <p className="complaint-written">{data.text ?? complaintWords.forgotten}</p>
      </section>
      <Facts found={data} />
      {data.mayAnswer ? (
        <Answer key={round} id={complaint.id} round={round} onDone={done} />
      ) : (
        complaint.state === 'open' && <p className="card second">{words.watching(complaint.office)}</p>
      )}
      <h2 className="heading">{words.history}</h2>
      <section className="card">
        <Timeline entries={data.timeline} />
      </section>
    </Page>
  )
}

/** One complaint as its office works on it. */
export default function DeskComplaint() {
  const { id } = useRouter().params
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <ComplaintContent id={id} />
    </Gate>
  )
}
