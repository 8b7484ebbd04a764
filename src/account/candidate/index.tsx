import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { educations, type Education } from '../../../types/case-life'
import { limits } from '../../../types/limits'
import type { OutputOf } from '../../../types/registry'
import { educationWords, postWords } from '../../../types/words/founding-pages'
import { candidateWords as words } from '../../../types/words/founding-own'
import { fieldWords } from '../../../types/words/fields'
import { fieldMessage } from '../../client/failure'
import { useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useDraft } from '../../client/use-draft'
import { useWrite } from '../../client/use-write'
import { toFirstError } from '../../client/to-error'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Empty } from '../../components/empty/empty'
import { Field } from '../../components/field/field'
import { Login } from '../../components/login/login'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import './index.css'

const options = educations.map((one) => [one, educationWords[one]] as const)

/** The own data, and the separate consent: nobody else fills this in. */
function Form({ token, asked, onDone }: { token: string; asked: OutputOf<'openCandidate'>; onDone: () => void }) {
  const draft = useDraft(`candidate:${token}`, { name: '', bornIn: '', joinedIn: '', education: '', record: '' })
  const [agreed, setAgreed] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const { write, busy, failure, clear } = useWrite('giveCandidate', `candidate:${token}`)
  const { values } = draft
  const type = (name: keyof typeof values) => (value: string) => {
    draft.type(name, value)
    clear()
  }
  const submit = async () => {
    if (!agreed) {
      setWrong(fieldWords.candidateConsent.empty)
      toFirstError()
      return
    }
    const joinedIn = values.joinedIn.trim()
    const answer = await write({
      token,
      noticeVersion: asked.noticeVersion,
      agreesToMembership: true,
      name: values.name,
      bornIn: values.bornIn.trim(),
      joinedIn: joinedIn === '' ? null : joinedIn,
      education: values.education as Education,
      record: values.record,
    })
    if (answer === undefined) return
    draft.done()
    onDone()
  }
  return (
    <section className="card">
      <Field
        id="candidate-name"
        label={words.name}
        value={values.name}
        fill="name"
        maxLength={limits.personName.max}
        error={fieldMessage(failure, 'name')}
        onInput={type('name')}
      />
      <Field
        id="candidate-bornIn"
        label={words.bornIn}
        value={values.bornIn}
        hint={words.month}
        error={fieldMessage(failure, 'bornIn')}
        onInput={type('bornIn')}
      />
      <Field
        id="candidate-joinedIn"
        label={words.joinedIn}
        value={values.joinedIn}
        hint={words.month}
        error={fieldMessage(failure, 'joinedIn')}
        onInput={type('joinedIn')}
      />
      <Choices
        id="candidate-education"
        label={words.education}
        options={options}
        taken={values.education === '' ? null : (values.education as Education)}
        onTake={type('education')}
      />
      {fieldMessage(failure, 'education') !== undefined && (
        <p className="field-error" role="alert">{`⚠ ${fieldMessage(failure, 'education') ?? ''}`}</p>
      )}
      <Field
        id="candidate-record"
        label={words.record}
        value={values.record}
        lines
        maxLength={limits.note.max}
        error={fieldMessage(failure, 'record')}
        onInput={type('record')}
      />
      <button
        id="candidate-agree"
        role="checkbox"
        aria-checked={agreed}
        className="button button-quiet candidate-act"
        onClick={() => {
          setAgreed(!agreed)
          setWrong(undefined)
        }}
      >
        {`${agreed ? '☑' : '☐'} ${words.agree}`}
      </button>
      {wrong !== undefined && <p className="field-error" role="alert">{`⚠ ${wrong}`}</p>}
      <Problem failure={failure} />
      <Button id="candidate-submit" kind="primary" className="candidate-act" busy={busy} onClick={() => void submit()}>
        {busy ? words.submitting : words.submit}
      </Button>
    </section>
  )
}

/** Where a candidate gives the own data, by the own link. Who asks, and for what, is seen before anything is asked. */
export default function Candidate() {
  const { c } = useRouter().params
  const token = c ?? ''
  const signedIn = useSession()
  const { data, failure, reload } = useCall('openCandidate', { token })
  const [editing, setEditing] = useState(false)
  const [done, setDone] = useState(false)
  if (failure?.name === 'candidateUnknown' || failure?.name === 'inputInvalid')
    return (
      <Page>
        <Empty title={words.wrongTitle} lead={failure.message} />
      </Page>
    )
  if (!data) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones />}</Page>
  const isGiven = (data.given || done) && !editing
  return (
    <Page>
      <h1 className="title">{words.title}</h1>
      <p className="lead">{words.asks(data.office, data.enterprise)}</p>
      <p>{words.post(data.organisation, postWords[data.post])}</p>
      {isGiven ? (
        <section className="card">
          <p role="status">{`✓ ${words.done}`}</p>
          <p className="second">{data.closed ?? words.doneLead}</p>
          {data.closed === null && (
            <Button id="candidate-again" className="candidate-act" onClick={() => setEditing(true)}>
              {words.again}
            </Button>
          )}
        </section>
      ) : data.closed === null ? (
        <>
          <section className="card">
            <h2 className="card-title">{words.notice}</h2>
            {data.notice.map((paragraph) => (
              <p key={paragraph} className="second">
                {paragraph}
              </p>
            ))}
          </section>
          {signedIn ? (
            <Form
              token={token}
              asked={data}
              onDone={() => {
                setEditing(false)
                setDone(true)
              }}
            />
          ) : (
            <>
              <p className="lead">{words.signIn}</p>
              <Login />
            </>
          )}
        </>
      ) : (
        <p role="status">{data.closed}</p>
      )}
    </Page>
  )
}
