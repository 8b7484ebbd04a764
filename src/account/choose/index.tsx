import { useRouter } from '@tarojs/taro'
import type { OpenedInvitation } from '../../../types/intake'
import { fieldWords } from '../../../types/words/fields'
import { answerWords, chooseWords as words } from '../../../types/words/invited'
import { invitationWords } from '../../../types/words/owner'
import { findToken } from '../../client/arrival'
import { become, go } from '../../client/go'
import { signOut, useSessionState } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { ElderSwitch } from '../../components/elder/elder-switch'
import { Empty } from '../../components/empty/empty'
import { Login } from '../../components/login/login'
import { Mark } from '../../components/mark/mark'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import './index.css'

type Choice = NonNullable<OpenedInvitation['choices']>[number]

/** The enterprises of the number, each with an invitation of its own. */
function Choices({ choices }: { choices: readonly Choice[] }) {
  if (choices.length === 0) return <p className="lead">{words.none}</p>
  return (
    <>
      <p className="lead">{words.lead(choices.length)}</p>
      <div className="choose-list">
        {choices.map(({ token, enterprise, applied }, at) => (
          <button
            key={token}
            id={`choice-${at}`}
            className="card choose-one"
            onClick={() => go('invitation', { i: token })}
          >
            <span className="choose-name">{enterprise.name}</span>
            <span className="second choose-line">
              {[enterprise.district, enterprise.street].filter(Boolean).join(' · ')}
            </span>
            <span className={`choose-go${applied ? ' choose-done' : ''}`}>
              {applied ? `✓ ${words.applied}` : words.open}
            </span>
          </button>
        ))}
      </div>
    </>
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
        </>
      )}
      <Button id="stop" kind="link" onClick={() => go('answer', { i: token })}>
        {answerWords.stop}
      </Button>
    </Page>
  )
}
