/** WeChat's code2Session: who holds the phone that `wx.login` gave a code on. */
import { askOverHttp, type AskHost } from '../identity/ask'
import type { IdentityGateway, IdentityOutcome } from '../identity/port'
import { wechatCodes } from './codes'

export interface WechatOptions {
  appId: string
  secret: string
  /** Where WeChat is; another address for a sandbox or a government's forwarder. */
  base?: string | undefined
  ask?: AskHost | undefined
}

export const WECHAT_DEFAULTS = {
  base: 'https://api.weixin.qq.com',
  since: '2026-11-24',
  source: 'developers.weixin.qq.com/miniprogram/dev/server/API/user-login/api_code2session',
} as const

/** The session key that WeChat sends along is not kept: nothing here decrypts anything with it. */
export function createWechat({ appId, secret, base, ask = askOverHttp() }: WechatOptions): IdentityGateway {
  const address = `${(base ?? WECHAT_DEFAULTS.base).replace(/\/$/, '')}/sns/jscode2session`
  return {
    name: 'wechat',
    async identify(code) {
      const query = new URLSearchParams({ appid: appId, secret, js_code: code, grant_type: 'authorization_code' })
      try {
        const { status, body } = await ask({ method: 'GET', url: `${address}?${query.toString()}` })
        if (body === undefined) return unanswered(`HTTP ${status} without JSON`)
        return outcomeOf(body, appId)
      } catch (error) {
        return unanswered(error instanceof Error ? error.message : 'no answer')
      }
    },
  }
}

const unanswered = (detail: string): IdentityOutcome => ({ outcome: 'unavailable', why: 'host', detail })

function outcomeOf(body: Readonly<Record<string, unknown>>, appId: string): IdentityOutcome {
  const { errcode = wechatCodes.ok, openid } = body
  // An openid is the person's in one app only: with another app id it would name somebody else.
  if (errcode === wechatCodes.ok)
    return typeof openid === 'string' && openid !== ''
      ? { outcome: 'known', id: `${appId}/${openid}` }
      : unanswered('an answer without openid')
  // Its words (errmsg) may quote what was sent.
  const detail = `errcode ${String(errcode)}`
  switch (errcode) {
    case wechatCodes.code:
    case wechatCodes.used:
    case wechatCodes.noCode:
      return { outcome: 'refused', why: 'code', detail }
    case wechatCodes.blocked:
      return { outcome: 'refused', why: 'person', detail }
    case wechatCodes.appId:
    case wechatCodes.secret:
    case wechatCodes.noAppId:
    case wechatCodes.noSecret:
    case wechatCodes.grantType:
      return { outcome: 'unavailable', why: 'settings', detail }
    default:
      return unanswered(detail)
  }
}
