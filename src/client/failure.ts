/** What went wrong, in the one form that pages show. */
import type { ErrorName, FieldError } from '../../types/errors'
import { clientWords } from '../../types/words/common'
import { NO_ANSWER } from './adapters'

/** `name` is what a page branches on, `message` what a person reads; `requestId` helps whoever is called for help. */
export interface Failure {
  name: ErrorName | 'offline'
  message: string
  fields: FieldError[]
  requestId?: string
}

/**
 * What our service answers with: a name of ours (the platform's own errors are called Error, TypeError…), a code and the sentence to show. The
 * list of all sentences stays at the service: it would be a sixtieth of the first load.
 */
const isOurs = (body: Record<string, unknown>): body is { name: ErrorName; rawMessage: string } =>
  typeof body.name === 'string' &&
  /^[a-z]\w*$/.test(body.name) &&
  typeof body.code === 'number' &&
  typeof body.rawMessage === 'string'

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
  if (!isOurs(body)) return { name: 'unexpected', message: clientWords.unexpected, fields: [] }
  const { fields, requestId } = body as Record<string, unknown>
  return {
    name: body.name,
    message: body.rawMessage,
    fields: Array.isArray(fields) ? fields.filter(isFieldError) : [],
    ...(typeof requestId === 'string' ? { requestId } : {}),
  }
}

/** The sentence for one field, if the service refused that field. Accepts `subject.uscc` for `uscc`. */
export function fieldMessage(failure: Failure | undefined, field: string): string | undefined {
  return failure?.fields.find((wrong) => wrong.field === field || wrong.field.endsWith(`.${field}`))?.message
}
