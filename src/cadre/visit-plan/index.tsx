import { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { dayAfter, dayOfMoment, readDay } from '../../../types/day-said'
import type { OutputOf } from '../../../types/registry'
import { visitDeskWords, visitPlanWords as words } from '../../../types/words/visit-desk'
import { fieldMessage } from '../../client/failure'
import { become } from '../../client/go'
import { useSessionState } from '../../client/session'
import { toTop } from '../../client/to-top'
import { useCall } from '../../client/use-call'
import { useWrite } from '../../client/use-write'
import { Bar } from '../../components/bar/bar'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import { decoded } from '../pages/decoded'
import { Place } from '../pool/place'
import { Order } from './facts'
import { Who } from './who'
import type { Shares } from './who'
import './index.css'

/** How many of the order are shown: as many as a person reads before trusting it. Own choice, 2026-11-29. */
const SHOWN = 20
/** What is offered at first: about a morning in one building, two weeks' time. Own choice, 2026-11-29. */
const offered = { take: 30, days: 14 } as const

function Shared({ made }: { made: OutputOf<'createVisitPlan'> }) {
  return (
    <Page>
      <h1 className="title" role="status">{`✓ ${words.shared(made.enterprises)}`}</h1>
      <section className="card">
        {made.shares.map(({ name, enterprises }) => (
          <p key={name} className="plain-list number">
            {words.shareLine(name, enterprises)}
          </p>
        ))}
      </section>
      <div className="plan-act">
        <Button id="to-visits" kind="primary" onClick={() => void become('visits')}>
          {words.toList}
        </Button>
      </div>
    </Page>
  )
}

function VisitPlanContent() {
  const { signedIn } = useSessionState()
  const { place, name } = useRouter().params
  const placeName = decoded(name)
  const [office, setOffice] = useState<string>()
  const [step, setStep] = useState<1 | 2>(1)
  const [shares, setShares] = useState<Shares>({
    cadres: [],
    take: '',
    until: dayAfter(dayOfMoment(Date.now()), offered.days),
  })
  const [tried, setTried] = useState(false)
  const [made, setMade] = useState<OutputOf<'createVisitPlan'>>()
  const where = place ? { place } : office === undefined ? {} : { office }
  const choices = useCall('listCampaignChoices', signedIn && !place ? {} : undefined)
  const planned = useCall('planVisits', signedIn ? { ...where, limit: SHOWN } : undefined)
  const { write, busy, failure, clear } = useWrite('createVisitPlan', 'visit-plan', { hold: true })
  useEffect(toTop, [step])
  const before = useRef<OutputOf<'planVisits'>>()
  if (planned.data) before.current = planned.data
  const plan = planned.data ?? (planned.failure ? undefined : before.current)
  if (made) return <Shared made={made} />
  if (planned.failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={visitDeskWords.forbiddenTitle} lead={visitDeskWords.forbiddenLead} />
      </Page>
    )
  const places = choices.data && choices.data.places.length > 1 && (
    <section className="card">
      <Place places={choices.data.places} taken={office} onTake={setOffice} />
    </section>
  )
  // Of too many: another choice is the way on, so what there is to choose stays.
  const tooMany = fieldMessage(planned.failure, 'office')
  if (!plan)
    return (
      <Page wide>
        <div className="page-body">
          <h1 className="title">{words.whereTitle}</h1>
          {places}
          {planned.failure ? (
            <Problem
              failure={{ ...planned.failure, message: tooMany ?? planned.failure.message }}
              {...(tooMany === undefined ? { onRetry: planned.reload } : {})}
            />
          ) : (
            <Bones blocks={3} />
          )}
        </div>
      </Page>
    )
  const takeOf = shares.take === '' ? Math.min(offered.take, plan.total) : Number(shares.take)
  const until = readDay(shares.until, dayOfMoment(Date.now()), true)
  const wrong = {
    cadres: tried && shares.cadres.length === 0 ? words.pickWho : fieldMessage(failure, 'cadres'),
    take: tried && !(Number.isInteger(takeOf) && takeOf > 0) ? words.takeWrong : fieldMessage(failure, 'take'),
    until: tried && until === undefined ? words.dayWrong : fieldMessage(failure, 'until'),
  }
  const share = async () => {
    setTried(true)
    if (shares.cadres.length === 0 || !(Number.isInteger(takeOf) && takeOf > 0) || until === undefined) return
    const done = await write({ ...where, cadres: [...shares.cadres], take: takeOf, until })
    if (done) setMade(done)
  }
  return (
    <Page barred wide>
      <div className="page-body">
        <h1 className="title">{step === 1 ? words.whereTitle : words.whoTitle}</h1>
        {placeName !== '' && <p className="second">{placeName}</p>}
        {step === 1 ? (
          <>
            {places}
            {plan.total === 0 ? (
              <Empty title={words.noneTitle} lead={words.noneLead} />
            ) : (
              <div aria-busy={planned.data === undefined}>
                <Order planned={plan} />
              </div>
            )}
          </>
        ) : (
          <Who
            cadres={plan.cadres}
            shares={{ ...shares, take: shares.take === '' ? String(takeOf) : shares.take }}
            wrong={wrong}
            onChange={(change) => {
              setShares((now) => ({ ...now, ...change }))
              setTried(false)
              clear()
            }}
          />
        )}
        <Problem failure={wrong.cadres || wrong.take || wrong.until ? undefined : failure} />
      </div>
      <Bar>
        {step === 1 ? (
          <Button id="next" kind="primary" waiting={!planned.data || plan.total === 0} onClick={() => setStep(2)}>
            {words.next}
          </Button>
        ) : (
          <div className="bar-pair">
            <Button id="share" kind="primary" className="bar-first" busy={busy} onClick={() => void share()}>
              {busy ? words.sharing : words.share}
            </Button>
            <Button id="back" className="bar-second" waiting={busy} onClick={() => setStep(1)}>
              {words.back}
            </Button>
          </div>
        )}
      </Bar>
    </Page>
  )
}

/** Who goes where: whom it puts first and why, then to whom they are given. */
export default function VisitPlanPage() {
  const { departures } = useSessionState()
  return (
    <Gate title={words.title} lead={visitDeskWords.loginLead}>
      <VisitPlanContent key={departures} />
    </Gate>
  )
}
