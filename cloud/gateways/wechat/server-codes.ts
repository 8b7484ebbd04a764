/**
 * WeChat's answers to the mini-program's own server. Source: developers.weixin.qq.com/miniprogram/dev/server/API, the tables of codes of
 * getStableAccessToken, generateUrlLink, generateScheme, getUnlimitedQRCode and subscribe-message sendMessage, and of the common codes; read
 * 2026-11-28. 43108 stands in none: "Cannot make concurrent calls to the same OpenID" (developers.weixin.qq.com/community).
 */
export const serverCodes = {
  busy: -1,
  ok: 0,
  /** The access token is wrong or not the newest; is no token; has expired. */
  credential: 40001,
  noPermission: 40002,
  openid: 40003,
  appId: 40013,
  tokenWrong: 40014,
  templateId: 40037,
  argument: 40097,
  secret: 40125,
  scene: 40129,
  /** The address that calls is not on the app's list. */
  notListed: 40164,
  linkPath: 40165,
  sceneLength: 40169,
  linkQuery: 40212,
  noAppId: 41002,
  noSecret: 41004,
  page: 41030,
  tokenExpired: 42001,
  /** The person refused, or has no subscription left. */
  refusedByPerson: 43101,
  concurrent: 43108,
  perSecond: 44990,
  quota: 45009,
  perMinute: 45011,
  fields: 47003,
  unauthorised: 48001,
  unpublished: 85079,
  expiry: 85401,
} as const

const known = (...codes: number[]): ReadonlySet<number> => new Set(codes)

/** The access token was not taken: nothing else was looked at. */
export const tokenRefused = known(serverCodes.credential, serverCodes.tokenWrong, serverCodes.tokenExpired)

/** Only this person is concerned: another channel may reach them. */
export const personRefused = known(serverCodes.openid, serverCodes.refusedByPerson)

/** Passes by itself: a quota of the second, minute or day, or WeChat's own trouble. */
export const passing = known(
  serverCodes.busy,
  serverCodes.concurrent,
  serverCodes.perSecond,
  serverCodes.quota,
  serverCodes.perMinute,
)
