/** What went wrong, in the one form that pages show. */
import type { ErrorName, FieldError } from '../../types/errors'
import { clientWords } from '../../types/words/common'
import { errorWords } from '../../types/words/errors'
import { NO_ANSWER } from './adapters'

/** `name` is what a page branches on, `message` what a person reads; `requestId` helps whoever is called for help. */
export interface Failure {
  name: ErrorName | 'offline'
  message: string
  fields: FieldError[]
  requestId?: string
}

const isErrorName = (name: unknown): name is ErrorName =>
  typeof name === 'string' && Object.keys(errorWords).includes(name)

const isFieldError = (value: unknown): value is FieldError =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as FieldError).field === 'string' &&
  typeof (value as FieldError).message === 'string'

/** True when no answer came, so that the same request may be sent again. */
export function isUnanswered(error: unknown): boolean {
  const { code, rawMessage } = (error ?? {}) as { code?: unknown; rawMessage?: unknown }
  // The SDK's own time limit ends in an error without a code, called Timeout.
  return code === NO_ANSWER || (code === -1 && rawMessage === 'Timeout')
}

/** Reads whatever was thrown. Knows the SDK's errors (`rawMessage`, copied fields of the body); anything else is `unexpected`. */
export function toFailure(error: unknown): Failure {
  if (isUnanswered(error)) return { name: 'offline', message: clientWords.offline, fields: [] }
  const body = (error ?? {}) as Record<string, unknown>
  if (!isErrorName(body.name)) return { name: 'unexpected', message: errorWords.unexpected, fields: [] }
  return {
    name: body.name,
    message: typeof body.rawMessage === 'string' ? body.rawMessage : errorWords[body.name],
    fields: Array.isArray(body.fields) ? body.fields.filter(isFieldError) : [],
    ...(typeof body.requestId === 'string' ? { requestId: body.requestId } : {}),
  }
}

/** The sentence for one field, if the service refused that field. Accepts `subject.uscc` for `uscc`. */
export function fieldMessage(failure: Failure | undefined, field: string): string | undefined {
  return failure?.fields.find((wrong) => wrong.field === field || wrong.field.endsWith(`.${field}`))?.message
}
