import { useState } from 'react'
import type { InvitePlan } from '../../../types/invitations'
import { inviteWords as words } from '../../../types/words/invite-pages'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'

type Invitation = InvitePlan['earlier'][number]

interface EarlierProps {
  /** Of the enterprise. */
  id: string
  earlier: readonly Invitation[]
  onRevoked: () => void
}

/** Taking an invitation back, asked once more: what will be, in plain words, before it is done. */
function Revoke({
  id,
  invitation,
  channel,
  onRevoked,
  onKeep,
}: {
  id: string
  invitation: string
  channel: Invitation['channel']
  onRevoked: () => void
  onKeep: () => void
}) {
  const { write, busy, failure } = useWrite('revokeInvite', `revoke-invite:${invitation}`)
  const revoke = async () => {
    if (await write({ id, invitation })) onRevoked()
  }
  return (
    <div className="enterprise-part">
      <p>{words.revokeAsk.leads[channel]}</p>
      <Problem failure={failure} />
      <Button id="revoke-confirm" className="enterprise-act" busy={busy} onClick={() => void revoke()}>
        {busy ? words.revokeAsk.busy : words.revokeAsk.confirm}
      </Button>
      <Button id="revoke-keep" kind="link" waiting={busy} onClick={onKeep}>
        {words.revokeAsk.keep}
      </Button>
    </div>
  )
}

/** How far it came; where nothing is known to have come of it: what became of its message, or that nobody looked. */
function sayReached({ channel, reached, reachedAt, message, revokedAt }: Invitation): string {
  if (reached !== null) return words.reached(words.steps[reached], reachedAt)
  if (channel === 'sms') return words.messages[message ?? 'unsent']
  return words.unseen[channel][revokedAt === null ? 'stands' : 'revoked']
}

/** Invitations of this enterprise so far, each with how far it came; what still stands can be taken back. */
export function Earlier({ id, earlier, onRevoked }: EarlierProps) {
  const [asking, setAsking] = useState<string>()
  return (
    <>
      <h3 className="heading">{words.earlier}</h3>
      {earlier.length === 0 && <p className="second">{words.earlierNone}</p>}
      {earlier.map((one) => {
        const { id: invitation, channel, at, by, campaign, answer, revokedAt, mayRevoke } = one
        const line = words.line(words.channels[channel], at)
        return (
          <div key={invitation} className="enterprise-part">
            <p className="number">{line}</p>
            <p className="second number">{sayReached(one)}</p>
            {(by !== null || campaign !== null) && <p className="second">{words.by(by, campaign)}</p>}
            {answer !== null && <p className="second">{words.answered(words.answers[answer])}</p>}
            {revokedAt !== null && <p className="second number">{words.revoked(revokedAt)}</p>}
            {mayRevoke &&
              (asking === invitation ? (
                <Revoke
                  id={id}
                  invitation={invitation}
                  channel={channel}
                  onRevoked={onRevoked}
                  onKeep={() => setAsking(undefined)}
                />
              ) : (
                <Button
                  id={`revoke-${invitation}`}
                  kind="link"
                  label={`${words.revoke}：${line}`}
                  onClick={() => setAsking(invitation)}
                >
                  {words.revoke}
                </Button>
              ))}
          </div>
        )
      })}
    </>
  )
}
