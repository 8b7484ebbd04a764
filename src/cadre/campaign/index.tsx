import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import type { CampaignState, CampaignView } from '../../../types/campaigns'
import { campaignPageWords as words, campaignsWords, campaignStateWords } from '../../../types/words/campaign-pages'
import { go } from '../../client/go'
import { useSessionState } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { PlanFigures } from '../campaign-new/plan'
import { FunnelSteps } from '../funnel/steps'
import { Gate } from '../gate/gate'
import { Menu } from '../menu/menu'
import { Approve } from './approve'
import { HeldNumbers } from './held'
import { Failures, Progress } from './progress'
import { countedOf, isMoving, pageRules } from './rules'
import { Steer } from './steer'
import { Submit } from './submit'
import { TestMessage } from './test-message'
import { MessageCard, WhomCard } from './whom'
import '../campaigns/index.css'
import './index.css'

/** States in which messages have begun, or may have begun, to go out. */
const SENDING: readonly CampaignState[] = ['running', 'paused', 'stopped', 'finished']

/** While numbers are looked at: how many of how many, as a bar. */
function Preparing({ found: { prepared, chosen } }: { found: CampaignView }) {
  const percent = chosen === 0 ? 0 : Math.floor((100 * prepared) / chosen)
  return (
    <section className="card">
      <p className="plain-list">{words.preparing}</p>
      <p className="second number">{words.prepared(prepared, chosen)}</p>
      <div
        className="campaign-track"
        role="progressbar"
        aria-label={words.preparing}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <div className="campaign-fill campaign-fill-delivered" style={{ width: `${percent}%` }} />
      </div>
      <p className="small campaign-line">{words.preparingLead}</p>
    </section>
  )
}

/** What is to be done or seen now, by the state. */
function Now({ found, onMoved }: { found: CampaignView; onMoved: () => void }) {
  const { state, id, may, isOwn } = found
  if (state === 'preparing') return <Preparing found={found} />
  if (state === 'failed') return <p className="card" role="alert">{`⚠ ${words.failed}`}</p>
  if (state === 'awaiting') return <Approve key={id} found={found} onDecided={onMoved} />
  if (state === 'draft')
    return may.test || found.plan?.messages === 0 || isOwn ? (
      <>
        {found.plan?.messages !== 0 && <TestMessage found={found} onSent={onMoved} />}
        <Submit found={found} onSubmitted={onMoved} />
      </>
    ) : null
  return <Progress found={found} />
}

function CampaignContent({ id }: { id: string | undefined }) {
  const { signedIn } = useSessionState()
  const shown = useShown()
  const { data, failure, reload } = useCall('getCampaign', id && signedIn ? { id } : undefined, shown)
  const moving = data !== undefined && isMoving(data)
  useEffect(() => {
    if (!moving) return undefined
    // After each answer, not by the clock: a question that overtakes the one before it would never be answered on a slow line.
    const timer = setTimeout(reload, pageRules.lookEveryMs)
    return () => clearTimeout(timer)
  }, [moving, data, failure, reload])
  if (!id || failure?.name === 'campaignUnknown' || failure?.name === 'inputInvalid' || failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={words.unknownTitle} lead={words.unknownLead}>
          <Button id="back" kind="primary" onClick={() => go('campaigns')}>
            {words.back}
          </Button>
        </Empty>
      </Page>
    )
  if (!data) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={3} />}</Page>
  const { state, plan } = data
  const began = SENDING.includes(state)
  const { sent, undelivered, unknown, unsent } = countedOf(data)
  const acts = (
    <div key="acts">
      <Now found={data} onMoved={reload} />
      <Steer key={state} found={data} onSteered={reload} />
      {began && <Failures id={data.id} again={undelivered + unknown + unsent} />}
    </div>
  )
  // Whoever approves reads first: then it stands before the acts.
  const about = (
    <div key="about">
      <WhomCard whom={data.whom} office={data.office} />
      {plan && <PlanFigures plan={plan} title={words.plan} />}
      {plan && plan.heldNumbers > 0 && <HeldNumbers campaign={data.id} count={plan.heldNumbers} />}
      <MessageCard found={data} />
    </div>
  )
  return (
    <Page wide>
      <p className={`state campaign-state-${state}`} role="status">
        {campaignStateWords[state]}
      </p>
      <h1 className="title">{data.name}</h1>
      <p className="second">{words.head(data.office, data.createdBy, data.createdAt)}</p>
      <Problem failure={failure} onRetry={reload} />
      <div className="campaign-grid">{state === 'awaiting' ? [about, acts] : [acts, about]}</div>
      {began && sent > 0 && <FunnelSteps funnel={data.funnel} on={data.at} />}
      <Menu at="campaigns" />
    </Page>
  )
}

/** One campaign, from its preparation to what it came to; everything on one page, by its state. */
export default function Campaign() {
  const { id } = useRouter().params
  const { departures } = useSessionState()
  return (
    <Gate title={words.title} lead={campaignsWords.loginLead}>
      <CampaignContent key={departures} id={id} />
    </Gate>
  )
}
