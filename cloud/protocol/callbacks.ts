/** What providers of text messages tell us: receipts and replies. Verified by the provider's own rule before anything is kept. */
import type { FastifyInstance } from 'fastify'
import { RECEIPT_LIMITS } from '../gateways/sms/receipts'
import { takeReports } from '../outreach/actions'
import { Failure } from '../platform/failure'
import type { ServiceParts } from './service-parts'

/**
 * POST /callbacks/sms/:provider: the body as it comes, for signatures are made over it. Answered exactly as the provider wants it, after what it
 * says was kept: else it calls again, which changes nothing.
 */
export async function installCallbacks(
  service: FastifyInstance,
  { database, clock, tools, smsGateways }: ServiceParts,
): Promise<void> {
  await service.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, parsed) => {
      parsed(null, String(body))
    })
    scope.post<{
      Params: { provider: string }
      Body: string | undefined
      Querystring: Record<string, string | string[]>
    }>('/callbacks/sms/:provider', { bodyLimit: RECEIPT_LIMITS.bytes + 1 }, async (request, reply) => {
      const gateway = smsGateways.find(({ name }) => name === request.params.provider)
      if (gateway === undefined) throw new Failure('notFound')
      const reading = gateway.readReceipts({
        headers: request.headers,
        body: request.body ?? '',
        query: request.query,
        secret: tools.configuration.SMS_CALLBACK_SECRET ?? '',
      })
      // By counts alone: what stands in it is persons' and may be anybody's.
      if ('refused' in reading)
        request.log.warn({ provider: gateway.name, why: reading.refused }, 'callback of a provider refused')
      else if (reading.skipped > 0)
        request.log.warn({ provider: gateway.name, skipped: reading.skipped }, 'entries of a callback make no sense')
      if (!('refused' in reading))
        await database.transact((tx) => takeReports({ tx, now: clock.now(), tools }, gateway.name, reading))
      return reply.status(reading.answer.status).type('application/json; charset=utf-8').send(reading.answer.body)
    })
    done()
  })
}
