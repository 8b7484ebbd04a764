import type { HostAnswer } from '../identity/ask'

/**
 * DingTalk's answers that we know. Old interfaces (oapi) answer HTTP 200 with `errcode`, new ones HTTP 4xx with a `code` in words. Source:
 * open.dingtalk.com, 通过免登码获取用户信息 and 全局错误码; help.dingtalk.io, the same in English; read 2026-11-24. 88 wraps a `sub_code`.
 */
export const dingtalkCodes = {
  busy: -1,
  ok: 0,
  wrapped: 88,
  tokenWrong: 40014,
  code: 40078,
  noToken: 40035,
  tokenExpired: 42001,
  tooOften: 90018,
  /** Work notices: nobody to send to; forbidden words; too long. */
  userIds: 40031,
  noRecipients: 1430000,
  forbiddenWords: 1430002,
  tooLong: 34016,
  badMessage: 34014,
  agent: 40056,
  invalidClient: 'invalidClientIdOrSecret',
  parameter: 'MissingParameter',
} as const

/** The number that counts: 88 wraps another one. */
export function codeOf(body: Readonly<Record<string, unknown>> | undefined): number | undefined {
  const { errcode, sub_code: inner } = body ?? {}
  if (errcode === dingtalkCodes.wrapped && /^\d{1,6}$/.test(String(inner))) return Number(inner)
  return typeof errcode === 'number' ? errcode : undefined
}

/** The access token was not taken: nothing else was looked at. */
export const isTokenRefused = ({ body }: HostAnswer) =>
  [dingtalkCodes.tokenWrong, dingtalkCodes.tokenExpired, dingtalkCodes.noToken].some((one) => one === codeOf(body))
