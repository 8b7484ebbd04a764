import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { JointAnswer, MyJoint } from '../../../types/joint'
import { jointOwnWords as words } from '../../../types/words/joint-own'
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
import './index.css'

function Other({ one }: { one: MyJoint['others'][number] }) {
  return (
    <li className="joint-other">
      <p className="joint-name">{one.enterprise ?? `${one.trade} · ${one.building}`}</p>
      <p className="second">{one.enterprise === null ? words.hidden : `${one.trade} · ${one.building}`}</p>
      <p className="second">
        {[...(one.isLead ? [words.leader] : []), one.consented ? words.consented : words.waiting].join(' · ')}
      </p>
    </li>
  )
}

/** The answer; taking it back takes a second tap. */
function Answer({ id, joint, onDone }: { id: string; joint: MyJoint; onDone: (said: string) => void }) {
  const [leaving, setLeaving] = useState(false)
  const { write, busy, failure } = useWrite('answerJoint', `joint:${id}:${joint.consented ? 'in' : 'asked'}`)
  const answer = async (decision: JointAnswer) => {
    if (await write({ id, decision })) onDone(decision === 'consented' ? words.saidYes : words.saidNo)
  }
  if (!joint.open)
    return joint.consented ? <p className="lead">{joint.founded ? words.founded : words.closed}</p> : null
  return (
    <>
      <Problem failure={failure} onRetry={() => onDone('')} />
      {!joint.consented ? (
        <>
          <Button
            id="joint-yes"
            className="joint-act"
            kind="primary"
            busy={busy}
            onClick={() => void answer('consented')}
          >
            {busy ? words.busy : words.yes}
          </Button>
          <Button id="joint-no" className="joint-act" waiting={busy} onClick={() => void answer('declined')}>
            {words.no}
          </Button>
        </>
      ) : leaving ? (
        <>
          <p className="lead">{joint.isLead ? words.endLead : words.leaveLead}</p>
          <Button
            id="joint-leave"
            className="joint-act"
            kind="primary"
            busy={busy}
            onClick={() => void answer('declined')}
          >
            {busy ? words.busy : words.leaveSure}
          </Button>
          <Button className="joint-act" waiting={busy} onClick={() => setLeaving(false)}>
            {words.keep}
          </Button>
        </>
      ) : (
        <Button id="joint-leaving" className="joint-act" onClick={() => setLeaving(true)}>
          {words.leave}
        </Button>
      )}
    </>
  )
}

function Content({ id }: { id: string }) {
  const shown = useShown()
  const [said, setSaid] = useState('')
  const { data, failure, reload } = useCall('getMyJoint', { id }, shown)
  if (!data) return failure ? <Problem failure={failure} onRetry={reload} /> : <Bones />
  const { joint } = data
  const back = (
    <div className="page-foot">
      <Button kind="link" onClick={() => go('status', { id })}>
        {words.back}
      </Button>
    </div>
  )
  const saying = said !== '' && <p role="status" className="card">{`✓ ${said}`}</p>
  if (joint === null)
    return (
      <>
        {saying}
        <Empty title={words.nothing} lead={words.nothingLead} />
        {back}
      </>
    )
  const done = (sentence: string) => {
    setSaid(sentence)
    reload()
  }
  return (
    <>
      <p className="lead">{words.lead}</p>
      {saying}
      <section className="card">
        {!joint.consented && <p>{words.asks(joint.office)}</p>}
        <p className="second">{joint.isLead ? words.leads : words.goes}</p>
        {!joint.consented && <p className="second">{words.seen}</p>}
        {joint.progress !== null && <p>{words.progress(joint.progress)}</p>}
      </section>
      <section className="card">
        <h2 className="card-title">{words.others}</h2>
        <ul className="plain-list">
          {joint.others.map((one, at) => (
            <Other key={at} one={one} />
          ))}
        </ul>
      </section>
      <Answer key={joint.consented ? 'in' : 'asked'} id={id} joint={joint} onDone={done} />
      {back}
    </>
  )
}

/** Whether the enterprise founds together with others: what that means, with whom, and the answer. */
export default function JointPage() {
  const { id } = useRouter().params
  const signedIn = useSession()
  return (
    <Page>
      <h1 className="title">{words.title}</h1>
      {signedIn ? id !== undefined && <Content id={id} /> : <Login />}
    </Page>
  )
}
