/** What went wrong in field work, as a page says it. */
import { clientWords } from '../../../types/words/common'
import { fieldTroubleWords as words } from '../../../types/words/field-pages'
import { CallFailed, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { FieldProblem } from '../../client/field/ports'

/** The core's calls throw the service's names; what a platform throws is called Error, TypeError… */
const isProblem = (error: unknown): error is { name: Failure['name']; message: string } =>
  error instanceof Error && /^[a-z]\w*$/.test(error.name)

/** Reads whatever the core or a call threw. */
export function troubleOf(error: unknown): Failure {
  if (error instanceof FieldProblem) return { name: 'unexpected', message: words[error.trouble], fields: [] }
  if (!isProblem(error) || error instanceof CallFailed) return failureOf(error)
  return {
    name: error.name,
    // Nothing was handed in: being offline is said as what it is.
    message: error.name === 'offline' ? clientWords.offlineRead : error.message || words.login,
    fields: [],
  }
}

export const isFull = (error: unknown): boolean => error instanceof FieldProblem && error.trouble === 'full'

/** The service wants the second factor first. */
export const wantsFactor = (name: Failure['name']): boolean => name === 'sessionLocked' || name === 'secondFactorNeeded'
/** The service wants a login first. */
export const wantsLogin = (name: Failure['name']): boolean => name === 'signInNeeded' || name === 'sessionInvalid'
