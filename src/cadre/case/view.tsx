import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { CadreCase } from '../../../types/casework'
import { caseWords, queueWords } from '../../../types/words/cadre'
import { guidanceWords } from '../../../types/words/case-events'
import { caseActWords as actWords } from '../../../types/words/case-acts'
import { sayDay } from '../../../types/words/dates'
import { fieldWords } from '../../../types/words/fields'
import { go } from '../../client/go'
import { useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Timeline } from '../../components/timeline/timeline'
import { ActFormPage } from './act-form'
import type { ActName } from './act-table'
import { Acts, formsOf, MoreActs } from './acts'
import { sayClock } from './clock'
import { Contact } from './contact'
import { EnterpriseFacts, Others, PeopleFacts } from './facts'
import { Joins } from './joins'
import { Licence } from './licence'
import { Reasons } from './reasons'
import { ReturnForm } from './return-form'
import { Supervision } from './supervision'
import { ToldAtDoor } from './told'
import './index.css'

/** The case beside a list. */
export interface CasePanel {
  /** Something was done, or had been done meanwhile: the list is older than the case. */
  onChanged: () => void
  /** Told how to go one step back within the case; it says whether there was one. */
  onBack: (back: () => boolean) => void
}

interface CaseViewProps {
  id: string | undefined
  /** Without: it is a page. */
  panel?: CasePanel
}

function Head({ found }: { found: CadreCase }) {
  const { dueOn, overdue, owner } = found
  return (
    <header className="case-head">
      <p id="case-state" className={`state state-${found.state}`}>
        {caseWords.states[found.state]}
      </p>
      <h1 className="title">{found.submitted.name}</h1>
      <p className="second number">{found.number}</p>
      {dueOn && owner && (
        <p className={`second number${overdue ? ' case-late' : ''}`}>
          {sayClock(owner.holder, { dueOn, overdue, isFounded: found.state === 'founded' })}
        </p>
      )}
    </header>
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
      {found.guidance !== null && (
        <>
          <p className="second">{actWords.guidance(guidanceWords.outcome[found.guidance.outcome])}</p>
          <p className="second">
            {guidanceWords.nextStep(
              guidanceWords.next[found.guidance.next],
              found.guidance.on === null ? undefined : sayDay(found.guidance.on),
            )}
          </p>
        </>
      )}
      {found.contactOn !== null && (
        <p className={found.contactDue ? 'second case-late' : 'second'}>
          {(found.contactDue ? actWords.contactDue : actWords.contactOn)(sayDay(found.contactOn))}
        </p>
      )}
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

/** Handing on to the street where the address leads, or that the map service named, because the address lies there. */
const adviceOf = ({ route, submitted }: CadreCase): Record<string, string> =>
  route.advised === null
    ? {}
    : {
        office: route.advised.office,
        reason: submitted.operatingAddress === null ? 'address-elsewhere' : 'operates-elsewhere',
      }

/** What was sent back can be refused only once its day is over: because nobody answered. */
const unansweredOf = ({ state }: CadreCase, act: ActName): Record<string, string> =>
  act === 'refuse' && state === 'returned' ? { reason: 'unanswered' } : {}

/** What stands around a case: a page, or nothing where it stands beside its list. */
function Frame({
  panel,
  children,
  ...page
}: {
  panel: CasePanel | undefined
  children: ReactNode
  wide?: boolean
  barred?: boolean
}) {
  if (panel === undefined) return <Page {...page}>{children}</Page>
  return <div className={`case-panel${page.barred === true ? ' page-barred' : ''}`}>{children}</div>
}

/** One case as whoever is responsible works on it: a page of its own, or beside the list at a desk. */
export function CaseView({ id, panel }: CaseViewProps) {
  const signedIn = useSession()
  const shown = useShown()
  const [said, setSaid] = useState('')
  const [returning, setReturning] = useState(false)
  const [acting, setActing] = useState<ActName>()
  const [doneAt, setDoneAt] = useState<string>()
  /** The form of handing on was opened by the advice beside the route. */
  const [advised, setAdvised] = useState(false)
  const { data, failure, reload } = useCall('getCase', id && signedIn ? { id } : undefined, shown)
  const isForm = returning || acting !== undefined
  const backInForm = useRef<() => boolean>(() => false)
  useEffect(() =>
    panel?.onBack(() => {
      if (backInForm.current()) return true
      setReturning(false)
      setActing(undefined)
      return isForm
    }),
  )

  if (!id)
    return (
      <Frame panel={panel}>
        <Empty title={fieldWords.id.wrong} lead="">
          <Button onClick={() => go('queue')}>{queueWords.title}</Button>
        </Empty>
      </Frame>
    )
  if (failure?.name === 'applicationUnknown' || failure?.name === 'inputInvalid' || failure?.name === 'forbidden')
    return (
      <Frame panel={panel}>
        <Empty
          {...(failure.name === 'forbidden'
            ? { title: caseWords.forbiddenTitle, lead: caseWords.forbiddenLead }
            : said !== '' && failure.name === 'applicationUnknown'
              ? // What was just handed to another office is not unknown: it is theirs now.
                { title: `✓ ${said}`, lead: caseWords.goneLead }
              : { title: caseWords.unknownTitle, lead: caseWords.unknownLead })}
        >
          {panel === undefined && (
            <Button id="queue" kind="primary" onClick={() => go('queue')}>
              {queueWords.title}
            </Button>
          )}
        </Empty>
      </Frame>
    )
  if (!data)
    return (
      <Frame panel={panel}>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={3} />}</Frame>
    )
  // Every act adds a line to the history: it counts the rounds.
  const round = data.timeline.length
  const stamp = `${data.state}.${round}`
  /** Something was done, here or elsewhere. */
  const again = () => {
    reload()
    panel?.onChanged()
  }
  const done = (words: string) => {
    setReturning(false)
    setActing(undefined)
    setAdvised(false)
    setDoneAt(words === '' ? undefined : stamp)
    setSaid(words)
    again()
  }
  if (acting !== undefined && formsOf(data).includes(acting))
    return (
      <Frame panel={panel} barred>
        <ActFormPage
          key={`${acting}.${round}`}
          act={acting}
          id={id}
          found={data}
          round={round}
          known={{ ...knownOf(data), ...unansweredOf(data, acting), ...(advised ? adviceOf(data) : {}) }}
          named={advised ? (data.route.advised?.name ?? '') : ''}
          head={<Head found={data} />}
          onCancel={() => {
            setActing(undefined)
            setAdvised(false)
          }}
          onDone={done}
          onStale={again}
          onBack={(back) => {
            backInForm.current = back
          }}
        />
      </Frame>
    )
  if (returning && data.may.includes('return'))
    return (
      <Frame panel={panel} barred>
        <ReturnForm
          key={round}
          id={id}
          round={round}
          head={<Head found={data} />}
          onCancel={() => setReturning(false)}
          onReturned={() => done(caseWords.returned)}
          onStale={again}
        />
      </Frame>
    )
  return (
    <Frame panel={panel} wide barred>
      <div className="page-body">
        <Head found={data} />
        {said && (
          <p className="card case-said" role="status">
            {`✓ ${said}`}
          </p>
        )}
        <Problem failure={failure} onRetry={reload} />
        <Supervision key={stamp} id={id} found={data} settling={doneAt === stamp && !failure} onDone={done} />
        <div className="case-grid">
          <div>
            <EnterpriseFacts found={data} />
            <Others found={data} />
            <Reasons
              key={data.route.advised?.office ?? ''}
              match={data.match}
              route={data.route}
              onHandOn={
                formsOf(data).includes('handOn')
                  ? () => {
                      setAdvised(true)
                      setActing('handOn')
                    }
                  : undefined
              }
            />
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
        <ToldAtDoor id={id} found={data} round={stamp} onDone={done} />
        {data.may.includes('joint') && (
          <Button id="joint" className="case-part" onClick={() => go('deskJoint', { id })}>
            {actWords.joint}
          </Button>
        )}
        {data.may.includes('viewDocuments') && (
          <Button id="documents" className="case-part" onClick={() => go('documents', { id })}>
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
    </Frame>
  )
}
