/** One question to a provider over HTTP, for the clients that need no library. */

export interface Question {
  method: 'GET' | 'POST'
  url: string
  headers: Readonly<Record<string, string>>
  body?: string
  seconds: number
}

/**
 * `unreached`: no connection came about, so nothing was asked. `lost`: asked, and no answer. Neither names address nor content, for they
 * carry persons.
 */
export type Heard = { status: number; body: string } | { unreached: string } | { lost: string }

/** What went wrong before anything was written: no address, no connection, a certificate that is not believed. */
const NEVER_CONNECTED =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_.*|ERR_TLS_CERT_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*)$/

export async function ask({ method, url, headers, body, seconds }: Question): Promise<Heard> {
  try {
    const response = await fetch(url, {
      method,
      headers,
      // A host that sends elsewhere would be told the signature there.
      redirect: 'error',
      signal: AbortSignal.timeout(seconds * 1000),
      ...(body === undefined ? {} : { body }),
    })
    return { status: response.status, body: await response.text() }
  } catch (error) {
    const code = codeOf(error)
    return NEVER_CONNECTED.test(code) ? { unreached: code } : { lost: code }
  }
}

/** The code of what went wrong below fetch (ECONNREFUSED), else its kind (TimeoutError). */
function codeOf(error: unknown): string {
  const told = (value: unknown, name: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
  const code = told(told(error, 'cause'), 'code') ?? told(error, 'name')
  return typeof code === 'string' ? code : 'no reason'
}

/** `https://HOST`, or the address as it was given with its scheme; without a slash at its end. */
export const addressOf = (endpoint: string): string =>
  (/^https?:\/\//.test(endpoint) ? endpoint : `https://${endpoint}`).replace(/\/+$/, '')
