/** The sandbox over HTTP: what it took by its own log, what goes wrong by seed, and the receipts that it pushes. */
import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import type { CallbackReading } from '../../../../cloud/gateways/sms/port'
import { createSandboxSms } from '../../../../cloud/gateways/sms/sandbox'
import { drawFault, FAULTS, isBefore, type SandboxFaults } from '../../../../cloud/gateways/sms/sandbox-http'
import { startSandboxSmsServer, type SandboxServerOptions } from '../../../../cloud/gateways/sms/sandbox-server'
import type { SmsSandboxServer, TakenMessage } from '../../../../cloud/gateways/sms/sandbox-taking'
import { createTencentSms } from '../../../../cloud/gateways/sms/tencent'
import { readTencentReceipts } from '../../../../cloud/gateways/sms/tencent-receipts'
import { systemClock } from '../../../../cloud/platform/clock'

const clock = systemClock
const account = {
  clock,
  secretId: 'AKIDinvented',
  secretKey: 'invented-secret',
  sdkAppId: '1400000000',
  sign: '共青团委',
  templateIds: { 'case-update': '1002' },
}
const message = (serial: number) =>
  ({
    phone: `154${String(serial).padStart(8, '0')}`,
    template: 'case-update',
    params: ['20261128-0001', '已受理'],
    ref: `intent-${serial}`,
  }) as const

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

async function setUp(options: Partial<SandboxServerOptions> = {}, timeoutSeconds = 10) {
  const taken: TakenMessage[] = []
  const sandbox = createSandboxSms({ started: 't', clock, sign: account.sign })
  const server: SmsSandboxServer = await startSandboxSmsServer({
    ...account,
    sandbox,
    onTaken: (one) => taken.push(one),
    ...options,
  })
  stops.push(() => server.stop())
  const gateway = createTencentSms({ ...account, endpoint: server.endpoint, timeoutSeconds })
  return { server, gateway, taken, sandbox }
}

it('writes its own log of what it took: no text, but what the text can be recognised by', async () => {
  const { gateway, taken, sandbox } = await setUp()
  await gateway.send(message(1))
  await gateway.send({ ...message(2), params: ['', ''] })
  const textHash = createHash('sha256')
    .update(sandbox.list()[0]?.text ?? '')
    .digest('hex')
  expect(taken).toEqual([{ phone: '15400000001', ref: 'intent-1', at: expect.any(Date), textHash }])
})

it.each(FAULTS)('%s: the outcome is unknown, and the log tells what became of it', async (fault) => {
  // Long enough for a machine with other work to take the message before.
  const { gateway, taken } = await setUp({ faults: { seed: 1, [fault]: 1 } }, 1)
  expect(await gateway.send(message(1))).toMatchObject({ outcome: 'unknown', provider: 'tencent' })
  expect(taken).toHaveLength(isBefore(fault) ? 0 : 1)
})

it('draws the same faults for the same seed, others for another, by their shares', () => {
  const faults: SandboxFaults = { seed: 7, errorBefore: 0.1, errorAfter: 0.1, closeAfter: 0.1 }
  const drawn = Array.from({ length: 2000 }, (_, i) => drawFault(faults, `m${i}`))
  expect(Array.from({ length: 2000 }, (_, i) => drawFault(faults, `m${i}`))).toEqual(drawn)
  expect(Array.from({ length: 2000 }, (_, i) => drawFault({ ...faults, seed: 8 }, `m${i}`))).not.toEqual(drawn)
  for (const fault of ['errorBefore', 'errorAfter', 'closeAfter'] as const) {
    const share = drawn.filter((one) => one === fault).length / drawn.length
    expect(share).toBeGreaterThan(0.07)
    expect(share).toBeLessThan(0.13)
  }
  expect(drawn).not.toContain('timeoutAfter')
})

it('never asks twice, whatever goes wrong: what is said to be sent was taken once, what is refused never', async () => {
  const share = fc.double({ min: 0, max: 1 / 6, noNaN: true })
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        seed: fc.nat(),
        errorBefore: share,
        errorAfter: share,
        closeBefore: share,
        closeAfter: share,
        timeoutAfter: share,
        closeWithin: share,
      }),
      async (faults) => {
        const { gateway, taken, server } = await setUp({ faults }, 0.1)
        const outcomes = await Promise.all(Array.from({ length: 30 }, (_, i) => gateway.send(message(i))))
        outcomes.forEach(({ outcome }, i) => {
          const times = taken.filter(({ ref }) => ref === `intent-${i}`).length
          if (outcome === 'sent') expect(times).toBe(1)
          else if (outcome === 'refused') expect(times).toBe(0)
          else expect(times).toBeLessThanOrEqual(1)
        })
        stops.pop()
        await server.stop()
      },
    ),
    { numRuns: 8 },
  )
})

describe('receipts', () => {
  /** Takes what is pushed; the first `failing` calls are answered with 500. */
  async function receive(failing = 0) {
    const calls: { at: number; status: number; reading: CallbackReading }[] = []
    const server: Server = createServer((request, response) => {
      void (async () => {
        const chunks: Buffer[] = []
        for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
        const query = Object.fromEntries(new URL(request.url ?? '', 'http://x').searchParams)
        const reading = readTencentReceipts({
          headers: request.headers,
          body: Buffer.concat(chunks).toString(),
          query,
          secret: 's3cret',
        })
        const status = calls.length < failing ? 500 : reading.answer.status
        calls.push({ at: Date.now(), status, reading })
        response.writeHead(status).end(reading.answer.body)
      })()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    stops.push(() => server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/receipts?secret=s3cret`
    const receipts = () =>
      calls
        .filter(({ status }) => status === 200)
        .flatMap(({ reading }) => ('receipts' in reading ? reading.receipts : []))
    return { url, calls, receipts }
  }

  it('come after a while, in the provider’s form, for what was delivered and what was not', async () => {
    const { url, receipts, calls } = await receive()
    const { gateway, server } = await setUp({ receipts: { url, afterMs: 50 } })
    const began = Date.now()
    await gateway.send(message(1))
    await gateway.send(message(9))
    await server.drained()
    expect((calls[0]?.at ?? 0) - began).toBeGreaterThanOrEqual(45)
    expect(receipts().map(({ providerId, phone, code, delivered }) => [providerId, phone, code, delivered])).toEqual([
      ['sandbox:t-1', '15400000001', 'DELIVRD', true],
      ['sandbox:t-2', '15400000009', 'UNDELIV', false],
    ])
  })

  it('come late, twice and out of order where that is asked for', async () => {
    const { url, receipts, calls } = await receive()
    const began = Date.now()
    const { gateway, server } = await setUp({
      receipts: { url, afterMs: 20, late: 1, lateMs: 150, repeated: 1, reversed: true },
    })
    // Several, so that some come within one call, however slowly they are sent.
    const serials = [1, 2, 3, 4, 5, 6, 7, 8]
    await Promise.all(serials.map((serial) => gateway.send(message(serial))))
    await server.drained()
    const ids = receipts().map(({ providerId }) => providerId)
    expect([...ids].sort()).toEqual(serials.flatMap((serial) => [`sandbox:t-${serial}`, `sandbox:t-${serial}`]))
    expect(ids).not.toEqual([...ids].sort())
    expect((calls[0]?.at ?? 0) - began).toBeGreaterThanOrEqual(165)
  })

  it('come again where they were not taken, and are given up in the end', async () => {
    const { url, receipts, calls } = await receive(1)
    const { gateway, server } = await setUp({ receipts: { url, afterMs: 1, retryMs: [10, 10] } })
    await gateway.send(message(1))
    await server.drained()
    expect(receipts()).toHaveLength(1)
    const deaf = await receive(100)
    const other = await setUp({ receipts: { url: deaf.url, afterMs: 1, retryMs: [5, 5] } })
    await other.gateway.send(message(1))
    await other.server.drained()
    expect([calls.length, deaf.calls.length]).toEqual([2, 3])
  })

  it('end with the server', async () => {
    const { url, receipts } = await receive()
    const { gateway, server } = await setUp({ receipts: { url, afterMs: 60_000 } })
    await gateway.send(message(1))
    const drained = server.drained()
    await server.stop()
    stops.pop()
    await drained
    expect(receipts()).toEqual([])
  })
})
