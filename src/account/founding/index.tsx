import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { OwnDocumentKind } from '../../../types/documents'
import type { MyFounding } from '../../../types/founding-view'
import { limits } from '../../../types/limits'
import { formWords } from '../../../types/words/forms'
import { sayDate, sayDay } from '../../../types/words/dates'
import { foundingOwnWords as words } from '../../../types/words/founding-own'
import { fieldMessage } from '../../client/failure'
import { go } from '../../client/go'
import { useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useDraft } from '../../client/use-draft'
import { useShown } from '../../client/use-shown'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Field } from '../../components/field/field'
import { Findings } from '../../components/findings/findings'
import { Login } from '../../components/login/login'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Candidates } from './candidates'
import { Election } from './election'
import { OwnPaper, Papers } from './papers'
import { RequestForm } from './request'
import './index.css'

/** The office above is asked: why it should have been accepted. */
function Appeal({ id, until, onDone }: { id: string; until: string; onDone: (said: string) => void }) {
  const draft = useDraft(`appeal:${id}`, { note: '' })
  const { write, busy, failure, clear } = useWrite('appealCase', `appeal:${id}`)
  const appeal = async () => {
    const answer = await write({ id, note: draft.values.note })
    if (answer === undefined) return
    draft.done()
    onDone(answer.next)
  }
  return (
    <section className="card">
      <p className="second">{words.appealLead}</p>
      <p className="second">{words.appealUntil(sayDay(until))}</p>
      <Field
        id="appeal-note"
        label={words.appealNote}
        value={draft.values.note}
        lines
        maxLength={limits.note.max}
        error={fieldMessage(failure, 'note')}
        onInput={(value) => {
          draft.type('note', value)
          clear()
        }}
      />
      <Problem failure={failure} />
      <Button id="appeal" className="founding-act" kind="primary" busy={busy} onClick={() => void appeal()}>
        {busy ? words.appealing : words.appeal}
      </Button>
    </section>
  )
}

/** What stands: who guides, what was answered, what was founded. */
function Facts({ founding }: { founding: MyFounding }) {
  const { form, guide, reply, election, founded } = founding
  if (form === null && guide === null) return null
  return (
    <section className="card">
      {form !== null && <p className="founding-form">{formWords[form]}</p>}
      {guide !== null && (
        <p>{`${words.guide}：${guide.on === null ? guide.name : words.guideSays(guide.name, sayDate(guide.on))}`}</p>
      )}
      {reply !== null && <p>{`${words.reply}：${words.replySays(reply.number ?? '', sayDate(reply.on))}`}</p>}
      {election !== null && founded === null && <Findings found={election.findings} />}
      {founded !== null && <p>{words.founded(sayDay(founded.on), sayDay(founded.termEndsOn))}</p>}
    </section>
  )
}

function Send({ id, onDone }: { id: string; onDone: (said: string) => void }) {
  const { write, busy, failure } = useWrite('sendRequest', `send:${id}`)
  const send = async () => {
    if (await write({ id, note: '' })) onDone(words.sent)
  }
  return (
    <>
      {fieldMessage(failure, 'request') !== undefined && (
        <p className="field-error" role="alert">{`⚠ ${fieldMessage(failure, 'request') ?? ''}`}</p>
      )}
      <Problem failure={fieldMessage(failure, 'request') === undefined ? failure : undefined} />
      <Button id="request-send" className="founding-act" kind="primary" busy={busy} onClick={() => void send()}>
        {busy ? words.sending : words.send}
      </Button>
    </>
  )
}

function Heading({ title = words.title, lead = words.lead }: { title?: string; lead?: string }) {
  return (
    <>
      <h1 className="title">{title}</h1>
      <p className="lead">{lead}</p>
    </>
  )
}

function Content({ id }: { id: string }) {
  const shown = useShown()
  const [said, setSaid] = useState('')
  const [paper, setPaper] = useState<OwnDocumentKind>()
  const founding = useCall('getMyFounding', { id }, shown)
  const mine = useCall('getMyCase', { id }, shown)
  const { data } = founding
  if (!data || !mine.data)
    return founding.failure || mine.failure ? (
      <>
        <Heading />
        <Problem failure={founding.failure ?? mine.failure} onRetry={founding.reload} />
      </>
    ) : (
      <>
        <Heading />
        <Bones />
      </>
    )
  const reload = () => {
    founding.reload()
    mine.reload()
  }
  const done = (sentence: string) => {
    setSaid(sentence)
    reload()
  }
  if (paper !== undefined)
    return (
      <>
        <Heading />
        <OwnPaper id={id} kind={paper} onBack={() => setPaper(undefined)} />
      </>
    )
  const { state } = mine.data.case
  const mayWrite = data.may.includes('writeRequest')
  const mayReport = data.may.includes('reportElection')
  const { appealUntil } = mine.data
  const mayAppeal = state === 'refused' && appealUntil !== null
  return (
    <>
      <Heading title={mayAppeal ? words.appeal : words.title} lead={mayAppeal ? words.appealPage : words.lead} />
      <p className="second">{mine.data.case.headline}</p>
      {mine.data.remark && (
        <section className="card">
          <h2 className="card-title">{words.remark}</h2>
          <p>{mine.data.remark}</p>
        </section>
      )}
      {said !== '' && <p role="status" className="card">{`✓ ${said}`}</p>}
      <Facts founding={data} />
      {state === 'guiding' && mayWrite && <p className="lead">{words.beforeGuide}</p>}
      {mayAppeal && <Appeal id={id} until={appealUntil} onDone={done} />}
      {mayWrite && <RequestForm id={id} founding={data} onSaved={reload} />}
      {mayWrite && <Candidates id={id} founding={data} onChanged={reload} />}
      {mayWrite && state === 'preparing' && <Send id={id} onDone={done} />}
      {mayReport && <Election id={id} founding={data} onDone={() => done(words.reported)} />}
      {mine.data.mine && <Papers id={id} round={data} onOpen={setPaper} />}
      {!mayWrite && !mayReport && !mayAppeal && <p className="lead">{words.nothing}</p>}
      <div className="page-foot">
        <Button kind="link" onClick={() => go('status', { id })}>
          {words.back}
        </Button>
      </div>
    </>
  )
}

/** What the owner does for the founding: nothing that the city knows is asked for again. */
export default function FoundingPage() {
  const { id } = useRouter().params
  const signedIn = useSession()
  return (
    <Page>
      {signedIn && id !== undefined ? (
        <Content id={id} />
      ) : (
        <>
          <Heading />
          {!signedIn && <Login />}
        </>
      )}
    </Page>
  )
}
