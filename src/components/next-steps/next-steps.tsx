import { invitationWords } from '../../../types/words/owner'
import './next-steps.css'

/** What happens after the tap, in three short lines with their times. `days`: working days until the office answers. */
export function NextSteps({ days }: { days: number }) {
  return (
    <ol className="plain-list next-steps" aria-label={invitationWords.nextTitle}>
      {invitationWords.next(days).map(({ when, what }) => (
        <li key={when} className="next-step">
          <p className="next-when">{when}</p>
          <p className="next-what">{what}</p>
        </li>
      ))}
    </ol>
  )
}
