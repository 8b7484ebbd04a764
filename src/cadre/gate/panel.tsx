import { useState } from 'react'
import type { FactorState } from '../../../types/factors'
import { gateWords as words } from '../../../types/words/factors'
import { go } from '../../client/go'
import { signOut } from '../../client/session'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'
import { SetUp } from '../factor/set-up'
import { giveUp, look, release } from './stand'
import type { Stand } from './stand'
import { Unlock } from './unlock'

/** Neither shown nor to be set up here: says whom to ask, or where to open it. */
function NoWay({ title, lead }: { title: string; lead: string }) {
  return (
    <>
      <h1 className="title">{title}</h1>
      <p className="lead">{lead}</p>
      <div className="gate-act">
        <Button id="gate-sign-out" onClick={() => void signOut()}>
          {words.signOut}
        </Button>
      </div>
    </>
  )
}

/** Whoever needed a recovery code may have lost the other way: now is the time to set it up anew. */
function Recovered({ factor }: { factor: FactorState }) {
  return (
    <>
      <h1 className="title">{words.recoveryTitle}</h1>
      <p className="lead">{words.recoveryLeft(Math.max(0, factor.recoveryLeft - 1))}</p>
      <div className="gate-act">
        <Button id="go-on" kind="primary" onClick={release}>
          {words.goOn}
        </Button>
      </div>
      <div className="gate-act">
        <Button
          id="to-set-up"
          onClick={() => {
            release()
            go('factor')
          }}
        >
          {words.toSetUp}
        </Button>
      </div>
    </>
  )
}

/** What stands before the workbench while it is shut. */
export function Panel({ stand }: { stand: Stand }) {
  const { shut, factor, failure } = stand
  const [recovered, setRecovered] = useState(false)
  if (!factor) return failure ? <Problem failure={failure} onRetry={() => void look()} /> : <Bones blocks={1} />
  if (recovered) return <Recovered factor={factor} />
  if (factor.ways.length === 0) {
    if (factor.enrolUntil !== null) return <SetUp factor={factor} onDone={release} />
    return factor.hasPin ? (
      <NoWay title={words.elsewhereTitle} lead={words.elsewhereLead} />
    ) : (
      <NoWay title={words.closedTitle} lead={words.closedLead} />
    )
  }
  return (
    <Unlock
      factor={factor}
      how={shut === 'fresh' ? 'fresh' : factor.assurance === 'none' ? 'none' : 'locked'}
      onPassed={(way) => {
        if (way === 'recovery') setRecovered(true)
        else release()
      }}
      onWaited={() => void look()}
      onCancel={shut === 'fresh' ? giveUp : undefined}
    />
  )
}
