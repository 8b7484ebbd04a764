import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { InvitationAnswer, KeptAnswer } from '../../../types/invitations'
import type { OpenedInvitation } from '../../../types/intake'
import { fieldWords } from '../../../types/words/fields'
import { answerWords as words } from '../../../types/words/invited'
import { invitationWords } from '../../../types/words/owner'
import { findToken } from '../../client/arrival'
import { become, go } from '../../client/go'
import { useSessionState } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { ElderSwitch } from '../../components/elder/elder-switch'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Kept } from './kept'
import { StopMessages } from './stop'
import './index.css'

/** What the street looks at. */
const ANSWERS = ['not-mine', 'left', 'moved', 'organised'] as const satisfies readonly InvitationAnswer[]

/** One tap each, without an account; what happens then is said before. */
function Answers({ token, opened, onDone }: { token: string; opened: OpenedInvitation; onDone: () => void }) {
  const { write, busy, failure } = useWrite('answerInvitation', `answer:${token}`)
  // What was just said is shown also to whoever the invitation does not tell it again.
  const [said, setSaid] = useState<InvitationAnswer | null>()
  const [kept, setKept] = useState<readonly KeptAnswer[]>()
  const say = async (answer: InvitationAnswer | null) => {
    const reply = await write({ token, answer })
    if (!reply) return
    setSaid(reply.answer)
    // Nothing, where the answer was kept from before this was told.
    setKept(reply.kept)
    onDone()
  }
  const { office } = opened
  const answer = said === undefined ? opened.answer : said
  if (answer !== null)
    return (
      <section className="card">
        <p id="answered" className="state state-accepted" role="status">
          {`✓ ${invitationWords.answered(invitationWords.answers[answer])}`}
        </p>
        <p className="second answer-act">{answer === 'not-now' ? words.saidNotNow : words.saidThen(office.name)}</p>
        <Problem failure={failure} />
        <Kept kept={kept} />
        <Button id="take-back" className="answer-act" busy={busy} onClick={() => void say(null)}>
          {busy ? words.takingBack : words.takeBack}
        </Button>
      </section>
    )
  return (
    <section aria-label={words.title}>
      <p className="second lead">{words.lead}</p>
      <Problem failure={failure} />
      {ANSWERS.map((one) => (
        <Button key={one} id={`answer-${one}`} className="answer-act" waiting={busy} onClick={() => void say(one)}>
          {invitationWords.answers[one]}
        </Button>
      ))}
      <p className="second answer-act" role="status">
        {busy ? words.saying : words.then(office.name, new Date().toISOString())}
      </p>
      <Button id="answer-not-now" className="answer-act" waiting={busy} onClick={() => void say('not-now')}>
        {invitationWords.answers['not-now']}
      </Button>
      <p className="second answer-act">{words.notNow}</p>
    </section>
  )
}

/** In place of an application: what is true instead, and whether the number wants such messages at all. */
export default function AnswerInvitation() {
  const token = findToken(useRouter().params)
  const { turn } = useSessionState()
  const { data, failure, reload } = useCall('openInvitation', token ? { token } : undefined, turn)
  if (!token || failure?.name === 'invitationUnknown' || failure?.name === 'invitationRevoked')
    return (
      <Page>
        <Empty title={invitationWords.unknownTitle} lead={failure?.message ?? fieldWords.token.wrong}>
          <Button id="apply" kind="primary" onClick={() => void become('apply')}>
            {invitationWords.apply}
          </Button>
        </Empty>
        {token && failure?.name === 'invitationRevoked' && <StopMessages token={token} says />}
      </Page>
    )
  if (!data) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones />}</Page>
  return (
    <Page>
      <header className="row">
        <h1 className="title">{data.enterprise === null ? words.stopTitle : words.title}</h1>
        <ElderSwitch />
      </header>
      <Problem failure={failure} onRetry={reload} />
      {data.enterprise !== null && (
        <>
          <p id="enterprise" className="lead">
            {data.enterprise.name}
          </p>
          <Answers token={token} opened={data} onDone={reload} />
          <div className="answer-ways">
            <Button
              id="still-apply"
              kind="link"
              className="answer-way"
              onClick={() => void become('invitation', { i: token })}
            >
              {words.apply}
            </Button>
            <Button id="another" kind="link" className="answer-way" onClick={() => go('apply')}>
              {words.another}
            </Button>
          </div>
        </>
      )}
      <StopMessages token={token} />
    </Page>
  )
}
