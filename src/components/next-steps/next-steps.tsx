import { invitationWords } from '../../../types/words/owner'
import './next-steps.css'

/** What happens after the tap, in three short lines with their times. `days`: working days until the office answers. */
export function NextSteps({ days }: { days: number }) {
  return (
    <ol className="plain-list next-steps" aria-label={invitationWords.nextTitle}>
      {invitationWords.next(days).map(({ when, what }, i) => (
        <li key={when} className="next-step">
          <span className="next-number number" aria-hidden="true">
            {i + 1}
          </span>
          <p className="next-said">
            <span className="next-when">{when}</span>
            {what}
          </p>
        </li>
      ))}
    </ol>
  )
}
