/** DingTalk for an app of one organisation: who holds the phone that `dd.getAuthCode` gave a code on. */
import type { Clock } from '../../platform/clock'
import { askOverHttp, type AskHost, type HostAnswer } from '../identity/ask'
import type { IdentityGateway, IdentityOutcome } from '../identity/port'
import { codeOf, dingtalkCodes, isTokenRefused } from './codes'
import { bare, createDingtalkTokens, DINGTALK_DEFAULTS, NoDingtalkToken } from './tokens'

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

export function createDingtalk(options: DingtalkOptions): IdentityGateway {
  const { appKey, appSecret, corpId, clock, ask = askOverHttp() } = options
  const oldBase = bare(options.oldBase ?? DINGTALK_DEFAULTS.oldBase)
  const { getToken, drop } = createDingtalkTokens({ appKey, appSecret, base: options.base, ask, clock })
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
        if (error instanceof NoDingtalkToken)
          return error.why === 'settings' ? misset(error.message) : unanswered(error.message)
        return unanswered(error instanceof Error ? error.message : 'no answer')
      }
    },
  }
}

const unanswered = (detail: string): IdentityOutcome => ({ outcome: 'unavailable', why: 'host', detail })
const misset = (detail: string): IdentityOutcome => ({ outcome: 'unavailable', why: 'settings', detail })

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
