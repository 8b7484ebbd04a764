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
import { caseActWords as actWords } from '../../../types/words/case-acts'
import { Gate } from '../gate/gate'
import { ActFormPage } from './act-form'
import type { ActName } from './act-table'
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

/** What leads on from where the case stands, the first of these that is legal: the one red button. */
const onwards: readonly ActName[] = [
  'decide',
  'recordGuidance',
  'nameGuide',
  'reply',
  'confirm',
  'settle',
  'answerAppeal',
  'resume',
  'survey',
  'reopen',
]
/** Where a case has ended nothing leads on by itself. */
const nextOf = (found: CadreCase, forms: readonly ActName[]) =>
  found.owner === null ? undefined : onwards.find((act) => forms.includes(act))

/** Acts of the page that are forms; deferring is legal where deciding is. */
function formsOf(found: CadreCase): ActName[] {
  const names = Object.keys(actWords.acts) as ActName[]
  const legal: readonly string[] = found.may
  return names.filter((act) => legal.includes(act === 'defer' ? 'decide' : act))
}

/** The next step as the one red button at the thumb; sending back stands beside it, quieter. Nothing for who only watches. */
function Acts({ id, found, settling, onDone, onReturn, onAct }: ActsProps) {
  const { write, busy, failure } = useWrite('acceptCase', `accept:${id}:${found.timeline.length}`)
  const accept = async () => {
    if (await write({ id })) onDone(caseWords.accepted)
  }
  const mayReturn = found.may.includes('return')
  const mayAccept = found.may.includes('accept')
  const forms = formsOf(found)
  const next = nextOf(found, forms)
  if (!mayAccept && !mayReturn && next === undefined)
    return found.owner !== null && forms.length === 0 ? (
      <Bar>
        <p className="second">{caseWords.watching(found.owner.office)}</p>
      </Bar>
    ) : null
  return (
    <Bar>
      <Problem failure={failure} onRetry={failure?.name === 'caseMoved' ? () => onDone('') : undefined} />
      <div className="bar-pair">
        {mayAccept ? (
          <Button
            id="accept"
            kind="primary"
            className="bar-first"
            busy={busy || settling}
            onClick={() => void accept()}
          >
            {busy ? caseWords.accepting : caseWords.accept}
          </Button>
        ) : (
          next !== undefined && (
            <Button id="next" kind="primary" className="bar-first" waiting={settling} onClick={() => onAct(next)}>
              {actWords.acts[next]}
            </Button>
          )
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

/** All other legal acts, quiet, each opening its form. */
function MoreActs({ found, onAct }: { found: CadreCase; onAct: (act: ActName) => void }) {
  const forms = formsOf(found)
  const next = found.may.includes('accept') ? undefined : nextOf(found, forms)
  const others = forms.filter((act) => act !== next)
  if (others.length === 0) return null
  return (
    <section className="card">
      <h2 className="card-title">{actWords.more}</h2>
      <div className="case-acts">
        {others.map((act) => (
          <Button key={act} id={`act-${act}`} className="case-act" onClick={() => onAct(act)}>
            {actWords.acts[act]}
          </Button>
        ))}
      </div>
    </section>
  )
}

/** Who has the next move, and what it is. */
function Standing({ found }: { found: CadreCase }) {
  if (found.owner === null) return null
  const { office, person, away, cause } = found.owner
  const who = [person ?? office, ...(person === null ? [] : [office]), ...(cause === null ? [] : [cause])]
  return (
    <section className="card">
      <h2 className="card-title">{actWords.next}</h2>
      <p>{found.next}</p>
      <p className="second">{`${actWords.owner}：${who.join('，')}`}</p>
      {away && <p className="second">{away}</p>}
      {found.escalatedTo !== null && <p className="second case-late">{`⚠ ${actWords.escalated(found.escalatedTo)}`}</p>}
    </section>
  )
}

/** What the forms need not ask again. */
const knownOf = ({ survey, party }: CadreCase): Record<string, string> => ({
  staff: survey?.staff?.toString() ?? '',
  youth: survey?.youth?.toString() ?? '',
  members: survey?.members?.toString() ?? '',
  party: party ?? '',
})

interface ActsProps {
  id: string
  found: CadreCase
  /** Something was done, and what is shown is from before it. */
  settling: boolean
  onDone: (said: string) => void
  onReturn: () => void
  onAct: (act: ActName) => void
}

function CaseContent({ id }: { id: string | undefined }) {
  const signedIn = useSession()
  const shown = useShown()
  const [said, setSaid] = useState('')
  const [returning, setReturning] = useState(false)
  const [acting, setActing] = useState<ActName>()
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
    setActing(undefined)
    setDoneAt(words === '' ? undefined : stamp)
    setSaid(words)
    reload()
  }
  if (acting !== undefined && formsOf(data).includes(acting))
    return (
      <Page barred>
        <ActFormPage
          key={`${acting}.${round}`}
          act={acting}
          id={id}
          round={round}
          known={knownOf(data)}
          head={<Head found={data} />}
          onCancel={() => setActing(undefined)}
          onDone={done}
          onStale={reload}
        />
      </Page>
    )
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
        <Standing found={data} />
        <Joins id={id} found={data} onDone={done} />
        {data.may.includes('joint') && (
          <Button id="joint" className="case-part" onClick={() => go('deskJoint', { id })}>
            {actWords.joint}
          </Button>
        )}
        {data.may.includes('viewDocuments') && (
          <Button id="documents" onClick={() => go('documents', { id })}>
            {caseWords.documents}
          </Button>
        )}
        <MoreActs found={data} onAct={setActing} />
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
        onAct={setActing}
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
