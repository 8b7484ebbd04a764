/** What the sandboxes of all providers share: a server on loopback, with faults that are drawn by the message, not by chance. */
import { createHash } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

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

export const FAULTS = ['errorBefore', 'errorAfter', 'closeBefore', 'closeAfter', 'timeoutAfter'] as const
/**
 * `errorBefore`: HTTP 500, nothing was sent. `errorAfter`: sent, then HTTP 500. `closeBefore`, `closeAfter`: the connection is closed.
 * `timeoutAfter`: sent, and never answered.
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
  const server = createServer((request, response) => {
    void serve(request, response)
  })
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request).catch(() => undefined)
    const { method = '', url = '', headers } = request
    const given = body === undefined ? tooLarge : await answer({ method, url, headers, body })
    if (given.fault === 'timeoutAfter') return
    if (given.fault === 'closeBefore' || given.fault === 'closeAfter') {
      request.socket.destroy()
      return
    }
    const failing = given.fault !== undefined
    response.writeHead(failing ? 500 : (given.status ?? 200), { 'content-type': 'application/json' })
    response.end(failing ? 'internal server error' : JSON.stringify(given.body))
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections()
        server.close((error) => {
          if (error) reject(error)
          else resolve()
        })
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > REQUEST_LIMITS.bytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
