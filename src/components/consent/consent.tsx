import type { Notice } from '../../../types/city'
import { invitationWords } from '../../../types/words/owner'
import { go } from '../../client/go'
import { Bar } from '../bar/bar'
import { Button } from '../button/button'
import './consent.css'

/** What is agreed to, each point on its own line. Stands above the `Submit` that agrees. */
export function Consent({ notice }: { notice: Notice }) {
  return (
    <div className="consent">
      <ul className="plain-list">
        {notice.summary.map((line) => (
          <li key={line} className="consent-line">
            {line}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The one red button of an application, at the thumb; what it agrees to, and the full text one tap away, right above it. */
export function Submit({ notice, busy, onSubmit }: { notice: Notice; busy: boolean; onSubmit: () => void }) {
  return (
    <Bar>
      <p className="consent-agree">
        {invitationWords.noticeLead}
        <Button id="notice" kind="link" className="consent-link" onClick={() => go('notice')}>
          {invitationWords.noticeLink(notice.title)}
        </Button>
      </p>
      <Button id="submit" kind="primary" busy={busy} onClick={onSubmit}>
        {busy ? invitationWords.submitting : invitationWords.submit}
      </Button>
    </Bar>
  )
}
