/** Calls of the mini-program's own server to WeChat, under one access token. */
import type { Clock } from '../../platform/clock'
import {
  askOverHttp,
  isNeverConnected,
  reasonOfNone,
  type AskHost,
  type HostAnswer,
  type HostImage,
} from '../identity/ask'
import { passing, serverCodes, tokenRefused } from './server-codes'
import { WECHAT_DEFAULTS } from './wechat'

export interface WechatServerOptions {
  appId: string
  secret: string
  /** Where WeChat is; another address for a sandbox or a government's forwarder. */
  base?: string | undefined
  ask?: AskHost | undefined
  clock: Clock
}

export const STABLE_TOKEN = {
  path: '/cgi-bin/stable_token',
  /**
   * A token is renewed this long before it ends. Within its last five minutes WeChat gives a new one and takes both, so that several processes
   * that each ask for themselves hold good ones all the time; before, all of them are given the same.
   */
  renewSeconds: 240,
  since: '2026-11-28',
  source:
    'developers.weixin.qq.com, getStableAccessToken: at most 7200 s, at least 300; normal mode gives the same token while it is valid, a new one within the last 5 minutes, both good for 5 minutes; 10,000 calls a minute, 500,000 a day. The margin is our choice',
} as const

/**
 * What came of a call. `unreached`: it never got to WeChat, for want of a connection or of an access token. `silent`: it left, and no answer
 * of sense came back.
 */
export type CallOutcome =
  | { call: 'answered'; code: number; body: Readonly<Record<string, unknown>>; image?: HostImage }
  | { call: 'unreached'; reason: string; retry: 'never' | 'later' }
  | { call: 'silent'; reason: string }

export interface WechatServer {
  appId: string
  /** One POST of JSON. Never throws; asks a second time only where the token was not taken. */
  post: (path: string, json: Readonly<Record<string, unknown>>) => Promise<CallOutcome>
}

/** No access token could be had. */
class NoToken extends Error {
  override readonly name = 'NoToken'
  constructor(
    readonly reason: string,
    readonly retry: 'never' | 'later',
  ) {
    super(reason)
  }
}

export function createWechatServer({
  appId,
  secret,
  base,
  ask = askOverHttp(),
  clock,
}: WechatServerOptions): WechatServer {
  const address = (base ?? WECHAT_DEFAULTS.base).replace(/\/$/, '')
  let held: { token: string; until: number } | undefined
  let renewal: Promise<string> | undefined

  const renew = async (): Promise<string> => {
    const json = { grant_type: 'client_credential', appid: appId, secret, force_refresh: false }
    const answer = await ask({ method: 'POST', url: address + STABLE_TOKEN.path, json })
    const { access_token: token, expires_in: seconds } = answer.body ?? {}
    if (typeof token !== 'string' || token === '') throw withoutToken(answer)
    const life = typeof seconds === 'number' ? seconds - STABLE_TOKEN.renewSeconds : 0
    held = { token, until: clock.now().getTime() + life * 1000 }
    return token
  }
  /** The token in hand, or one request for a new one, however many wait for it. */
  const getToken = (): Promise<string> => {
    if (held !== undefined && held.until > clock.now().getTime()) return Promise.resolve(held.token)
    renewal ??= renew()
      .catch((error: unknown) => {
        throw error instanceof NoToken ? error : new NoToken(`access token: ${reasonOfNone(error)}`, 'later')
      })
      .finally(() => {
        renewal = undefined
      })
    return renewal
  }
  const once = async (path: string, json: Readonly<Record<string, unknown>>, token: string): Promise<CallOutcome> => {
    try {
      const url = `${address}${path}?access_token=${encodeURIComponent(token)}`
      return outcomeOf(await ask({ method: 'POST', url, json }))
    } catch (error) {
      const reason = reasonOfNone(error)
      return isNeverConnected(error) ? { call: 'unreached', reason, retry: 'later' } : { call: 'silent', reason }
    }
  }

  return {
    appId,
    async post(path, json) {
      try {
        const token = await getToken()
        const outcome = await once(path, json, token)
        if (outcome.call !== 'answered' || !tokenRefused.has(outcome.code)) return outcome
        // Ended at WeChat, by a reset secret or by somebody who forced a new one; nothing else was looked at.
        if (held?.token === token) held = undefined
        const again = await once(path, json, await getToken())
        return again.call === 'answered' && tokenRefused.has(again.code)
          ? { call: 'unreached', reason: `errcode ${again.code}, with a new token too`, retry: 'later' }
          : again
      } catch (error) {
        if (error instanceof NoToken) return { call: 'unreached', reason: error.reason, retry: error.retry }
        return { call: 'silent', reason: reasonOfNone(error) }
      }
    },
  }
}

function withoutToken({ status, body }: HostAnswer): NoToken {
  const code = body?.errcode
  if (typeof code !== 'number') return new NoToken(`access token: HTTP ${status} without one`, 'later')
  // Anything else is a matter of the settings, or of the app's standing with WeChat.
  return new NoToken(`access token: errcode ${code}`, passing.has(code) ? 'later' : 'never')
}

function outcomeOf({ status, body, image }: HostAnswer): CallOutcome {
  if (image !== undefined) return { call: 'answered', code: serverCodes.ok, body: {}, image }
  // Its words (errmsg) may quote what was sent.
  const code = body?.errcode ?? (status === 200 && body !== undefined ? serverCodes.ok : undefined)
  if (body === undefined || typeof code !== 'number')
    return { call: 'silent', reason: `HTTP ${status} without errcode` }
  return { call: 'answered', code, body }
}
