import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { dataPageWords as words } from '../../../types/words/my-data'
import { reopen } from '../../client/go'
import { signOut, useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import '../../components/bar/bar.css'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Login } from '../../components/login/login'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Corrections } from './corrections'
import { Holdings, Records } from './holdings'
import { Deletion, TakeAlong } from './leaving'
import { Messages } from './messages'
import { SeparateConsent } from './separate-consent'
import './index.css'

/** What is held about the signed-in person, and every right over it, on one page. */
export default function MyData() {
  // Whoever came to take an application back finds it first.
  const { withdraw } = useRouter().params
  const signedIn = useSession()
  const shown = useShown()
  const [said, setSaid] = useState('')
  const [deleted, setDeleted] = useState(false)
  const { data, failure, reload } = useCall('seeMyData', signedIn ? {} : undefined, shown)
  const done = (words: string) => {
    setSaid(words)
    reload()
  }

  if (deleted)
    return (
      <Page>
        <Empty title={words.deleted} lead={words.deletedLead}>
          <Button id="home" kind="primary" onClick={() => reopen('home')}>
            {words.toHome}
          </Button>
        </Empty>
      </Page>
    )
  if (!signedIn)
    return (
      <Page>
        <h1 className="title">{words.title}</h1>
        <p className="lead">{words.loginLead}</p>
        <Login />
      </Page>
    )
  if (!data) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={3} />}</Page>
  const applications = [...data.applications].sort((a, b) => Number(b.id === withdraw) - Number(a.id === withdraw))
  const corrections = <Corrections name={data.name} applications={applications} onDone={done} />
  return (
    <Page>
      <h1 className="title">{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {said && (
        <p className="card" role="status">
          {`✓ ${said}`}
        </p>
      )}
      <Problem failure={failure} onRetry={reload} />
      {withdraw !== undefined && corrections}
      <Holdings groups={data.groups} />
      <Records sharings={data.sharings} consents={data.consents} />
      <Messages messages={data.messages} />
      {withdraw === undefined && corrections}
      <SeparateConsent
        key={`membership.${String(data.membership.given)}`}
        kind="membership"
        consent={data.membership}
        onDone={reload}
      />
      <SeparateConsent
        key={`promotion.${String(data.promotion.given)}`}
        kind="promotion"
        consent={data.promotion}
        onDone={reload}
      />
      <TakeAlong />
      <Deletion
        deletion={data.deletion}
        onDeleted={() => {
          setDeleted(true)
          // The service has ended every session; here the rest of the device's memory goes.
          void signOut()
        }}
      />
    </Page>
  )
}
