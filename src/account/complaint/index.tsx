import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { limits } from '../../../types/limits'
import { complainWords, complaintWords as words } from '../../../types/words/complain'
import { fieldMessage } from '../../client/failure'
import { go } from '../../client/go'
import { useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useDraft } from '../../client/use-draft'
import { useShown } from '../../client/use-shown'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Field } from '../../components/field/field'
import { Login } from '../../components/login/login'
import { OfficeCard } from '../../components/office/office'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Timeline } from '../../components/timeline/timeline'
import './index.css'

/** Not content with the answer: one tap opens the form, one more sends it to the office above. */
function Above({ id, round, office, onDone }: { id: string; round: number; office: string; onDone: () => void }) {
  const [open, setOpen] = useState(false)
  const draft = useDraft(`above:${id}`, { note: '' })
  const { write, busy, failure, clear } = useWrite('escalateComplaint', `above:${id}:${round}`, { hold: true })
  if (!open)
    return (
      <div className="complaint-act">
        <Button id="unhappy" onClick={() => setOpen(true)}>
          {words.unhappy}
        </Button>
      </div>
    )
  const send = async () => {
    if (!(await write({ id, note: draft.values.note }))) return
    draft.done()
    onDone()
  }
  return (
    <section className="card">
      <h2 className="card-title">{words.above(office)}</h2>
      <p className="second">{words.aboveLead}</p>
      <Field
        id="above-note"
        label={words.note}
        value={draft.values.note}
        lines
        maxLength={limits.note.max}
        error={fieldMessage(failure, 'note')}
        onInput={(value) => {
          draft.type('note', value)
          clear()
        }}
      />
      <Problem failure={failure} onRetry={failure?.name === 'complaintMoved' ? onDone : undefined} />
      <Button id="above-confirm" kind="primary" busy={busy} onClick={() => void send()}>
        {busy ? words.busy : words.confirm}
      </Button>
      <div className="complaint-act">
        <Button id="above-cancel" onClick={() => setOpen(false)}>
          {words.cancel}
        </Button>
      </div>
    </section>
  )
}

/** One complaint or suggestion: who answers by when, what was answered, and the way on. */
export default function Complaint() {
  const { id } = useRouter().params
  const signedIn = useSession()
  const shown = useShown()
  const { data, failure, reload } = useCall('getMyComplaint', id && signedIn ? { id } : undefined, shown)
  if (!signedIn)
    return (
      <Page plain>
        <h1 className="title">{words.title}</h1>
        <Login />
      </Page>
    )
  if (!id || failure?.name === 'complaintUnknown' || failure?.name === 'inputInvalid')
    return (
      <Page plain>
        <Empty title={words.unknownTitle} lead={words.unknownLead}>
          <Button id="complain" kind="primary" onClick={() => go('complain')}>
            {complainWords.title}
          </Button>
        </Empty>
      </Page>
    )
  if (!data) return <Page plain>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={3} />}</Page>
  const { complaint } = data
  return (
    <Page plain>
      <p id="complaint-state" className={`state state-${complaint.state === 'open' ? 'submitted' : 'accepted'}`}>
        {complaint.headline}
      </p>
      <h1 className="title">{complainWords.kinds[complaint.kind]}</h1>
      <p className="second number">{complaint.number}</p>
      <p className="lead complaint-next">{complaint.next}</p>
      <Problem failure={failure} onRetry={reload} />
      {data.above !== null && (
        <Above
          key={data.timeline.length}
          id={complaint.id}
          round={data.timeline.length}
          office={data.above}
          onDone={reload}
        />
      )}
      <h2 className="heading">{words.history}</h2>
      <section className="card">
        <Timeline entries={data.timeline} />
      </section>
      <h2 className="heading">{words.filed}</h2>
      <section className="card">
        <p className="complaint-text">{data.text ?? words.forgotten}</p>
      </section>
      <h2 className="heading">{words.office}</h2>
      <OfficeCard office={data.office} />
    </Page>
  )
}
