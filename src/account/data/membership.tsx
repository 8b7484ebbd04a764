import type { OutputOf } from '../../../types/registry'
import { dataPageWords as words } from '../../../types/words/my-data'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'

interface MembershipProps {
  membership: OutputOf<'seeMyData'>['membership']
  onDone: () => void
}

/** The separate consent: given and taken back with one tap each, alone, beside nothing else. */
export function Membership({ membership, onDone }: MembershipProps) {
  const { given, version, title, text } = membership
  const giving = useWrite('giveConsent', 'consent:membership')
  const withdrawing = useWrite('withdrawConsent', 'consent:membership:back')
  const busy = giving.busy || withdrawing.busy
  const act = async () => {
    const done = given
      ? await withdrawing.write({ kind: 'membership' })
      : await giving.write({ kind: 'membership', noticeVersion: version })
    if (done || giving.failure?.name === 'noticeOutdated') onDone()
  }
  return (
    <section className="card">
      <h2 className="card-title">{title}</h2>
      {text.map((paragraph) => (
        <p key={paragraph} className="second data-act">
          {paragraph}
        </p>
      ))}
      <p id="membership-state" className={`state data-act${given ? ' state-accepted' : ''}`} role="status">
        {given ? `✓ ${words.membership.given}` : words.membership.notGiven}
      </p>
      <Problem failure={giving.failure ?? withdrawing.failure} />
      <Button id="membership" className="data-act" busy={busy} onClick={() => void act()}>
        {busy ? words.membership.working : given ? words.membership.withdraw : words.membership.give}
      </Button>
    </section>
  )
}
