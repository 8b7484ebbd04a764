import type { Notice } from '../../../types/city'
import { invitationWords } from '../../../types/words/owner'
import { go } from '../../client/go'
import { Button } from '../button/button'
import './consent.css'

interface ConsentProps {
  notice: Notice
  busy: boolean
  onSubmit: () => void
}

/** What is agreed to, its full text one tap away, and the one red button. */
export function Consent({ notice, busy, onSubmit }: ConsentProps) {
  return (
    <div className="consent">
      <p className="consent-line">{notice.summary.join(' ')}</p>
      <p className="consent-line">
        {invitationWords.noticeLead}
        <Button id="notice" kind="link" className="consent-link" onClick={() => go('notice')}>
          {invitationWords.noticeLink(notice.title)}
        </Button>
      </p>
      <div className="consent-submit">
        <Button id="submit" kind="primary" busy={busy} onClick={onSubmit}>
          {busy ? invitationWords.submitting : invitationWords.submit}
        </Button>
      </div>
    </div>
  )
}
