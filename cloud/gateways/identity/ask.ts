/** One question to a host, over HTTP. A sandbox takes its place in the process, so that the client's own code always runs. */

export interface HostRequest {
  method: 'GET' | 'POST'
  /** Begins with https:// (or http:// for a sandbox on loopback). */
  url: string
  /** Sent as a form or as JSON. */
  form?: Readonly<Record<string, string>>
  json?: Readonly<Record<string, unknown>>
}

/** A picture, as some interfaces answer. */
export interface HostImage {
  type: 'image/png' | 'image/jpeg'
  bytes: Buffer
}

/** `body` is undefined where the answer was no JSON object; `image` only where it was a picture. */
export interface HostAnswer {
  status: number
  body: Readonly<Record<string, unknown>> | undefined
  image?: HostImage
}

/** Throws when no answer came in time; the error names neither address nor content, for the address holds a secret. */
export type AskHost = (request: HostRequest) => Promise<HostAnswer>

export const HOST_PATIENCE = {
  seconds: 5,
  since: '2026-11-24',
  source: 'own choice: somebody waits with the app open; the phone’s own call ends after 15 s',
} as const

export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

/** Over the network. */
export const askOverHttp =
  (seconds: number = HOST_PATIENCE.seconds): AskHost =>
  async ({ method, url, form, json }) => {
    const content =
      form !== undefined
        ? { body: new URLSearchParams(form) }
        : json !== undefined
          ? { body: JSON.stringify(json), headers: { 'content-type': 'application/json' } }
          : {}
    try {
      // A host that sends elsewhere would be told the secret there.
      const response = await fetch(url, {
        method,
        redirect: 'error',
        signal: AbortSignal.timeout(seconds * 1000),
        ...content,
      })
      const bytes = Buffer.from(await response.arrayBuffer())
      const image = imageIn(bytes)
      if (image !== undefined) return { status: response.status, body: undefined, image }
      return { status: response.status, body: objectIn(bytes.toString()) }
    } catch (error) {
      throw new NoAnswer(reasonOf(error))
    }
  }

/** JSON text of an object; anything else is no answer of a host. */
export function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** A picture by its first bytes: what a host says of its type is not always so. */
function imageIn(bytes: Buffer): HostImage | undefined {
  if (bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a') return { type: 'image/png', bytes }
  return bytes.subarray(0, 3).toString('hex') === 'ffd8ff' ? { type: 'image/jpeg', bytes } : undefined
}

/** The code of what went wrong below fetch (ECONNREFUSED), else its kind (TimeoutError). */
function reasonOf(error: unknown): string {
  const told = (value: unknown, name: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  const code = told(told(error, 'cause'), 'code') ?? told(error, 'name')
  return typeof code === 'string' ? code : 'no reason'
}

/** Why a question stayed unanswered; never an address. */
export const reasonOfNone = (error: unknown): string => (error instanceof Error ? error.message : 'no answer')

/** A connection that was never made has carried nothing: what should have been done was surely not. */
export const isNeverConnected = (reason: string): boolean =>
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/.test(reason)
