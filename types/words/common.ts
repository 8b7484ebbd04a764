/** Words shared by all pages. */

/** What the client says about its own troubles. */
export const clientWords = {
  offline: '网络不通，内容已保存在本机，尚未提交。请检查网络后再点一次',
  unexpected: '服务暂时没有响应，已填写的内容不会丢失，请稍后再试',
  offlineRead: '网络没有连上，请检查网络后重试',
  offlineBar: '当前没有网络，已填写的内容保存在本机',
  reference: (id: string) => `如需帮助，请报编号 ${id.slice(0, 8)}`,
  retry: '重试',
  more: '显示更多',
  loading: '正在读取',
  complain: '意见与投诉',
  complained: '查看进度',
} as const

/** Signing in, wherever it appears. */
export const loginWords = {
  phone: '手机号',
  phonePlaceholder: '11 位手机号',
  code: '短信验证码',
  codePlaceholder: '6 位数字',
  send: '获取验证码',
  sendAgain: (seconds: number) => `${seconds} 秒后可重发`,
  toInvited: '验证码将发送到受邀人的手机',
  sentToInvited: '验证码已发送到受邀人的手机',
  sentTo: (phone: string) => `验证码已发送到 ${phone}`,
  otherPhone: '换一个手机号',
  invitedPhone: '用受邀人的手机号',
  login: '登录',
  byHost: { wechat: '微信一键登录', dingtalk: '钉钉登录' },
  byHostBusy: '正在登录',
  orPhone: '或用手机号登录',
  noHostCode: '没有取得登录凭证，请再点一次，或用手机号登录',
  add: '验证并使用',
  adding: '正在验证',
  addTitle: '添加手机号',
  addLead: '街道团组织用它联系您；用这个手机号办过的申请也会出现在这里。',
  busy: '正在登录',
  offline: '网络不通，请检查网络后再试',
} as const

export const elderWords = {
  on: '切换到大字版',
  off: '切换到标准版',
  label: '大字版',
  hint: '字更大，按钮更大',
} as const

/** When a new version of the mini-program has arrived. */
export const updateWords = {
  title: '新版本已准备好',
  content: '重新打开即可使用，已填写的内容都会保留。',
  confirmText: '重新打开',
  cancelText: '稍后',
} as const
