import { securityWords as words } from '../../../types/words/accounts'
import { useSessionState } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Login } from '../../components/login/login'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Sessions } from './sessions'
import { Ways } from './ways'
import './index.css'

/** The own ways in, and where one is signed in. */
export default function Security() {
  const { signedIn, turn } = useSessionState()
  const shown = useShown()
  const again = `${turn}/${shown}`
  const ways = useCall('listAccounts', signedIn ? {} : undefined, again)
  const sessions = useCall('listSessions', signedIn ? {} : undefined, again)
  const failure = ways.failure ?? sessions.failure
  const reload = () => {
    ways.reload()
    sessions.reload()
  }
  return (
    <Page>
      <h1 className="title">{words.title}</h1>
      {!signedIn ? (
        <>
          <p className="lead">{words.signedOutLead}</p>
          <Login />
        </>
      ) : failure ? (
        <Problem failure={failure} onRetry={reload} />
      ) : ways.data && sessions.data ? (
        <>
          <Ways accounts={ways.data.accounts} onChanged={reload} />
          <Sessions sessions={sessions.data.sessions} onChanged={reload} />
        </>
      ) : (
        <Bones />
      )}
    </Page>
  )
}
