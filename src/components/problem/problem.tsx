import { clientWords } from '../../../types/words/common'
import type { Failure } from '../../client/failure'
import { Button } from '../button/button'
import './problem.css'

/** Failures that a person may have to call somebody about; to the others the number would only be noise. */
const helped: readonly Failure['name'][] = ['unexpected', 'busy', 'smsNotSent', 'forbidden']

/** What went wrong and what to do, beside the act that failed; with a way to try again where that helps. */
export function Problem({ failure, onRetry }: { failure: Failure | undefined; onRetry?: () => void }) {
  if (!failure) return null
  return (
    <div className="problem" role="alert">
      <p className="problem-said">
        <span className="problem-mark" aria-hidden="true">
          {'⚠ '}
        </span>
        {failure.message}
      </p>
      {failure.requestId && helped.includes(failure.name) && (
        <p className="second">{clientWords.reference(failure.requestId)}</p>
      )}
      {onRetry && (
        <Button kind="link" onClick={onRetry}>
          {clientWords.retry}
        </Button>
      )}
    </div>
  )
}
