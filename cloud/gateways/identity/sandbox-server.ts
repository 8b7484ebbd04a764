/** A host's sandbox on loopback, for tests of the real client and for trying it by hand. */
import type { IncomingMessage } from 'node:http'
import { bodyWithin, listenOnLoopback } from '../loopback'
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
  const { address, stop } = await listenOnLoopback((request, response) => {
    void requestOf(request)
      .then(ask)
      .then(({ status, body, image }) => {
        response.writeHead(status, { 'content-type': image?.type ?? 'application/json' })
        response.end(image?.bytes ?? JSON.stringify(body))
      })
      .catch(() => {
        response.destroy()
      })
  }, port)
  return { base: address, stop }
}

async function requestOf(request: IncomingMessage): Promise<HostRequest> {
  const text = await bodyWithin(request, LONGEST)
  if (text === undefined) throw new Error('the request is too large')
  const method = request.method === 'POST' ? 'POST' : 'GET'
  const url = `http://127.0.0.1${request.url ?? '/'}`
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('application/json')) return { method, url, json: objectIn(text) ?? {} }
  return text === '' ? { method, url } : { method, url, form: Object.fromEntries(new URLSearchParams(text)) }
}
