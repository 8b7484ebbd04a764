/** Rules of agreed messages, as data. */
export const subscriptionRules = {
  /** Agreements counted; more of one kind are no use to anybody. */
  most: 1000,
  since: '2026-11-28',
  source:
    'developers.weixin.qq.com, 小程序订阅消息: 一次性订阅，用户订阅后可不限时间地下发一条；长期订阅，订阅一次后可长期下发多条. The ceiling is our choice',
} as const
