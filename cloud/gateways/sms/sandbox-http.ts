/** What the sandboxes of all providers share: a server on loopback, with faults that are drawn by the message, not by chance. */
import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { bodyWithin, listenOnLoopback } from '../loopback'

export interface SandboxServer {
  /** Address of the provider, for the client's `endpoint`. */
  endpoint: string
  stop: () => Promise<void>
}

export interface SandboxRequest {
  method: string
  url: string
  headers: IncomingHttpHeaders
  body: string
}

export interface SandboxAnswer {
  status?: number
  body: object
  /** Of a message: what goes wrong with its answer. */
  fault?: SandboxFault | undefined
}

const REQUEST_LIMITS = {
  bytes: 1_000_000,
  since: '2026-11-23',
  source: 'own choice: the largest documented request has 200 numbers',
} as const

export const FAULTS = ['errorBefore', 'errorAfter', 'closeBefore', 'closeAfter', 'timeoutAfter', 'closeWithin'] as const
/**
 * `errorBefore`: HTTP 500, nothing was sent. `errorAfter`: sent, then HTTP 500. `closeBefore`, `closeAfter`: the connection is closed.
 * `timeoutAfter`: sent, and never answered. `closeWithin`: sent, and the connection breaks in the middle of the answer.
 */
export type SandboxFault = (typeof FAULTS)[number]

/** Shares of the messages, each 0 to 1, together at most 1. The same seed and reference always give the same. */
export type SandboxFaults = { seed: number } & Partial<Record<SandboxFault, number>>

/** @param ref of the message */
export function drawFault(faults: SandboxFaults | undefined, ref: string): SandboxFault | undefined {
  if (faults === undefined) return undefined
  const drawn = createHash('sha256').update(`${faults.seed} ${ref}`).digest().readUInt32BE(0) / 2 ** 32
  let sum = 0
  return FAULTS.find((fault) => {
    sum += faults[fault] ?? 0
    return drawn < sum
  })
}

/** True where the message must not be taken. */
export const isBefore = (fault: SandboxFault | undefined): boolean => fault === 'errorBefore' || fault === 'closeBefore'

/** Serves `answer` at a free port of loopback. `tooLarge`: what the provider says to a request beyond all bounds. */
export async function startSandboxHttp(
  answer: (request: SandboxRequest) => Promise<SandboxAnswer>,
  { port = 0, tooLarge }: { port?: number | undefined; tooLarge: SandboxAnswer },
): Promise<SandboxServer> {
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyWithin(request, REQUEST_LIMITS.bytes).catch(() => undefined)
    const { method = '', url = '', headers } = request
    const given = body === undefined ? tooLarge : await answer({ method, url, headers, body })
    if (given.fault === 'timeoutAfter') return
    if (given.fault === 'closeBefore' || given.fault === 'closeAfter') {
      request.socket.destroy()
      return
    }
    if (given.fault === 'closeWithin') {
      const whole = JSON.stringify(given.body)
      response.writeHead(given.status ?? 200, { 'content-type': 'application/json' })
      response.write(whole.slice(0, whole.length / 2), () => request.socket.resetAndDestroy())
      return
    }
    const failing = given.fault !== undefined
    response.writeHead(failing ? 500 : (given.status ?? 200), { 'content-type': 'application/json' })
    response.end(failing ? 'internal server error' : JSON.stringify(given.body))
  }
  const { address, stop } = await listenOnLoopback((request, response) => {
    void serve(request, response)
  }, port)
  return { endpoint: address, stop }
}
