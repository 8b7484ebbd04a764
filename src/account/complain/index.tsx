import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { ComplaintKind } from '../../../types/feedback'
import { limits } from '../../../types/limits'
import { complainWords as words } from '../../../types/words/complain'
import { fieldWords } from '../../../types/words/fields'
import { fieldMessage } from '../../client/failure'
import { become, go } from '../../client/go'
import { useSession } from '../../client/session'
import { askToSubscribe, learnTemplates } from '../../client/subscribe'
import { useCall } from '../../client/use-call'
import { useDraft } from '../../client/use-draft'
import { useShown } from '../../client/use-shown'
import { useWrite } from '../../client/use-write'
import { toFirstError } from '../../client/to-error'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Field } from '../../components/field/field'
import { Login } from '../../components/login/login'
import { OfficeCard } from '../../components/office/office'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import './index.css'

const kinds = [
  ['complaint', words.kinds.complaint],
  ['suggestion', words.kinds.suggestion],
] as const

/** What is written stays while it is written, on this device only: it may be about the very office that reads the drafts. */
function Form({ from, about }: { from: string; about: string | undefined }) {
  const draft = useDraft('complain', { kind: 'complaint', text: '', about: about ?? '' })
  const cases = useCall('listMyCases', {})
  const [wrong, setWrong] = useState<string>()
  const { write, busy, failure, clear } = useWrite('fileComplaint', 'complain', { hold: true })
  const { kind, text, about: chosen } = draft.values
  const own = cases.data?.cases ?? []
  useEffect(learnTemplates, [])
  const submit = async () => {
    if (text.trim() === '') {
      setWrong(fieldWords.complaint.empty)
      toFirstError()
      return
    }
    const asked = askToSubscribe('complaint')
    // Before they have been read, or where they cannot be, the page that led here has named an own one.
    const isOwn = cases.data ? own.some((one) => one.id === chosen) : chosen !== '' && chosen === about
    const done = await write({ kind: kind as ComplaintKind, text, from, ...(isOwn ? { about: chosen } : {}) })
    if (!done) return
    draft.done()
    await asked
    await become('complaint', { id: done.id })
  }
  return (
    <section className="card">
      <Choices
        id="complain-kind"
        label={words.kind}
        options={kinds}
        taken={kind as ComplaintKind}
        onTake={(value) => draft.type('kind', value)}
      />
      {own.length > 0 && (
        <Choices
          id="complain-about"
          label={words.about}
          options={[['', words.none] as const, ...own.map((one) => [one.id, one.enterprise] as const)]}
          taken={own.some((one) => one.id === chosen) ? chosen : ''}
          onTake={(value) => draft.type('about', value)}
        />
      )}
      <Field
        id="complain-text"
        label={words.text}
        value={text}
        lines
        maxLength={limits.complaint.max}
        placeholder={words.textPlaceholder}
        error={wrong ?? fieldMessage(failure, 'text')}
        onInput={(value) => {
          draft.type('text', value)
          setWrong(undefined)
          clear()
        }}
      />
      <p className="second complain-privacy">{words.privacy}</p>
      <Problem failure={failure} />
      <Button id="complain-submit" kind="primary" busy={busy} onClick={() => void submit()}>
        {busy ? words.busy : words.submit}
      </Button>
    </section>
  )
}

function Own({ shown }: { shown: number }) {
  const { data, failure, reload } = useCall('listMyComplaints', {}, shown)
  if (!data) return failure ? <Problem failure={failure} onRetry={reload} /> : null
  if (data.complaints.length === 0) return null
  return (
    <>
      <h2 className="heading">{words.own}</h2>
      <ul className="plain-list">
        {data.complaints.map((one) => (
          <li key={one.id}>
            <Button className="complain-row" onClick={() => go('complaint', { id: one.id })}>
              <p className="plain-list">{words.kinds[one.kind]}</p>
              <p className={`state state-${one.state === 'open' ? 'submitted' : 'accepted'}`}>{one.headline}</p>
              <p className="second">{one.next}</p>
              <p className="small number">{one.number}</p>
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Where a complaint or a suggestion is written, and whom to call where even logging in fails. */
export default function Complain() {
  const { from, about } = useRouter().params
  const signedIn = useSession()
  const shown = useShown()
  const city = useCall('getCity', {})
  return (
    <Page plain>
      <h1 className="title">{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {signedIn ? (
        <>
          <Form from={from ?? 'other'} about={about} />
          <Own shown={shown} />
        </>
      ) : (
        <>
          <p className="lead">{words.signInLead}</p>
          <Login />
        </>
      )}
      <h2 className="heading">{words.phone}</h2>
      <p className="second">{words.phoneLead}</p>
      {city.data ? (
        <OfficeCard office={city.data.office} noPhone={words.noPhone} />
      ) : (
        <Problem failure={city.failure} onRetry={city.reload} />
      )}
    </Page>
  )
}
