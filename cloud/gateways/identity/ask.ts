/** One question to a host, over HTTP. A sandbox takes its place in the process, so that the client's own code always runs. */

export interface HostRequest {
  method: 'GET' | 'POST'
  /** Begins with https:// (or http:// for a sandbox on loopback). */
  url: string
  /** Sent as a form or as JSON. */
  form?: Readonly<Record<string, string>>
  json?: Readonly<Record<string, string>>
}

/** `body` is undefined where the answer was no JSON object. */
export interface HostAnswer {
  status: number
  body: Readonly<Record<string, unknown>> | undefined
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
      return { status: response.status, body: objectIn(await response.text()) }
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

/** The code of what went wrong below fetch (ECONNREFUSED), else its kind (TimeoutError). */
function reasonOf(error: unknown): string {
  const told = (value: unknown, name: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  const code = told(told(error, 'cause'), 'code') ?? told(error, 'name')
  return typeof code === 'string' ? code : 'no reason'
}
