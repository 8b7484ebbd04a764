/** WeChat's stable access tokens, in memory. */
import { randomBytes } from 'node:crypto'
import type { Clock } from '../../platform/clock'
import type { HostAnswer } from '../identity/ask'
import { serverCodes } from './server-codes'

export const SANDBOX_TOKEN = {
  seconds: 7200,
  /** Asked for this long before the end, a new one is given; the former stays good until its end. */
  overlapSeconds: 300,
  since: '2026-11-28',
  source: 'developers.weixin.qq.com, getStableAccessToken: 平台会提前5分钟更新，保证在5分钟内新旧都可用',
} as const

const failure = (errcode: number, errmsg: string): HostAnswer => ({ status: 200, body: { errcode, errmsg } })

export function createSandboxTokens(clock: Clock, { appId, secret }: { appId: string; secret: string }) {
  let newest: { value: string; until: number } | undefined
  let former: { value: string; until: number } | undefined
  let given = 0
  return {
    /** Answers a question for a token. */
    give(json: Readonly<Record<string, unknown>>): HostAnswer {
      given++
      if (!json.appid) return failure(serverCodes.noAppId, 'appid missing')
      if (!json.secret) return failure(serverCodes.noSecret, 'appsecret missing')
      if (json.grant_type !== 'client_credential') return failure(serverCodes.noPermission, 'invalid grant_type')
      if (json.appid !== appId) return failure(serverCodes.appId, 'invalid appid')
      if (json.secret !== secret) return failure(serverCodes.secret, 'invalid appsecret')
      const now = clock.now().getTime()
      const isForced = json.force_refresh === true
      if (isForced || newest === undefined || newest.until - now < SANDBOX_TOKEN.overlapSeconds * 1000) {
        former = isForced ? undefined : newest
        newest = { value: randomBytes(32).toString('base64url'), until: now + SANDBOX_TOKEN.seconds * 1000 }
      }
      const { value, until } = newest
      return { status: 200, body: { access_token: value, expires_in: Math.floor((until - now) / 1000) } }
    },
    /** The refusal of a call under this token; undefined where it is good. */
    refuse(token: string | null): HostAnswer | undefined {
      if (!token) return failure(serverCodes.credential, 'invalid credential, access_token is invalid or not latest')
      const now = clock.now().getTime()
      const found = [newest, former].find((one) => one?.value === token)
      if (found === undefined)
        return failure(serverCodes.credential, 'invalid credential, access_token is invalid or not latest')
      return found.until <= now ? failure(serverCodes.tokenExpired, 'access_token expired') : undefined
    },
    /** Ends all of them. */
    end() {
      newest = undefined
      former = undefined
    },
    given: () => given,
  }
}
