/**
 * Connections to hosts outside, and one question over one: whether a host was asked at all is told by whether a connection stood, never by the
 * name of an error. A message that was not asked for may be sent by another way; one that may have been, never.
 */
import { Agent as PlainAgent, request as requestPlainly, type ClientRequestArgs, type IncomingMessage } from 'node:http'
import { Agent as TlsAgent, request as requestOverTls, type RequestOptions } from 'node:https'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'

export const CONNECTING = {
  /** With the host's address looked up and its certificate believed. */
  seconds: 3,
  /** Connections kept open to one host: one carries a question at a time. */
  kept: 64,
  /** Shorter than any server keeps an idle one: a message on a connection that is just being closed would be lost, and its outcome unknown. */
  idleSeconds: 2,
  since: '2026-11-30',
  source:
    'own choice: time for one packet that is lost and sent again after a second (RFC 6298, 2.1), and below the 5 and 10 seconds that an answer may take',
} as const

const WITHOUT = 'no connection: '

/** Nothing was asked: `code` tells why no connection came about (ECONNREFUSED, ECONNTIMEOUT, a certificate that is not believed). */
export class NeverConnected extends Error {
  override readonly name = 'NeverConnected'
  constructor(readonly code: string) {
    super(WITHOUT + code)
  }
}

/** The same, told by a library that hands on nothing but an error's text. @returns the code; undefined: something else */
export const neverConnectedIn = (text: string): string | undefined => /(?:^|: )no connection: (\S+)$/.exec(text)?.[1]

type HandOver = (error: Error | null, socket: Duplex) => void

/** Hands a connection over once it stands, so that whatever fails before it has surely carried nothing. */
function onceConnected(socket: Socket, event: 'connect' | 'secureConnect', seconds: number, handOver: HandOver): void {
  const end = (error: Error | null) => {
    clearTimeout(patience)
    socket.off(event, connected).off('error', failed).off('close', closed)
    // What a destroyed one still has to say is said to nobody.
    if (error !== null) socket.on('error', () => undefined).destroy()
    handOver(error, socket)
  }
  const connected = () => {
    end(null)
  }
  const failed = (error: NodeJS.ErrnoException) => {
    end(new NeverConnected(error.code ?? error.name))
  }
  const closed = () => {
    end(new NeverConnected('ECONNRESET'))
  }
  const patience = setTimeout(() => {
    end(new NeverConnected('ECONNTIMEOUT'))
  }, seconds * 1000)
  socket.on(event, connected).on('error', failed).on('close', closed)
}

class PlainConnections extends PlainAgent {
  override createConnection(options: ClientRequestArgs, handOver: HandOver): undefined {
    onceConnected(super.createConnection(options) as Socket, 'connect', CONNECTING.seconds, handOver)
  }
}

class TlsConnections extends TlsAgent {
  override createConnection(options: RequestOptions, handOver: HandOver): undefined {
    onceConnected(super.createConnection(options) as Socket, 'secureConnect', CONNECTING.seconds, handOver)
  }
}

/** For one scheme. A client that is given it fails with `NeverConnected` where no connection comes about. */
export function createConnections(scheme: 'http' | 'https'): PlainAgent | TlsAgent {
  const { kept, idleSeconds } = CONNECTING
  const options = { keepAlive: true, maxSockets: kept, maxFreeSockets: kept, timeout: idleSeconds * 1000 }
  return scheme === 'http' ? new PlainConnections(options) : new TlsConnections(options)
}

export interface Asking {
  method: 'GET' | 'POST'
  /** Begins with https:// (or http:// for a sandbox on loopback). */
  url: string
  headers: Readonly<Record<string, string>>
  body?: string | undefined
  /** For all of it. */
  seconds: number
}

const shared = { http: createConnections('http'), https: createConnections('https') }

/** As Node's own fetch names itself: there are firewalls that let nobody through who does not. */
const OWN_HEADERS = { accept: '*/*', 'user-agent': 'node' }

/**
 * Asks once. A host that sends elsewhere counts as one without an answer: whoever stands there would be told what was meant for the first.
 * @throws NeverConnected nothing was asked; anything else: it may have been, and there is no answer
 */
export function askOnce({ method, url, headers, body, seconds }: Asking): Promise<Answered> {
  return new Promise((resolve, reject) => {
    let isConnected = false
    const failed = (error: Error) => {
      clearTimeout(patience)
      reject(isConnected || error instanceof NeverConnected ? error : new NeverConnected(reasonOf(error)))
    }
    const isPlain = url.startsWith('http://')
    const options = { method, headers: { ...OWN_HEADERS, ...headers }, agent: isPlain ? shared.http : shared.https }
    const asked = (isPlain ? requestPlainly : requestOverTls)(url, options)
    const patience = setTimeout(() => {
      failed(new TimeoutError())
      asked.destroy()
    }, seconds * 1000)
    asked.on('socket', () => {
      isConnected = true
    })
    // Listened to for ever: what breaks after the end is nobody's.
    asked.on('error', failed)
    asked.once('response', (answer) => {
      read(answer).then((answered) => {
        clearTimeout(patience)
        resolve(answered)
      }, failed)
    })
    asked.end(body)
  })
}

export interface Answered {
  status: number
  bytes: Buffer
}

async function read(answer: IncomingMessage): Promise<Answered> {
  const { statusCode: status = 0 } = answer
  if (status >= 300 && status < 400) {
    answer.destroy()
    throw new SentElsewhere()
  }
  const chunks: Buffer[] = []
  for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk)
  return { status, bytes: Buffer.concat(chunks) }
}

class TimeoutError extends Error {
  override readonly name = 'TimeoutError'
}
class SentElsewhere extends Error {
  override readonly name = 'SentElsewhere'
}

/** The code of what went wrong (ECONNREFUSED), else its kind (TimeoutError); never its text, which may hold an address. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason'
  return (error as NodeJS.ErrnoException).code ?? error.name
}
