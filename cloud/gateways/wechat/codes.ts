/**
 * WeChat's answers that we know. Source: developers.weixin.qq.com/miniprogram/dev/server/API/user-login/api_code2session and its table of
 * common codes, read 2026-11-24; 40163 stands in neither and is what a used code gets (binarywang/WxJava issue 1323).
 */
export const wechatCodes = {
  busy: -1,
  ok: 0,
  grantType: 40002,
  appId: 40013,
  code: 40029,
  secret: 40125,
  used: 40163,
  blocked: 40226,
  noAppId: 41002,
  noSecret: 41004,
  noCode: 41008,
  tooOften: 45011,
} as const
