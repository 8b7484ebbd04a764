import type { OutputOf } from '../../../types/registry'
import { securityWords as words } from '../../../types/words/accounts'
import { sayMoment } from '../../../types/words/dates'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'

type Session = OutputOf<'listSessions'>['sessions'][number]

const deviceOf = ({ device }: Session): string =>
  device in words.devices ? words.devices[device as keyof typeof words.devices] : words.devices.other

/** Where somebody is signed in under this person, and ending it. */
function One({ session, onChanged }: { session: Session; onChanged: () => void }) {
  const { write, busy, failure } = useWrite('revokeSession', `end:${session.id}`)
  const end = async () => {
    if (await write({ id: session.id })) onChanged()
  }
  return (
    <li className="security-row">
      <div className="row">
        <div className="grow">
          <p className="security-name">
            {deviceOf(session)}
            {session.current && <span className="second">{`（${words.here}）`}</span>}
          </p>
          <p className="second">{`${words.by[session.method]} · ${words.signedIn(sayMoment(session.since))}`}</p>
          {!session.current && <p className="second">{words.seen(sayMoment(session.lastSeen))}</p>}
        </div>
        {!session.current && (
          <Button
            id={`end-${session.id}`}
            kind="link"
            className="security-act"
            label={words.endLabel(deviceOf(session), sayMoment(session.since))}
            busy={busy}
            onClick={() => void end()}
          >
            {busy ? words.ending : words.end}
          </Button>
        )}
      </div>
      <Problem failure={failure} />
    </li>
  )
}

export function Sessions({ sessions, onChanged }: { sessions: readonly Session[]; onChanged: () => void }) {
  const { write, busy, failure } = useWrite('revokeOtherSessions', 'end-others')
  const endOthers = async () => {
    if (await write({})) onChanged()
  }
  return (
    <section className="card">
      <h2 className="card-title">{words.sessionsTitle}</h2>
      {sessions.length > 1 && <p className="second lead">{words.sessionsLead}</p>}
      <ul className="plain-list">
        {sessions.map((session) => (
          <One key={session.id} session={session} onChanged={onChanged} />
        ))}
      </ul>
      {sessions.length > 2 && (
        <Button id="end-others" busy={busy} onClick={() => void endOthers()}>
          {busy ? words.ending : words.endOthers}
        </Button>
      )}
      <Problem failure={failure} />
    </section>
  )
}
