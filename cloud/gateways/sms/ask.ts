/** One question to a provider over HTTP, for the clients that need no library. */
import { askOnce, NeverConnected, reasonOf, type Asking } from '../connecting'

/**
 * `unreached`: no connection came about, so nothing was asked. `lost`: asked, and no answer. Neither names address nor content, for they
 * carry persons.
 */
export type Heard = { status: number; body: string } | { unreached: string } | { lost: string }

export async function ask(question: Asking): Promise<Heard> {
  try {
    const { status, bytes } = await askOnce(question)
    return { status, body: new TextDecoder().decode(bytes) }
  } catch (error) {
    return error instanceof NeverConnected ? { unreached: error.code } : { lost: reasonOf(error) }
  }
}

/** `https://HOST`, or the address as it was given with its scheme; without a slash at its end. */
export const addressOf = (endpoint: string): string =>
  (/^https?:\/\//.test(endpoint) ? endpoint : `https://${endpoint}`).replace(/\/+$/, '')
