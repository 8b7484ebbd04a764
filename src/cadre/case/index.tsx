import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { CadreCase } from '../../../types/casework'
import { caseWords, queueWords } from '../../../types/words/cadre'
import { day } from '../../../types/words/common'
import { fieldWords } from '../../../types/words/fields'
import { go } from '../../client/go'
import { useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Login } from '../../components/login/login'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Timeline } from '../../components/timeline/timeline'
import { Contact } from './contact'
import { EnterpriseFacts, PeopleFacts } from './facts'
import { Reasons } from './reasons'
import { ReturnForm } from './return-form'
import './index.css'

function Head({ found }: { found: CadreCase }) {
  return (
    <header className="case-head">
      <p id="case-state" className={`state state-${found.state}`}>
        {caseWords.states[found.state]}
      </p>
      <h1 className="title">{found.submitted.name}</h1>
      <p className="second number">{found.number}</p>
      {found.dueOn && (
        <p className={`second number${found.overdue ? ' case-late' : ''}`}>
          {found.overdue ? `⚠ ${queueWords.overdue(day(found.dueOn))}` : queueWords.due(day(found.dueOn))}
        </p>
      )}
    </header>
  )
}

/** The next step as the one red button; sending back stands beside it, quieter. */
function Acts({ id, found, onDone }: { id: string; found: CadreCase; onDone: (said: string) => void }) {
  const [returning, setReturning] = useState(false)
  const { write, busy, failure } = useWrite('acceptCase', `accept:${id}`)
  const accept = async () => {
    if (await write({ id })) onDone(caseWords.accepted)
  }
  if (returning)
    return <ReturnForm id={id} onCancel={() => setReturning(false)} onReturned={() => onDone(caseWords.returned)} />
  return (
    <div className="case-acts">
      <Problem failure={failure} onRetry={failure?.name === 'caseMoved' ? () => onDone('') : undefined} />
      {found.may.includes('accept') && (
        <Button id="accept" kind="primary" busy={busy} onClick={() => void accept()}>
          {busy ? caseWords.accepting : caseWords.accept}
        </Button>
      )}
      {found.may.includes('return') && (
        <Button id="return" className="case-second" onClick={() => setReturning(true)}>
          {caseWords.return}
        </Button>
      )}
    </div>
  )
}

/** One case as the responsible cadre works on it. */
export default function Case() {
  const { id } = useRouter().params
  const signedIn = useSession()
  const shown = useShown()
  const [said, setSaid] = useState('')
  const { data, failure, reload } = useCall('getCase', id && signedIn ? { id } : undefined, shown)

  if (!id)
    return (
      <Page>
        <Empty title={fieldWords.id.wrong} lead="">
          <Button onClick={() => go('queue')}>{queueWords.title}</Button>
        </Empty>
      </Page>
    )
  if (!signedIn)
    return (
      <Page>
        <h1 className="title">{caseWords.title}</h1>
        <p className="lead">{queueWords.loginLead}</p>
        <Login />
      </Page>
    )
  if (!data) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={3} />}</Page>
  return (
    <Page wide>
      <Head found={data} />
      {said && (
        <p className="card" role="status">
          {`✓ ${said}`}
        </p>
      )}
      <Problem failure={failure} onRetry={reload} />
      <div className="case-grid">
        <div>
          <EnterpriseFacts found={data} />
          <Reasons match={data.match} route={data.route} />
        </div>
        <div>
          <Contact key={data.state} id={id} contact={data.contact} mayReveal={data.may.includes('revealContact')} />
          <PeopleFacts found={data} />
          <Acts
            key={`${data.state}-acts`}
            id={id}
            found={data}
            onDone={(words) => {
              setSaid(words)
              reload()
            }}
          />
        </div>
      </div>
      <h2 className="heading">{caseWords.history}</h2>
      <section className="card">
        <Timeline entries={data.timeline} />
      </section>
    </Page>
  )
}
