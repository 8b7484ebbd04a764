/** DingTalk for an app of one organisation: who holds the phone that `dd.getAuthCode` gave a code on. */
import type { Clock } from '../../platform/clock'
import { askOverHttp, type AskHost, type HostAnswer } from '../identity/ask'
import type { IdentityGateway, IdentityOutcome } from '../identity/port'
import { dingtalkCodes } from './codes'

export interface DingtalkOptions {
  appKey: string
  appSecret: string
  /** The organisation whose app it is: a user id means somebody only within it. */
  corpId: string
  /** The new interfaces (access token). */
  base?: string | undefined
  /** The old interfaces (who it is). */
  oldBase?: string | undefined
  ask?: AskHost | undefined
  clock: Clock
}

export const DINGTALK_DEFAULTS = {
  base: 'https://api.dingtalk.com',
  oldBase: 'https://oapi.dingtalk.com',
  /** A token is renewed this long before it ends, so that none ends on its way. */
  renewSeconds: 300,
  since: '2026-11-24',
  source:
    'open.dingtalk.com, 获取企业内部应用的access_token: 7200 s, the same within its life, not to be asked for often; the margin is our choice',
} as const

/** The token was not taken, or none could be had: `answer` says how the caller is to be told. */
class NoToken extends Error {
  override readonly name = 'NoToken'
  constructor(readonly answer: IdentityOutcome) {
    super('no access token')
  }
}

export function createDingtalk(options: DingtalkOptions): IdentityGateway {
  const { appKey, appSecret, corpId, clock, ask = askOverHttp() } = options
  const bare = (base: string) => base.replace(/\/$/, '')
  const base = bare(options.base ?? DINGTALK_DEFAULTS.base)
  const oldBase = bare(options.oldBase ?? DINGTALK_DEFAULTS.oldBase)
  let held: { token: string; until: number } | undefined
  let renewal: Promise<string> | undefined

  const renew = async (): Promise<string> => {
    const answer = await ask({ method: 'POST', url: `${base}/v1.0/oauth2/accessToken`, json: { appKey, appSecret } })
    const { accessToken, expireIn } = answer.body ?? {}
    if (typeof accessToken !== 'string' || accessToken === '') throw new NoToken(withoutToken(answer))
    const seconds = typeof expireIn === 'number' ? expireIn : 0
    held = { token: accessToken, until: clock.now().getTime() + (seconds - DINGTALK_DEFAULTS.renewSeconds) * 1000 }
    return accessToken
  }
  /** The token in hand, or one request for a new one, however many wait for it. */
  const getToken = (): Promise<string> => {
    if (held !== undefined && held.until > clock.now().getTime()) return Promise.resolve(held.token)
    renewal ??= renew().finally(() => {
      renewal = undefined
    })
    return renewal
  }
  const drop = (token: string) => {
    if (held?.token === token) held = undefined
  }
  const whose = async (code: string, token: string) =>
    ask({
      method: 'POST',
      url: `${oldBase}/topapi/v2/user/getuserinfo?access_token=${encodeURIComponent(token)}`,
      form: { code },
    })

  return {
    name: 'dingtalk',
    async identify(code) {
      try {
        const token = await getToken()
        const answer = await whose(code, token)
        if (!isTokenRefused(answer)) return outcomeOf(answer, corpId)
        // The token was ended at DingTalk. The code was not looked at: once more, with a new token.
        drop(token)
        return outcomeOf(await whose(code, await getToken()), corpId)
      } catch (error) {
        if (error instanceof NoToken) return error.answer
        return unanswered(error instanceof Error ? error.message : 'no answer')
      }
    },
  }
}

const unanswered = (detail: string): IdentityOutcome => ({ outcome: 'unavailable', why: 'host', detail })
const misset = (detail: string): IdentityOutcome => ({ outcome: 'unavailable', why: 'settings', detail })

function withoutToken({ status, body }: HostAnswer): IdentityOutcome {
  const code = typeof body?.code === 'string' && /^[\w.]{1,64}$/.test(body.code) ? body.code : 'no code'
  // 4xx: what we sent is not accepted; it will not be the next time either. 429 and 5xx pass.
  return status >= 400 && status < 500 && status !== 429
    ? misset(`access token: HTTP ${status} ${code}`)
    : unanswered(`access token: HTTP ${status} ${code}`)
}

/** The number that counts: 88 wraps another one. */
function codeOf(body: Readonly<Record<string, unknown>> | undefined): number | undefined {
  const { errcode, sub_code: inner } = body ?? {}
  if (errcode === dingtalkCodes.wrapped && /^\d{1,6}$/.test(String(inner))) return Number(inner)
  return typeof errcode === 'number' ? errcode : undefined
}

const isTokenRefused = ({ body }: HostAnswer) =>
  [dingtalkCodes.tokenWrong, dingtalkCodes.tokenExpired, dingtalkCodes.noToken].some((one) => one === codeOf(body))

function outcomeOf({ status, body }: HostAnswer, corpId: string): IdentityOutcome {
  const errcode = codeOf(body)
  if (errcode === undefined) return unanswered(`HTTP ${status} without errcode`)
  // Its words (errmsg) may quote what was sent.
  const detail = `errcode ${errcode}`
  if (errcode === dingtalkCodes.ok) {
    const result: unknown = body?.result
    const userid: unknown = typeof result === 'object' && result !== null ? Reflect.get(result, 'userid') : undefined
    return typeof userid === 'string' && userid !== ''
      ? { outcome: 'known', id: `${corpId}/${userid}` }
      : unanswered('an answer without userid')
  }
  if (errcode === dingtalkCodes.code) return { outcome: 'refused', why: 'code', detail }
  // Twice no token: the app's rights, not the person.
  if (isTokenRefused({ status, body }) || (errcode >= 60_000 && errcode < 61_000)) return misset(detail)
  return unanswered(detail)
}
