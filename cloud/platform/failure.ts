import { errorRegistry, type ErrorName, type FieldError } from '../../types/errors'
import { errorWords } from '../../types/words/errors'

/** An error that a person is told: its name stands in the registry, which gives code, status and sentence. */
export class Failure extends Error {
  override readonly name = 'Failure'
  constructor(
    readonly error: ErrorName,
    readonly fields?: readonly FieldError[],
  ) {
    super(errorWords[error])
  }
  get code(): number {
    return errorRegistry[this.error].code
  }
  get status(): number {
    return errorRegistry[this.error].status
  }
}
