/** One question to a host, over HTTP. A sandbox takes its place in the process, so that the client's own code always runs. */
import { askOnce, NeverConnected, reasonOf } from '../connecting'

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
  /** @param wasAsked false: no connection came about, so that nothing was asked */
  constructor(
    reason: string,
    readonly wasAsked: boolean,
  ) {
    super(reason)
  }
}

/** Over the network. */
export const askOverHttp =
  (seconds: number = HOST_PATIENCE.seconds): AskHost =>
  async ({ method, url, form, json }) => {
    const { body, type } =
      form !== undefined
        ? { body: new URLSearchParams(form).toString(), type: 'application/x-www-form-urlencoded;charset=UTF-8' }
        : json !== undefined
          ? { body: JSON.stringify(json), type: 'application/json' }
          : {}
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type }
    const { status, bytes } = await askOnce({ method, url, headers, body, seconds }).catch((error: unknown) => {
      throw error instanceof NeverConnected ? new NoAnswer(error.code, false) : new NoAnswer(reasonOf(error), true)
    })
    const image = imageIn(bytes)
    if (image !== undefined) return { status, body: undefined, image }
    return { status, body: objectIn(bytes.toString()) }
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

/** Why a question stayed unanswered; never an address. */
export const reasonOfNone = (error: unknown): string => (error instanceof Error ? error.message : 'no answer')

/** A connection that was never made has carried nothing: what should have been done was surely not. */
export const isNeverConnected = (error: unknown): boolean => error instanceof NoAnswer && !error.wasAsked
