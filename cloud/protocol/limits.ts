/**
 * Floods are turned away before anything is read or asked of the database: per network address, per session, per session and function.
 * Counted in each process apart; what must hold across processes (text messages, tries of a code) is counted in the database.
 */
import rateLimit from '@fastify/rate-limit'
import { isIPv6 } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Failure } from '../platform/failure'
import { sessionTokenOf } from './caller'

interface RequestLimit {
  perMinute: number
  since: string
  source: string
}
const limit = (perMinute: number, source: string): RequestLimit => ({ perMinute, since: '2026-11-24', source })

/** Multiplied by the setting REQUEST_LIMIT_FACTOR. */
export const requestLimits = {
  /** An office building or a carrier’s gateway is one address. */
  address: limit(1200, 'own choice: 200 people behind one address who open a page of three calls twice a minute'),
  /** Ways in: each costs a text message, a question to a host, or a try. */
  addressLogin: limit(120, 'own choice: a meeting of 60 people who log in within the same minute, code and login each'),
  /** Each may take one of the day's links into the mini-program. */
  addressLink: limit(120, 'own choice: a meeting of 60 people who tap the button of their invitation twice'),
  session: limit(240, 'own choice: four calls a second for a minute, far above any hand'),
  sessionFunction: limit(90, 'own choice: a cadre who leafs through a queue as fast as pages come'),
} as const

/** How many callers are remembered; the least recent is forgotten first. Own choice, 2026-11-24: about 5 MB. */
const REMEMBERED = 20_000
const MINUTE_MS = 60_000

const LOGIN = new Set(['/1.1/users', '/1.1/usersByMobilePhone', '/1.1/requestSmsCode', '/1.1/login'])
const LINK = '/i/:token/wechat'
const FUNCTIONS = '/1.1/functions/'
/** The machine’s own watchers, all from one address; and providers, who push thousands a minute from few, refused by a hash where it is not theirs. */
const UNLIMITED = new Set(['/healthz', '/readyz', '/metrics', '/callbacks/sms/:provider'])

/** The route that answers, whatever way its address was written; none where no route does. */
const routeOf = (request: FastifyRequest) => request.routeOptions.url ?? ''

/** The function that is called. What can be none counts as one, so that made-up names fill no memory. */
function calledBy(request: FastifyRequest): string | undefined {
  const route = routeOf(request)
  if (!route.startsWith(FUNCTIONS)) return undefined
  // Those that take large bodies have a route of their own.
  const { name = route.slice(FUNCTIONS.length) } = request.params as { name?: string }
  return /^\w{1,64}$/.test(name) ? name : '-'
}

/** Whoever has one IPv6 address has a whole /64 of them. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  const [head = '', tail = ''] = address.toLowerCase().split('%')[0]?.split('::') ?? []
  const left = head === '' ? [] : head.split(':')
  const right = tail === '' ? [] : tail.split(':')
  const whole = address.includes('::')
    ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
    : left
  return whole
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')
}

/** Installs the limits in front of every route. @param factor for cities whose offices share one address */
export async function installLimits(service: FastifyInstance, factor: number): Promise<void> {
  await service.register(rateLimit, { global: false, cache: REMEMBERED })
  const counter = (name: keyof typeof requestLimits, keyOf: (request: FastifyRequest) => string | undefined) => {
    const count = service.createRateLimit({
      max: requestLimits[name].perMinute * factor,
      timeWindow: MINUTE_MS,
      // The limits share one memory: each has keys of its own.
      keyGenerator: (request) => `${name} ${keyOf(request) ?? ''}`,
    })
    return async (request: FastifyRequest): Promise<number | undefined> => {
      if (keyOf(request) === undefined) return undefined
      const counted = await count(request)
      return !counted.isAllowed && counted.isExceeded ? counted.ttlInSeconds : undefined
    }
  }
  const address = (request: FastifyRequest) => networkOf(request.ip)
  const counters = [
    counter('address', address),
    counter('addressLogin', (request) => (LOGIN.has(routeOf(request)) ? address(request) : undefined)),
    counter('addressLink', (request) => (routeOf(request) === LINK ? address(request) : undefined)),
    counter('session', sessionTokenOf),
    counter('sessionFunction', (request) => {
      const token = sessionTokenOf(request)
      const called = calledBy(request)
      return token === undefined || called === undefined ? undefined : `${called} ${token}`
    }),
  ]
  service.addHook('onRequest', async (request, reply) => {
    if (UNLIMITED.has(routeOf(request))) return
    for (const count of counters) {
      const seconds = await count(request)
      if (seconds === undefined) continue
      void reply.header('retry-after', String(Math.max(1, seconds)))
      throw new Failure('tooManyRequests')
    }
  })
}
