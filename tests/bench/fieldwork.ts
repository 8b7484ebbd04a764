/**
 * How long 200 visits that wait on a phone take to reach the service over slow 3G. `npm run --silent bench:fieldwork -- [--visits 200] [--runs 5]
 * [--database URL]`. Ends with 1 where the median is above the promise.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { createRandom } from '../../cloud/demo/random'
import { markOf } from '../../src/client/field/ciphers'
import { openField } from '../../src/client/field/field'
import type { FieldCall } from '../../src/client/field/ports'
import { SimulatedCity, type SimulatedCadre } from '../sim/fieldwork/city'
import { signature } from '../support/dialect'
import { ModelStorage, visit } from '../support/field-model'

/** Chrome’s "Slow 3G" of the developer tools as issue 9 names it. */
const line = { roundTripMs: 400, bitsPerMs: 400 } as const
/** Of a request and of an answer, beside their bodies. */
const HEADERS = { request: 600, answer: 900 }
/** A connection of its own: TCP, then TLS 1.3. */
const HANDSHAKES = 2
const PROMISE_MS = 5000

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Calls over the line: what is sent and what comes back takes its time after each other, once the connection stands. */
function callOver(city: SimulatedCity, session: string) {
  let connected = false
  let bytes = 0
  let requests = 0
  const call: FieldCall = async (name, input) => {
    const body = JSON.stringify(input)
    const up = Buffer.byteLength(body) + HEADERS.request
    await pause((connected ? 0 : HANDSHAKES * line.roundTripMs) + line.roundTripMs / 2 + (up * 8) / line.bitsPerMs)
    connected = true
    const response = await fetch(`${city.url}/1.1/functions/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signature(), 'x-lc-session': session },
      body,
    })
    const text = await response.text()
    // As it came over the line, compressed or not.
    const down = Number(response.headers.get('content-length') ?? Buffer.byteLength(text)) + HEADERS.answer
    await pause(line.roundTripMs / 2 + (down * 8) / line.bitsPerMs)
    bytes += up + down
    requests++
    if (response.status !== 200) throw new Error(text)
    return (JSON.parse(text) as { result: unknown }).result
  }
  const reset = () => {
    connected = false
    bytes = 0
    requests = 0
  }
  return { call, reset, figures: () => ({ requests, bytes }) }
}

async function sync(city: SimulatedCity, cadre: SimulatedCadre, visits: number, run: number) {
  const { call, reset, figures } = callOver(city, cadre.session)
  const host = {
    store: new ModelStorage(),
    call,
    now: () => city.clock.now().getTime(),
    random: (length: number) => new Uint8Array(randomBytes(length)),
    shared: false,
  }
  const field = openField(host, markOf(cadre.person))
  await field.openByLogin()
  for (let n = 0; n < visits; n++) {
    const { id } = city.door(cadre)
    const body = { ...visit(n % 5 === 0 ? '三楼前台，老板下周在' : ''), subject: { enterprise: id } }
    field.record(field.begin('visit').id, {
      ...body,
      at: { floor: String(n % 30), room: `${n % 30}0${n % 9}` },
      staff: run * 1000 + n,
      youth: n % 40,
      known: { list: '0123456789abcdef', visitedOn: null, caseState: null },
    } as typeof body)
  }
  reset()
  const began = performance.now()
  await field.send()
  const ms = Math.round(performance.now() - began)
  if (field.waiting().length > 0) throw new Error(`${field.waiting().length} visits still wait`)
  return { ms, ...figures() }
}

const middle = (of: readonly number[]) => [...of].sort((a, b) => a - b)[of.length >> 1] ?? NaN

new Command()
  .option('--visits <number>', 'how many wait', '200')
  .option('--runs <number>', 'how often it is measured', '5')
  .option('--database <url>')
  .action(async (options: { visits: string; runs: string; database?: string }) => {
    const folder = mkdtempSync(join(tmpdir(), 'league-bench-fieldwork-'))
    const city = await SimulatedCity.start(createRandom(1), {
      folder,
      cadres: Number(options.runs) + 1,
      enterprises: 600,
      ...(options.database === undefined ? {} : { url: options.database }),
    })
    try {
      const runs: Awaited<ReturnType<typeof sync>>[] = []
      for (const [run, cadre] of city.cadres.entries()) {
        await city.logIn(cadre)
        runs.push(await sync(city, cadre, Number(options.visits), run))
      }
      // The first one warms the service up.
      const counted = runs.slice(1)
      const median = middle(counted.map(({ ms }) => ms))
      process.stdout.write(
        `${JSON.stringify({ visits: Number(options.visits), ms: counted.map(({ ms }) => ms), median, requests: runs[0]?.requests, bytes: runs[0]?.bytes, promise: PROMISE_MS })}\n`,
      )
      process.exitCode = median <= PROMISE_MS ? 0 : 1
    } finally {
      await city.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  })
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 1
  })
