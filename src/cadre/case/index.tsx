import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { CadreCase } from '../../../types/casework'
import { caseWords, clockWords, queueWords } from '../../../types/words/cadre'
import { sayDate } from '../../../types/words/dates'
import { fieldWords } from '../../../types/words/fields'
import { go } from '../../client/go'
import { useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { useWrite } from '../../client/use-write'
import { Bar } from '../../components/bar/bar'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Timeline } from '../../components/timeline/timeline'
import { Gate } from '../gate/gate'
import { Contact } from './contact'
import { EnterpriseFacts, Others, PeopleFacts } from './facts'
import { Joins } from './joins'
import { Licence } from './licence'
import { Reasons } from './reasons'
import { ReturnForm } from './return-form'
import './index.css'

function Head({ found }: { found: CadreCase }) {
  const clock = found.owner === null ? undefined : clockWords[found.owner.holder]
  return (
    <header className="case-head">
      <p id="case-state" className={`state state-${found.state}`}>
        {caseWords.states[found.state]}
      </p>
      <h1 className="title">{found.submitted.name}</h1>
      <p className="second number">{found.number}</p>
      {found.dueOn && clock && (
        <p className={`second number${found.overdue ? ' case-late' : ''}`}>
          {found.overdue ? `⚠ ${clock.overdue(sayDate(found.dueOn))}` : clock.due(sayDate(found.dueOn))}
        </p>
      )}
    </header>
  )
}

/** The next step as the one red button at the thumb; sending back stands beside it, quieter. Nothing for who only watches. */
function Acts({ id, found, settling, onDone, onReturn }: ActsProps) {
  const { write, busy, failure } = useWrite('acceptCase', `accept:${id}:${found.timeline.length}`)
  const accept = async () => {
    if (await write({ id })) onDone(caseWords.accepted)
  }
  const mayReturn = found.may.includes('return')
  if (!found.may.includes('accept') && !mayReturn)
    return found.state === 'submitted' ? (
      <Bar>
        <p className="second">{caseWords.watching(found.office)}</p>
      </Bar>
    ) : null
  return (
    <Bar>
      <Problem failure={failure} onRetry={failure?.name === 'caseMoved' ? () => onDone('') : undefined} />
      <div className="bar-pair">
        {found.may.includes('accept') && (
          <Button
            id="accept"
            kind="primary"
            className="bar-first"
            busy={busy || settling}
            onClick={() => void accept()}
          >
            {busy ? caseWords.accepting : caseWords.accept}
          </Button>
        )}
        {mayReturn && (
          <Button id="return" className="bar-second" waiting={busy || settling} onClick={onReturn}>
            {caseWords.return}
          </Button>
        )}
      </div>
    </Bar>
  )
}

interface ActsProps {
  id: string
  found: CadreCase
  /** Something was done, and what is shown is from before it. */
  settling: boolean
  onDone: (said: string) => void
  onReturn: () => void
}

function CaseContent({ id }: { id: string | undefined }) {
  const signedIn = useSession()
  const shown = useShown()
  const [said, setSaid] = useState('')
  const [returning, setReturning] = useState(false)
  const [doneAt, setDoneAt] = useState<string>()
  const { data, failure, reload } = useCall('getCase', id && signedIn ? { id } : undefined, shown)

  if (!id)
    return (
      <Page>
        <Empty title={fieldWords.id.wrong} lead="">
          <Button onClick={() => go('queue')}>{queueWords.title}</Button>
        </Empty>
      </Page>
    )
  if (failure?.name === 'applicationUnknown' || failure?.name === 'inputInvalid' || failure?.name === 'forbidden')
    return (
      <Page>
        <Empty
          title={failure.name === 'forbidden' ? caseWords.forbiddenTitle : caseWords.unknownTitle}
          lead={failure.name === 'forbidden' ? caseWords.forbiddenLead : caseWords.unknownLead}
        >
          <Button id="queue" kind="primary" onClick={() => go('queue')}>
            {queueWords.title}
          </Button>
        </Empty>
      </Page>
    )
  if (!data) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={3} />}</Page>
  // Every act adds a line to the history: it counts the rounds.
  const round = data.timeline.length
  const stamp = `${data.state}.${round}`
  const done = (words: string) => {
    setReturning(false)
    setDoneAt(words === '' ? undefined : stamp)
    setSaid(words)
    reload()
  }
  if (returning && data.may.includes('return'))
    return (
      <Page barred>
        <ReturnForm
          key={round}
          id={id}
          round={round}
          head={<Head found={data} />}
          onCancel={() => setReturning(false)}
          onReturned={() => done(caseWords.returned)}
          onStale={reload}
        />
      </Page>
    )
  return (
    <Page wide barred>
      <div className="page-body">
        <Head found={data} />
        {said && (
          <p className="card case-said" role="status">
            {`✓ ${said}`}
          </p>
        )}
        <Problem failure={failure} onRetry={reload} />
        <div className="case-grid">
          <div>
            <EnterpriseFacts found={data} />
            <Others found={data} />
            <Reasons match={data.match} route={data.route} />
          </div>
          <section className="card">
            <h2 className="card-title">{caseWords.contact}</h2>
            <Contact key={data.state} id={id} contact={data.contact} mayReveal={data.may.includes('revealContact')} />
            <PeopleFacts found={data} />
            {data.licence !== null && data.may.includes('viewLicence') && <Licence id={data.licence} />}
          </section>
        </div>
        <Joins id={id} found={data} onDone={done} />
        <h2 className="heading">{caseWords.history}</h2>
        <section className="card">
          <Timeline entries={data.timeline} />
        </section>
      </div>
      <Acts
        key={stamp}
        id={id}
        found={data}
        settling={doneAt === stamp && !failure}
        onDone={done}
        onReturn={() => setReturning(true)}
      />
    </Page>
  )
}

/** One case as the responsible cadre works on it. */
export default function Case() {
  const { id } = useRouter().params
  return (
    <Gate title={caseWords.title} lead={queueWords.loginLead}>
      <CaseContent id={id} />
    </Gate>
  )
}
