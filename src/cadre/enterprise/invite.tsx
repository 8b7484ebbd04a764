import { useState } from 'react'
import type { InvitePlan } from '../../../types/invitations'
import { exclusionWords } from '../../../types/words/exclusions'
import { inviteWords as words } from '../../../types/words/invite-pages'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'
import { Bubble } from '../campaign-new/bubble'
import { Earlier } from './earlier'
import './part.css'

/** The number told the office that it wants no more: asked once more, for the office cannot undo it. */
function Stop({ id, phone, onStopped }: { id: string; phone: string; onStopped: () => void }) {
  const [asking, setAsking] = useState(false)
  const { write, busy, failure } = useWrite('stopNumber', `stop-number:${id}`)
  const stop = async () => {
    if (await write({ id })) onStopped()
  }
  if (!asking)
    return (
      <Button id="stop-number" kind="link" onClick={() => setAsking(true)}>
        {words.stop}
      </Button>
    )
  return (
    <div className="enterprise-part">
      <p>{words.stopAsk.lead(phone)}</p>
      <Problem failure={failure} />
      <Button id="stop-confirm" className="enterprise-act" busy={busy} onClick={() => void stop()}>
        {busy ? words.stopAsk.busy : words.stopAsk.confirm}
      </Button>
      <Button id="stop-keep" kind="link" waiting={busy} onClick={() => setAsking(false)}>
        {words.stopAsk.keep}
      </Button>
    </div>
  )
}

/** No message reaches the number of the register: whoever was met is reached where they were met. */
const UNREACHED: ReadonlySet<InvitePlan['refusal']> = new Set([
  'no-phone',
  'landline',
  'virtual',
  'foreign',
  'wrong-number',
] as const)

interface InviteProps {
  /** Of the enterprise. */
  id: string
  /** Where it stands within a card of its own words: what the first tap opens, for whoever does not see the card. */
  within?: string
  /** @param sendsAt when it goes out; null: at once */
  onSent?: (sendsAt: string | null) => void
}

/** An invitation by text message in two taps: the first shows to whom and what, or why it cannot be; the second sends. */
export function Invite({ id, within, onSent }: InviteProps) {
  const [plan, setPlan] = useState<InvitePlan>()
  const [looking, setLooking] = useState(false)
  const [problem, setProblem] = useState<Failure>()
  const [said, setSaid] = useState('')
  const { write, busy, failure } = useWrite('sendInvite', `invite:${id}`)
  const look = async () => {
    if (looking) return
    setLooking(true)
    setProblem(undefined)
    try {
      setPlan(await call('planInvite', { id }))
    } catch (error) {
      setProblem(failureOf(error))
    }
    setLooking(false)
  }
  const send = async (sendsLater: boolean) => {
    const sent = await write({ id })
    if (!sent) return
    const sendsAt = sendsLater ? sent.sendsAt : null
    setSaid(words.sent(sendsAt))
    setPlan(undefined)
    onSent?.(sendsAt)
  }
  const isLater = plan !== undefined && plan.sendsAt !== plan.now
  const asked = (
    <>
      {said && (
        <p className="enterprise-said" role="status">
          {said}
        </p>
      )}
      {!plan ? (
        <>
          {within === undefined && <p className="second">{words.lead}</p>}
          <div className="enterprise-part">
            <Button
              id={within === undefined ? 'invite' : `invite-${id}`}
              {...(within !== undefined && { label: within })}
              busy={looking}
              onClick={() => void look()}
            >
              {looking ? words.opening : words.open}
            </Button>
          </div>
          <Problem failure={problem} />
        </>
      ) : (
        <>
          {plan.refusal === null ? (
            <>
              {plan.rest !== null && (
                <p className="enterprise-refused">{`⚠ ${words.rests[plan.rest.why](plan.rest.until)}`}</p>
              )}
              <p className="second number">{words.to(plan.phoneMasked ?? '')}</p>
              <Bubble text={plan.text} />
              {isLater && <p className="second number">{words.later(plan.sendsAt)}</p>}
              <div className="enterprise-part">
                <Button id="invite-send" kind="primary" busy={busy} onClick={() => void send(isLater)}>
                  {busy ? words.sending : words.send}
                </Button>
              </div>
            </>
          ) : (
            <>
              <p className="enterprise-refused">{`⚠ ${words.refused(exclusionWords[plan.refusal].name)}`}</p>
              <p className="second">{exclusionWords[plan.refusal].why}</p>
              {within !== undefined && UNREACHED.has(plan.refusal) && <p className="second">{words.atTheDoor}</p>}
            </>
          )}
          <Problem failure={failure} onRetry={failure?.name === 'inviteRefused' ? () => void look() : undefined} />
          {plan.phoneMasked !== null && plan.refusal !== 'opted-out' && (
            <Stop
              id={id}
              phone={plan.phoneMasked}
              onStopped={() => {
                setSaid(words.stopDone)
                void look()
              }}
            />
          )}
          <Earlier
            id={id}
            earlier={plan.earlier}
            onRevoked={() => {
              setSaid(words.revokeDone)
              void look()
            }}
          />
          <Button id="invite-cancel" kind="link" waiting={busy} onClick={() => setPlan(undefined)}>
            {words.cancel}
          </Button>
        </>
      )}
    </>
  )
  if (within !== undefined) return asked
  return (
    <section className="card">
      <h2 className="card-title">{words.title}</h2>
      {asked}
    </section>
  )
}
