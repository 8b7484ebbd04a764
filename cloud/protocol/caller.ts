/** What a request says about who calls: LeanCloud's headers, the session, the id that ties client and log together. */
import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Configuration } from '../platform/configuration/settings'
import { Failure } from '../platform/failure'

const header = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The client's id of the request, or a fresh one where it sent none or something that is none. */
export function requestIdOf(request: { headers: Record<string, string | string[] | undefined> }): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
}

/**
 * Checks `X-LC-Id` and `X-LC-Sign: md5(ts+appKey),ts`. The key ships in the client, so this tells our clients from stray
 * callers and authenticates nobody.
 * @throws Failure signatureWrong
 */
export function checkSignature(request: FastifyRequest, configuration: Configuration): void {
  const [given = '', timestamp = ''] = (header(request, 'x-lc-sign') ?? '').split(',')
  const right = createHash('md5').update(`${timestamp}${configuration.LC_APP_KEY}`).digest()
  const sign = Buffer.from(given, 'hex')
  const isOurs = header(request, 'x-lc-id') === configuration.LC_APP_ID
  if (!isOurs || timestamp === '' || sign.length !== right.length || !timingSafeEqual(sign, right))
    throw new Failure('signatureWrong')
}

export const sessionTokenOf = (request: FastifyRequest): string | undefined => header(request, 'x-lc-session')

const FACES = ['weapp', 'dd', 'h5'] as const

/** Which face of the app calls; `other` for anything that does not say. */
export function deviceOf(request: FastifyRequest): string {
  const said = header(request, 'x-lc-ua') ?? header(request, 'x-client') ?? ''
  return FACES.find((face) => said.includes(face)) ?? 'other'
}
