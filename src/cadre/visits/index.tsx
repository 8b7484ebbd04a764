import { useState } from 'react'
import type { ReactNode } from 'react'
import { visitDeskWords as words } from '../../../types/words/visit-desk'
import { go } from '../../client/go'
import { useSessionState } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import { Menu } from '../menu/menu'
import { Conflict } from './conflicts'
import { Follow } from './follows'
import { Plan } from './plans'
import { Taken } from './taken'
import '../pages/pages.css'
import './index.css'

function Part({
  title,
  lead,
  rest = 0,
  above,
  children,
}: {
  title: string
  lead?: string
  rest?: number
  /** Of the whole list: stands above its cards, in none of their columns. */
  above?: ReactNode
  children: ReactNode
}) {
  return (
    <>
      <h2 className="heading number">{title}</h2>
      {lead && <p className="small">{lead}</p>}
      {above}
      <div className="visits-list">{children}</div>
      {rest > 0 && <p className="second">{words.rest(rest)}</p>}
    </>
  )
}

function VisitsContent() {
  const { signedIn } = useSessionState()
  const shown = useShown()
  const [said, setSaid] = useState('')
  const [mine, setMine] = useState(false)
  const asked = signedIn ? {} : undefined
  const conflicts = useCall('listFieldConflicts', asked, shown)
  const follows = useCall('listFollowUps', signedIn ? { mine } : undefined, shown)
  const taken = useCall('listTakenApplications', asked, shown)
  const plans = useCall('listVisitPlans', asked, shown)
  const all = [conflicts, follows, taken, plans]
  const failure = all.find((one) => one.failure)?.failure
  if (failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={words.forbiddenTitle} lead={words.forbiddenLead} />
        <Menu at="visits" />
      </Page>
    )
  const reload = () => {
    for (const one of all) one.reload()
  }
  const done = (sentence: string) => {
    setSaid(sentence)
    reload()
  }
  const waiting = taken.data?.rows.filter(({ state }) => state === 'waiting') ?? []
  const isQuiet = conflicts.data?.rows.length === 0 && follows.data?.rows.length === 0 && !mine && waiting.length === 0
  return (
    <Page wide>
      <h1 className="title">{words.title}</h1>
      <p className="second">{words.lead}</p>
      {said && (
        <section className="card visits-done" role="status">
          <p className="plain-list">{words.said(said)}</p>
        </section>
      )}
      <div className="visits-ways">
        <Button id="walk" kind="primary" className="visits-way" onClick={() => go('today')}>
          {words.walk}
        </Button>
        <Button id="plan" className="visits-way" onClick={() => go('visitPlan')}>
          {words.plan}
        </Button>
      </div>
      <Problem failure={failure} onRetry={reload} />
      {!failure && !conflicts.data && <Bones blocks={3} />}
      {isQuiet && <Empty title={words.emptyTitle} lead={words.emptyLead} />}
      {conflicts.data && conflicts.data.rows.length > 0 && (
        <Part
          title={words.conflicts.title(conflicts.data.total)}
          lead={words.conflicts.lead}
          rest={conflicts.data.total - conflicts.data.rows.length}
        >
          {conflicts.data.rows.map((one) => (
            <Conflict key={one.id} conflict={one} onSettled={done} onMoved={reload} />
          ))}
        </Part>
      )}
      {follows.data && (follows.data.rows.length > 0 || mine) && (
        <Part
          title={words.follows.title(follows.data.total)}
          rest={follows.data.total - follows.data.rows.length}
          above={
            <Button id="mine" kind="link" expanded={mine} onClick={() => setMine(!mine)}>
              {mine ? words.follows.all : words.follows.mine}
            </Button>
          }
        >
          {follows.data.rows.length === 0 && <p className="second">{words.follows.none}</p>}
          {follows.data.rows.map((one) => (
            <Follow key={one.id} follow={one} onSettled={done} onMoved={reload} />
          ))}
        </Part>
      )}
      {waiting.length > 0 && (
        <Part title={words.taken.title(waiting.length)} lead={words.taken.lead}>
          {waiting.map((one) => (
            <Taken key={one.id} taken={one} onSettled={done} />
          ))}
        </Part>
      )}
      {plans.data && (
        <Part title={words.plans.title}>
          {plans.data.rows.length === 0 && <p className="second">{words.plans.none}</p>}
          {plans.data.rows.map((one) => (
            <Plan key={one.id} plan={one} onEnded={done} />
          ))}
        </Part>
      )}
      {!failure && conflicts.data && all.some((one) => !one.data) && <Bones blocks={1} />}
      <Menu at="visits" />
    </Page>
  )
}

/** What field work brought back, for the office: to judge, to follow up, to wait for; and who goes where. */
export default function Visits() {
  const { departures } = useSessionState()
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <VisitsContent key={departures} />
    </Gate>
  )
}
