/** What the operator hears of callbacks that cannot be read: how many and why, nothing of what stands in them. */
import Fastify from 'fastify'
import type { CallbackReading } from '../../../cloud/gateways/sms/port'
import { installCallbacks } from '../../../cloud/protocol/callbacks'
import type { ServiceParts } from '../../../cloud/protocol/service-parts'

const answer = { status: 200, body: '{}' }
const warningsOf = async (reading: CallbackReading) => {
  const lines: string[] = []
  const service = Fastify({ logger: { level: 'warn', stream: { write: (line: string) => void lines.push(line) } } })
  await installCallbacks(service, {
    database: { transact: async () => undefined },
    clock: { now: () => new Date() },
    tools: { configuration: {} },
    smsGateways: [{ name: 'invented', readReceipts: () => reading }],
  } as unknown as ServiceParts)
  await service.inject({ method: 'POST', url: '/callbacks/sms/invented', payload: '15400000001 says something' })
  await service.close()
  expect(lines.join('')).not.toContain('15400000001')
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}

it('entries that make no sense are counted', async () => {
  const [line] = await warningsOf({ receipts: [], replies: [], skipped: 3, answer })
  expect(line).toMatchObject({ provider: 'invented', skipped: 3 })
})
it.each(['forged', 'malformed', 'oversized'] as const)('%s: said so', async (refused) => {
  const [line] = await warningsOf({ refused, answer: { status: 403, body: '{}' } })
  expect(line).toMatchObject({ provider: 'invented', why: refused })
})
it('of what is read nothing is said', async () => {
  expect(await warningsOf({ receipts: [], replies: [], skipped: 0, answer })).toEqual([])
})
