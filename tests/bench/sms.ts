/**
 * `npm run bench:sms`: how many text messages a second one process sends through the real client of Tencent Cloud, to its sandbox in
 * another process on loopback; every one signed, checked and answered. `MESSAGES` and `CLIENTS` may be set. Ends with 1 below `LEAST` a
 * second, or where the provider's log disagrees with the outcomes.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { createTencentSms } from '../../cloud/gateways/sms/tencent'
import { systemClock as clock } from '../../cloud/platform/clock'
import { load, median, ms, print, quantile } from './figures'
import { account } from './sms-account'

const MESSAGES = Number(process.env.MESSAGES ?? 20_000)
const CLIENTS = Number(process.env.CLIENTS ?? 64)
/** What a city's evening of invitations asks for: 53,000 in a minute. */
const LEAST = 1000
/** The first ones load the library and open connections. */
const WARM = 500

const hear = <T>(child: ChildProcess, said: (message: unknown) => T): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once('message', (message) => {
      resolve(said(message))
    })
    child.once('exit', () => {
      reject(new Error('the sandbox ended'))
    })
  })

async function main(): Promise<void> {
  const child = fork(join(__dirname, 'sms-service.ts'), { execArgv: ['--import', 'tsx'] })
  try {
    const endpoint = await hear(child, (said) => z.object({ endpoint: z.string() }).parse(said).endpoint)
    const gateway = createTencentSms({ ...account, clock, endpoint })
    const outcomes = new Map<string, number>()
    const send = async (serial: number) => {
      const { outcome } = await gateway.send({
        phone: `154${String(serial).padStart(8, '0')}`,
        template: 'invitation',
        params: ['示例街道团工委', `c${String(serial).padStart(9, '0')}`],
        ref: `intent-${serial}`,
      })
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
    const serials = Array.from({ length: MESSAGES + WARM }, (_, i) => i)
    await load(serials.slice(0, WARM), CLIENTS, send)
    const { times, wall } = await load(serials.slice(WARM), CLIENTS, send)
    child.send('count')
    const taken = await hear(child, (said) => z.object({ taken: z.number() }).parse(said).taken)
    const rate = MESSAGES / (wall / 1000)
    print('text messages through the real client, loopback', [
      `${MESSAGES} messages, ${CLIENTS} at once: ${rate.toFixed(0)} a second (at least ${LEAST})`,
      `one message: p50 ${ms(median(times))} ms, p99 ${ms(quantile(times, 0.99))} ms`,
      `outcomes ${JSON.stringify(Object.fromEntries(outcomes))}, by the provider's own log ${taken} taken`,
    ])
    if (rate < LEAST || taken !== outcomes.get('sent') || taken !== serials.length) process.exitCode = 1
  } finally {
    child.removeAllListeners('exit')
    child.kill()
  }
}

void main()
