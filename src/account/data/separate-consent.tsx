import type { OutputOf } from '../../../types/registry'
import { dataPageWords as words } from '../../../types/words/my-data'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'

interface SeparateConsentProps {
  kind: 'membership' | 'promotion'
  /** What it says today, and whether it is given. */
  consent: OutputOf<'seeMyData'>['membership']
  onDone: () => void
}

/** A separate consent: given and taken back with one tap each, alone, beside nothing else. */
export function SeparateConsent({ kind, consent, onDone }: SeparateConsentProps) {
  const { given, version, title, text } = consent
  const giving = useWrite('giveConsent', `consent:${kind}`)
  const withdrawing = useWrite('withdrawConsent', `consent:${kind}:back`)
  const busy = giving.busy || withdrawing.busy
  const act = async () => {
    const done = given ? await withdrawing.write({ kind }) : await giving.write({ kind, noticeVersion: version })
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
      <p id={`${kind}-state`} className={`state data-act${given ? ' state-accepted' : ''}`} role="status">
        {given ? `✓ ${words.separate.given}` : words.separate.notGiven}
      </p>
      <Problem failure={giving.failure ?? withdrawing.failure} />
      <Button
        id={kind}
        className="data-act"
        busy={busy}
        label={`${given ? words.separate.withdraw : words.separate.give}：${title}`}
        onClick={() => void act()}
      >
        {busy ? words.separate.working : given ? words.separate.withdraw : words.separate.give}
      </Button>
    </section>
  )
}
