/** The access token of DingTalk's app of one organisation: the same for all that asks, renewed once for all that wait. */
import type { Clock } from '../../platform/clock'
import type { AskHost, HostAnswer } from '../identity/ask'

export const DINGTALK_DEFAULTS = {
  base: 'https://api.dingtalk.com',
  oldBase: 'https://oapi.dingtalk.com',
  /** A token is renewed this long before it ends, so that none ends on its way. */
  renewSeconds: 300,
  since: '2026-11-24',
  source:
    'open.dingtalk.com, 获取企业内部应用的access_token: 7200 s, the same within its life, not to be asked for often; the margin is our choice',
} as const

/** Addresses are put together with what begins with a slash. */
export const bare = (base: string) => base.replace(/\/$/, '')

/** No token could be had; the message holds neither key nor secret. */
export class NoDingtalkToken extends Error {
  override readonly name = 'NoDingtalkToken'
  constructor(
    message: string,
    readonly why: 'host' | 'settings',
  ) {
    super(message)
  }
}

export interface DingtalkTokens {
  /** The token in hand, or one request for a new one, however many wait for it. @throws NoDingtalkToken, NoAnswer */
  getToken: () => Promise<string>
  /** This one was not taken. */
  drop: (token: string) => void
}

export function createDingtalkTokens(options: {
  appKey: string
  appSecret: string
  base?: string | undefined
  ask: AskHost
  clock: Clock
}): DingtalkTokens {
  const { appKey, appSecret, ask, clock } = options
  const base = bare(options.base ?? DINGTALK_DEFAULTS.base)
  let held: { token: string; until: number } | undefined
  let renewal: Promise<string> | undefined

  const renew = async (): Promise<string> => {
    const answer = await ask({ method: 'POST', url: `${base}/v1.0/oauth2/accessToken`, json: { appKey, appSecret } })
    const { accessToken, expireIn } = answer.body ?? {}
    if (typeof accessToken !== 'string' || accessToken === '') throw withoutToken(answer)
    const seconds = typeof expireIn === 'number' ? expireIn : 0
    held = { token: accessToken, until: clock.now().getTime() + (seconds - DINGTALK_DEFAULTS.renewSeconds) * 1000 }
    return accessToken
  }
  return {
    getToken: () => {
      if (held !== undefined && held.until > clock.now().getTime()) return Promise.resolve(held.token)
      renewal ??= renew().finally(() => {
        renewal = undefined
      })
      return renewal
    },
    drop: (token) => {
      if (held?.token === token) held = undefined
    },
  }
}

function withoutToken({ status, body }: HostAnswer): NoDingtalkToken {
  const code = typeof body?.code === 'string' && /^[\w.]{1,64}$/.test(body.code) ? body.code : 'no code'
  // 4xx: what we sent is not accepted; it will not be the next time either. 429 and 5xx pass.
  const isOurs = status >= 400 && status < 500 && status !== 429
  return new NoDingtalkToken(`access token: HTTP ${status} ${code}`, isOurs ? 'settings' : 'host')
}
