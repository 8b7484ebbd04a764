/**
 * Files that a function answers with, for hosts that can open only what they have downloaded: GET runs the same function, by its own way
 * (policy, second factor, audit), and hands out the file in its answer. Its input comes in a header: an address is written into logs.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Failure } from '../platform/failure'
import { deviceOf, sessionTokenOf } from './caller'
import { dispatch } from './dispatch'
import type { ServiceParts } from './service-parts'

/** Functions whose answer is a file. */
const functions = ['getDocument', 'getMyDocument', 'getPosterFile'] as const

interface AnsweredFile {
  fileName: string
  type: string
  base64: string
}

/** JSON, percent-encoded: a header holds ASCII only. What cannot be read is refused by the function's own contract. */
function inputOf(request: FastifyRequest): unknown {
  const given = request.headers['x-lc-input']
  if (typeof given !== 'string') return {}
  try {
    return JSON.parse(decodeURIComponent(given))
  } catch {
    return {}
  }
}

export function installTaken(service: FastifyInstance, parts: ServiceParts): void {
  service.get<{ Params: { name: string } }>('/1.1/taken/:name', async (request, reply) => {
    const name = functions.find((one) => one === request.params.name)
    if (name === undefined) throw new Failure('notFound')
    const caller = {
      requestId: request.id,
      device: deviceOf(request),
      address: request.ip,
      sessionToken: sessionTokenOf(request),
    }
    // The contract of each of these functions promises this shape.
    const { fileName, type, base64 } = (await dispatch(parts, name, inputOf(request), caller)) as AnsweredFile
    return reply
      .type(type)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(base64, 'base64'))
  })
}
