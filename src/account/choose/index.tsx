import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { KeptAnswer } from '../../../types/invitations'
import type { OpenedInvitation } from '../../../types/intake'
import { fieldWords } from '../../../types/words/fields'
import { answerWords, chooseWords as words } from '../../../types/words/invited'
import { invitationWords } from '../../../types/words/owner'
import { findToken } from '../../client/arrival'
import { become, go } from '../../client/go'
import { signOut, useSessionState } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useWrite } from '../../client/use-write'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { ElderSwitch } from '../../components/elder/elder-switch'
import { Empty } from '../../components/empty/empty'
import { Login } from '../../components/login/login'
import { Mark } from '../../components/mark/mark'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Kept } from '../answer/kept'
import './index.css'

type Choice = NonNullable<OpenedInvitation['choices']>[number]

/** The enterprises of the number, each with an invitation of its own. */
function Choices({ choices }: { choices: readonly Choice[] }) {
  if (choices.length === 0) return <p className="lead">{words.none}</p>
  return (
    <>
      <p className="lead">{words.lead(choices.length)}</p>
      <div className="choose-list">
        {choices.map(({ token, enterprise, applied, answer }, at) => (
          <button
            key={token}
            id={`choice-${at}`}
            className="card choose-one"
            onClick={() => go(answer && !applied ? 'answer' : 'invitation', { i: token })}
          >
            <span className="choose-name">{enterprise.name}</span>
            <span className="second choose-line">
              {[enterprise.district, enterprise.street].filter(Boolean).join(' · ')}
            </span>
            <span className={`choose-go${applied || answer ? ' choose-done' : ''}`}>
              {applied ? `✓ ${words.applied}` : answer ? words.answered(invitationWords.answers[answer]) : words.open}
            </span>
          </button>
        ))}
      </div>
    </>
  )
}

/** What is true of all of them at once: of the person, not of an enterprise. */
function ForAll({ token, choices, onDone }: { token: string; choices: readonly Choice[]; onDone: () => void }) {
  const { write, busy, failure } = useWrite('answerInvitation', `answer:${token}`)
  const [kept, setKept] = useState<readonly KeptAnswer[]>()
  const say = async (answer: 'not-mine' | 'left' | null) => {
    const said = await write({ token, answer })
    if (!said) return
    // Nothing, where the answer was kept from before this was told.
    setKept(said.kept)
    onDone()
  }
  const isOpen = choices.some(({ applied, answer }) => !applied && answer === null)
  const isSaid = choices.some(({ applied, answer }) => !applied && (answer === 'not-mine' || answer === 'left'))
  if (!isOpen && !isSaid) return null
  return (
    <section className="choose-login" aria-label={words.allTitle}>
      <Problem failure={failure} />
      <Kept kept={kept} />
      {isOpen ? (
        <>
          <h2 className="heading">{words.allTitle}</h2>
          <p className="second lead">{words.allLead}</p>
          {(['not-mine', 'left'] as const).map((one) => (
            <Button key={one} id={`all-${one}`} className="choose-all" waiting={busy} onClick={() => void say(one)}>
              {words.all[one]}
            </Button>
          ))}
        </>
      ) : (
        <>
          <p className="second lead">{words.takeBackLead}</p>
          <Button id="all-take-back" className="choose-all" busy={busy} onClick={() => void say(null)}>
            {busy ? words.takingBack : words.takeBack}
          </Button>
        </>
      )}
      <p className="second" role="status">
        {busy && isOpen ? words.saying : ''}
      </p>
    </section>
  )
}

/** One number, several enterprises: which ones is shown to the phone that got the message, and to nobody else. */
export default function Choose() {
  const token = findToken(useRouter().params)
  const { signedIn, turn } = useSessionState()
  const shown = useShown()
  const { data, failure, reload } = useCall('openInvitation', token ? { token } : undefined, `${turn}/${shown}`)
  if (!token || failure?.name === 'invitationUnknown' || failure?.name === 'invitationRevoked')
    return (
      <Page>
        <Empty title={invitationWords.unknownTitle} lead={failure?.message ?? fieldWords.token.wrong}>
          <Button id="apply" kind="primary" onClick={() => void become('apply')}>
            {invitationWords.apply}
          </Button>
          {token && failure?.name === 'invitationRevoked' && (
            <Button id="stop" kind="link" onClick={() => go('answer', { i: token })}>
              {answerWords.stop}
            </Button>
          )}
        </Empty>
      </Page>
    )
  if (!data) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones />}</Page>
  const isHere = signedIn && data.viewer.signedIn
  return (
    <Page>
      <header className="row">
        <Mark />
        <p className="choose-from grow">{invitationWords.invites(data.office.name)}</p>
        <ElderSwitch />
      </header>
      <Problem failure={failure} onRetry={reload} />
      {!isHere ? (
        <>
          <h1 className="title choose-title">{words.title}</h1>
          <p className="lead">{words.beforeLead}</p>
          <section className="card choose-login">
            <Login invitation={data.codeToInvited ? token : undefined} />
          </section>
        </>
      ) : data.choices === null ? (
        <section id="other-invited" role="status">
          <h1 className="title choose-title">{words.otherTitle}</h1>
          <p className="lead">{words.otherLead}</p>
          <Button id="change-phone" className="choose-login" onClick={() => void signOut()}>
            {words.otherPhone}
          </Button>
          <Button id="apply" kind="link" onClick={() => go('apply')}>
            {invitationWords.findMine}
          </Button>
        </section>
      ) : (
        <>
          <h1 className="title choose-title">{words.title}</h1>
          <Choices choices={data.choices} />
          <ForAll token={token} choices={data.choices} onDone={reload} />
        </>
      )}
      <Button id="stop" kind="link" onClick={() => go('answer', { i: token })}>
        {answerWords.stop}
      </Button>
    </Page>
  )
}
