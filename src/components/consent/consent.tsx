import type { Notice } from '../../../types/city'
import { invitationWords } from '../../../types/words/owner'
import { go } from '../../client/go'
import { Bar } from '../bar/bar'
import { Button } from '../button/button'
import './consent.css'

/** What is agreed to, each point on its own line, its full text one tap away. Stands above the `Submit` that agrees. */
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
      <p className="consent-agree">
        {invitationWords.noticeLead}
        <Button id="notice" kind="link" className="consent-link" onClick={() => go('notice')}>
          {invitationWords.noticeLink(notice.title)}
        </Button>
      </p>
    </div>
  )
}

/** The one red button of an application, at the thumb. */
export function Submit({ busy, onSubmit }: { busy: boolean; onSubmit: () => void }) {
  return (
    <Bar>
      <Button id="submit" kind="primary" busy={busy} onClick={onSubmit}>
        {busy ? invitationWords.submitting : invitationWords.submit}
      </Button>
    </Bar>
  )
}
