/** WeChat in memory: refuses what WeChat refuses, by its codes. */
import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../../platform/clock'
import type { AskHost, HostAnswer } from '../identity/ask'
import { createSandboxCodes } from '../identity/sandbox-codes'
import { wechatCodes } from './codes'

export const WECHAT_SANDBOX_LIMITS = {
  perMinute: 100,
  since: '2026-11-24',
  source: 'developers.weixin.qq.com, auth.code2Session, 45011: 每个用户每分钟100次',
} as const

/** The app that the sandbox knows; no secret, for nothing outside the process takes it. */
export const SANDBOX_WECHAT_APP = { appId: 'wx0000000000000000', secret: 'sandbox' } as const

export interface SandboxWechat {
  /** What `wx.login` gives on the phone of an invented person. */
  issueCode: (person: string) => string
  /** From now on a person of high risk. */
  block: (person: string) => void
  /** While it is busy every question gets -1. */
  setBusy: (busy: boolean) => void
  ask: AskHost
}

export function createSandboxWechat(
  clock: Clock,
  { appId, secret }: { appId: string; secret: string } = SANDBOX_WECHAT_APP,
): SandboxWechat {
  const codes = createSandboxCodes(clock)
  const blocked = new Set<string>()
  const asked = new Map<string, number[]>()
  let isBusy = false
  const failure = (errcode: number, errmsg: string): HostAnswer => ({ status: 200, body: { errcode, errmsg } })
  /** The same person has the same openid in one app, and another one in another. */
  const openidOf = (person: string) => `o${hashed(`${appId}/${person}`).slice(0, 27)}`

  const isTooOften = (person: string) => {
    const now = clock.now().getTime()
    const recent = (asked.get(person) ?? []).filter((at) => now - at < 60_000)
    asked.set(person, [...recent, now])
    return recent.length >= WECHAT_SANDBOX_LIMITS.perMinute
  }

  const code2Session = (query: URLSearchParams): HostAnswer => {
    const missing = (['appid', 'secret', 'js_code'] as const).find((name) => !query.get(name))
    if (missing === 'appid') return failure(wechatCodes.noAppId, 'appid missing')
    if (missing === 'secret') return failure(wechatCodes.noSecret, 'appsecret missing')
    if (missing === 'js_code') return failure(wechatCodes.noCode, 'missing code')
    if (query.get('grant_type') !== 'authorization_code') return failure(wechatCodes.grantType, 'invalid grant_type')
    if (query.get('appid') !== appId) return failure(wechatCodes.appId, 'invalid appid')
    if (query.get('secret') !== secret) return failure(wechatCodes.secret, 'invalid appsecret')
    const taken = codes.take(query.get('js_code') ?? '')
    if (taken === 'used') return failure(wechatCodes.used, 'code been used')
    if (taken === 'unknown' || taken === 'expired') return failure(wechatCodes.code, 'invalid code')
    if (blocked.has(taken.person)) return failure(wechatCodes.blocked, 'code blocked')
    if (isTooOften(taken.person))
      return failure(wechatCodes.tooOften, 'api minute-quota reach limit  mustslower  retry next minute')
    const session_key = randomBytes(16).toString('base64')
    return {
      status: 200,
      body: { session_key, openid: openidOf(taken.person), unionid: hashed(taken.person).slice(0, 28) },
    }
  }

  return {
    issueCode: codes.issue,
    block: (person) => {
      blocked.add(person)
    },
    setBusy: (busy) => {
      isBusy = busy
    },
    ask: async ({ method, url }) => {
      const { pathname, searchParams } = new URL(url)
      if (pathname !== '/sns/jscode2session' || method !== 'GET') return { status: 404, body: undefined }
      return isBusy ? failure(wechatCodes.busy, 'system error') : code2Session(searchParams)
    },
  }
}

const hashed = (text: string) => createHash('sha256').update(text).digest('base64url')
