/** The way between phones and service: it drops, delays, repeats, holds back and lies. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Random } from '../../../cloud/demo/random'

interface Carried {
  path: string
  headers: Record<string, string>
  body: string
}
interface Answer {
  status: number
  text: string
}

const troubles = [
  'lost-before',
  'lost-after',
  'twice',
  'late',
  'slow',
  'portal',
  'other-answer',
  'half',
  'rewritten',
  'busy',
] as const
type Trouble = (typeof troubles)[number] | 'none'

/** Twenty fates, dealt out one by one: so every twenty requests of a function meet each trouble, and nine in twenty arrive undisturbed. */
const deck: readonly Trouble[] = [
  ...troubles,
  // The hardest to tell from the one before it, and the most common in a lift.
  'lost-after',
  ...Array.from({ length: 9 }, () => 'none' as const),
]

/** Kept for requests that bring something new: where all of it arrived before, a phone that believes them loses nothing. */
const lies: readonly Trouble[] = ['portal', 'other-answer']

const PORTAL = '<!doctype html><title>Wi-Fi</title><p>login</p>'
const KEPT_ANSWERS = 200
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export interface Network {
  url: string
  /** From now on everything arrives. Resolves when everything that was held back has arrived too. */
  calm: () => Promise<void>
  stop: () => Promise<void>
  /** How often what happened. */
  seen: Map<string, number>
}

export async function startNetwork(service: string, random: Random): Promise<Network> {
  let isCalm = false
  const seen = new Map<string, number>()
  const late = new Set<Promise<unknown>>()
  const answers: string[] = []

  const hands = new Map<string, Trouble[]>()
  const draw = (path: string, isNews: boolean): Trouble => {
    if (isCalm) return 'none'
    const left = hands.get(path) ?? []
    if (left.length === 0) left.push(...deck)
    hands.set(path, left)
    const fitting = isNews ? left : left.filter((one) => !lies.includes(one))
    const drawn = fitting.length === 0 ? 'none' : random.pick(fitting)
    if (fitting.length > 0) left.splice(left.indexOf(drawn), 1)
    return drawn
  }
  /** Ids of records in what was handed on. */
  const arrived = new Set<string>()
  const idsIn = (body: string) => body.match(/"id":"[0-9a-f-]{36}"/g) ?? []
  const carry = async ({ path, headers, body }: Carried): Promise<Answer> => {
    const response = await fetch(service + path, { method: 'POST', headers, body })
    const text = await response.text()
    if (response.status === 200) {
      idsIn(body).forEach((id) => arrived.add(id))
      if (answers.length < KEPT_ANSWERS) answers.push(text)
      else answers[random.below(KEPT_ANSWERS)] = text
    }
    return { status: response.status, text }
  }
  const hold = (carried: Carried) => {
    const one: Promise<unknown> = pause(200 + random.below(3000))
      .then(() => carry(carried))
      .catch(() => undefined)
      .then(() => late.delete(one))
    late.add(one)
  }

  /** @returns undefined where the connection breaks without an answer */
  const treat = async (carried: Carried): Promise<Answer | undefined> => {
    const ids = idsIn(carried.body)
    const trouble = draw(carried.path, ids.length === 0 || ids.some((id) => !arrived.has(id)))
    seen.set(trouble, (seen.get(trouble) ?? 0) + 1)
    switch (trouble) {
      case 'lost-before':
        return undefined
      case 'lost-after':
        await carry(carried)
        return undefined
      case 'twice': {
        const both = await Promise.all([carry(carried), carry(carried)])
        return random.pick(both)
      }
      case 'late':
        hold(carried)
        return undefined
      case 'slow':
        await pause(random.below(400))
        return carry(carried)
      case 'portal':
        return { status: 200, text: PORTAL }
      case 'other-answer':
        return { status: 200, text: answers.length > 0 ? random.pick(answers) : '{"result":{}}' }
      case 'half': {
        const { status, text } = await carry(carried)
        return { status, text: text.slice(0, random.below(text.length + 1)) }
      }
      case 'rewritten': {
        const { status, text } = await carry(carried)
        return { status, text: text.replace(/"hash":"[0-9a-f]{2}/g, '"hash":"zz') }
      }
      case 'busy':
        return { status: 503, text: '{"code":1090,"name":"busy","error":"busy"}' }
      case 'none':
        return carry(carried)
    }
  }

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const headers: Record<string, string> = {}
    for (const name of ['content-type', 'x-lc-id', 'x-lc-sign', 'x-lc-session'])
      headers[name] = String(request.headers[name] ?? '')
    const got = await treat({ path: request.url ?? '/', headers, body: Buffer.concat(parts).toString() })
    if (got === undefined) response.destroy()
    else response.writeHead(got.status, { 'content-type': 'application/json' }).end(got.text)
  }
  const server = createServer((request, response) => {
    // A phone that died meanwhile breaks its connection.
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calm: async () => {
      isCalm = true
      await Promise.all(late)
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
    seen,
  }
}
