import { useRouter } from '@tarojs/taro'
import type { MyCase } from '../../../types/casework'
import { sayDate } from '../../../types/words/dates'
import { mineWords, statusWords } from '../../../types/words/owner'
import { go } from '../../client/go'
import { useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Login } from '../../components/login/login'
import { OfficeCard } from '../../components/office/office'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Timeline } from '../../components/timeline/timeline'
import { AnswerReturn } from './answer-return'
import { Copy } from './copy'
import { Headcount } from './headcount'
import './index.css'

/** Where the owner has something to write, or to look up, on the page of the founding. */
const inFounding: ReadonlySet<string> = new Set([
  'refused',
  'guiding',
  'preparing',
  'requested',
  'approved',
  'elected',
  'founded',
])

/** Nothing is left to take back. */
const hasEnded: ReadonlySet<string> = new Set(['withdrawn', 'refused', 'upheld', 'founded', 'dissolved'])

/** Until the street has asked: nothing is asked twice. */
const beforeSurvey: ReadonlySet<string> = new Set(['submitted', 'resubmitted', 'returned', 'accepted'])

/** First what is true now, who has the next move and by when; and the number a person quotes on the phone. */
function Now({ mine }: { mine: MyCase }) {
  const { case: own } = mine
  return (
    <section className="card" aria-live="polite">
      <p className="second">{own.enterprise}</p>
      <h1 id="state-headline" className={`title state-${own.state}`}>
        {own.headline}
      </h1>
      <p id="state-next" className="status-next">
        {own.next}
      </p>
      {own.dueOn && own.state !== 'founded' && !own.next.includes(sayDate(own.dueOn)) && (
        <p className="second number">{statusWords.due(sayDate(own.dueOn))}</p>
      )}
      <div className="status-number">
        <div className="grow">
          <p className="small">{statusWords.number}</p>
          <p id="receipt-number" className="status-digits number">
            {own.number}
          </p>
        </div>
        <Copy text={own.number} />
      </div>
    </section>
  )
}

/** The receipt, and from then on the place where an owner sees how the application stands. */
export default function Status() {
  const { id } = useRouter().params
  const signedIn = useSession()
  const shown = useShown()
  const { data, failure, reload } = useCall('getMyCase', id && signedIn ? { id } : undefined, shown)

  if (!id || failure?.name === 'inputInvalid')
    return (
      <Page>
        <Empty title={statusWords.unnamed} lead={failure?.message ?? ''}>
          <Button kind="primary" onClick={() => go('mine')}>
            {statusWords.all}
          </Button>
        </Empty>
      </Page>
    )
  if (failure?.name === 'applicationUnknown')
    return (
      <Page>
        <Empty title={statusWords.unknownTitle} lead={statusWords.unknownLead}>
          <Button kind="primary" onClick={() => go('mine')}>
            {statusWords.all}
          </Button>
        </Empty>
      </Page>
    )
  if (!signedIn)
    return (
      <Page>
        <h1 className="title">{mineWords.title}</h1>
        <p className="lead">{mineWords.signedOutLead}</p>
        <Login />
      </Page>
    )
  if (!data) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones />}</Page>
  return (
    <Page>
      <Now mine={data} />
      {!data.mine && <p className="second lead">{statusWords.joined}</p>}
      {data.jointAsked && (
        <section id="joint-asked" className="card">
          <p>{statusWords.asked(data.office.name)}</p>
          <Button id="joint" kind="primary" className="status-act" onClick={() => go('joint', { id })}>
            {statusWords.answerAsked}
          </Button>
        </section>
      )}
      {data.remark && (
        <section id="remark" className="card">
          <h2 className="card-title">{statusWords.remark}</h2>
          <p>{data.remark}</p>
        </section>
      )}
      {data.mine && data.case.state === 'returned' && (
        <AnswerReturn key={data.timeline.length} id={id} mine={data} onAnswered={reload} />
      )}
      {data.mine && inFounding.has(data.case.state) && (data.case.state !== 'refused' || data.appealUntil !== null) && (
        <Button id="founding" className="status-act" onClick={() => go('founding', { id })}>
          {data.case.state === 'refused' ? statusWords.appeal : statusWords.founding}
        </Button>
      )}
      {data.joint && !data.jointAsked && (
        <Button id="joint" className="status-act" onClick={() => go('joint', { id })}>
          {statusWords.joint}
        </Button>
      )}
      <h2 className="heading">{statusWords.officeTitle}</h2>
      <OfficeCard office={data.office} />
      {data.mine && beforeSurvey.has(data.case.state) && (
        <Headcount id={id} youth={data.youth} members={data.members} />
      )}
      <h2 className="heading">{statusWords.timeline}</h2>
      <section className="card">
        <Timeline entries={data.timeline} />
      </section>
      <Problem failure={failure} onRetry={reload} />
      <div className="page-foot">
        <Button kind="link" className="status-link" onClick={() => go('mine')}>
          {statusWords.all}
        </Button>
        {data.mine && !hasEnded.has(data.case.state) && (
          <Button id="to-withdraw" kind="link" className="status-link" onClick={() => go('data', { withdraw: id })}>
            {statusWords.withdraw}
          </Button>
        )}
      </div>
    </Page>
  )
}
