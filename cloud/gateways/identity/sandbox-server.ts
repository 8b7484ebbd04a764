/** A host's sandbox on loopback, for tests of the real client and for trying it by hand. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { objectIn, type AskHost, type HostRequest } from './ask'

export interface SandboxHostServer {
  /** Base address for the client. */
  base: string
  stop: () => Promise<void>
}

/** Own choice, 2026-11-24: no question to a host is longer. */
const LONGEST = 64 * 1024

/** @param ask the sandbox's own answers @param port 0 (the default) takes a free one */
export async function startSandboxHostServer(ask: AskHost, port = 0): Promise<SandboxHostServer> {
  const server = createServer((request, response) => {
    void requestOf(request)
      .then(ask)
      .then(({ status, body, image }) => {
        response.writeHead(status, { 'content-type': image?.type ?? 'application/json' })
        response.end(image?.bytes ?? JSON.stringify(body))
      })
      .catch(() => {
        response.destroy()
      })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
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

async function requestOf(request: IncomingMessage): Promise<HostRequest> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LONGEST) throw new Error('the request is too large')
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks).toString()
  const method = request.method === 'POST' ? 'POST' : 'GET'
  const url = `http://127.0.0.1${request.url ?? '/'}`
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('application/json')) return { method, url, json: objectIn(text) ?? {} }
  return text === '' ? { method, url } : { method, url, form: Object.fromEntries(new URLSearchParams(text)) }
}
