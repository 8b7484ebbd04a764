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
  invalidClient: 'invalidClientIdOrSecret',
  parameter: 'MissingParameter',
} as const
