/** Every error leaves as `{code, error, …}` in Chinese: a body without `code` reaches the client as "undefined". */
import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { errorRegistry, type ErrorBody, type ErrorName, type FieldError } from '../../types/errors'
import { errorWords } from '../../types/words/errors'
import { Failure } from '../platform/failure'
import { drawLost } from './landing-page'

/** What Fastify itself refuses, by its code. */
const FASTIFY_ERRORS: Readonly<Record<string, ErrorName>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'inputTooLarge',
  FST_ERR_CTP_INVALID_JSON_BODY: 'inputUnreadable',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'inputUnreadable',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'inputUnreadable',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'inputUnreadable',
  FST_ERR_BAD_URL: 'notFound',
  FST_REQ_FILE_TOO_LARGE: 'fileTooLarge',
  FST_ERR_MAX_PARAM_LENGTH: 'notFound',
}

export function errorBody(name: ErrorName, requestId: string, fields?: readonly FieldError[]): ErrorBody {
  return {
    code: errorRegistry[name].code,
    name,
    // One wrong field: its own sentence says more than a general one.
    error: fields?.[0]?.message ?? errorWords[name],
    ...(fields === undefined ? {} : { fields: [...fields] }),
    requestId,
  }
}

/**
 * The database cannot be reached, is full, is going down, or did not get to it in time: class 08, 53300, 57P01, 57014 and the driver's own words.
 */
function isBusy(error: Error): boolean {
  const inner: unknown = 'errors' in error ? error.errors : undefined
  const causes: Error[] = Array.isArray(inner) ? [error, ...(inner as Error[])] : [error]
  return causes.some((cause) => {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
    return (
      /^(08\w{3}|53300|57014|57P0[123]|ECONNREFUSED|ECONNRESET|ETIMEDOUT)$/.test(code) ||
      /timeout exceeded when trying to connect|Connection terminated/.test(cause.message)
    )
  })
}

/** Turns whatever was thrown into a name of the registry. */
export function nameOf(error: FastifyError | Error): ErrorName {
  if (error instanceof Failure) return error.error
  const code = 'code' in error ? error.code : ''
  const known = FASTIFY_ERRORS[code]
  if (known !== undefined) return known
  if (error instanceof SyntaxError) return 'inputUnreadable'
  if (isBusy(error)) return 'busy'
  return 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500
    ? 'inputUnreadable'
    : 'unexpected'
}

export function replyError(
  request: { id: string },
  to: FastifyReply,
  name: ErrorName,
  fields?: readonly FieldError[],
): void {
  void to
    .status(errorRegistry[name].status)
    .type('application/json; charset=utf-8')
    .send(errorBody(name, request.id, fields))
}

export function installErrors(service: FastifyInstance): void {
  service.setErrorHandler((error: FastifyError, request, to) => {
    const name = nameOf(error)
    // The person reads a sentence; the cause goes to the log only, under the same request id.
    if (errorRegistry[name].status >= 500) request.log.error({ err: error }, 'request failed')
    replyError(request, to, name, error instanceof Failure ? error.fields : undefined)
  })
  service.setNotFoundHandler((request, to) => {
    // A person in a browser is shown a page; programs read what they always read.
    if (request.method === 'GET' && request.headers.accept?.includes('text/html') === true) {
      void to
        .status(errorRegistry.notFound.status)
        .headers({ 'cache-control': 'no-store', vary: 'accept' })
        .type('text/html; charset=utf-8')
        .send(drawLost())
      return
    }
    replyError(request, to, 'notFound')
  })
}

/** What is no HTTP at all, or has headers past all measure, never reaches Fastify's handlers: answered on the bare socket. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const name = error.code === 'HPE_HEADER_OVERFLOW' ? 'inputTooLarge' : 'inputUnreadable'
  const body = JSON.stringify(errorBody(name, randomUUID()))
  const { status } = errorRegistry[name]
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}
