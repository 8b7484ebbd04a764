/** What whoever runs the service asks of it: alive, ready, figures. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Histogram } from 'prom-client'
import { registry } from '../../types/registry'
import { Failure } from '../platform/failure'
import type { ServiceParts } from './service-parts'

/** The route's pattern, never the address: an address can carry a token. A function of the registry stands by its name. */
function routeOf(request: FastifyRequest): string {
  const route = request.routeOptions.url ?? 'none'
  if (!route.endsWith('/functions/:name')) return route
  const { name } = request.params as { name: string }
  return Object.hasOwn(registry, name) ? route.replace(':name', name) : route
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

export function installOperations(service: FastifyInstance, { readiness, metrics }: ServiceParts): void {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of the reply',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [metrics],
  })
  service.addHook('onResponse', (request, reply, done) => {
    const route = routeOf(request)
    duration.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
    request.log.info(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    )
    done()
  })
  service.get('/healthz', () => ({ status: 'alive' }))
  service.get('/readyz', async (_request, reply) => {
    const reason = await readiness()
    return reason === null ? { status: 'ready' } : reply.status(503).send({ status: 'not ready', reason })
  })
  service.get('/metrics', async (request, reply) => {
    // Figures are for the machine's own collector, not for what a proxy passes on.
    const isForwarded = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined
    if (isForwarded || !LOOPBACK.has(request.socket.remoteAddress ?? '')) throw new Failure('notFound')
    return reply.type(metrics.contentType).send(await metrics.metrics())
  })
}
