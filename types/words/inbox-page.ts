/** The page 我的消息. */
export const inboxPageWords = {
  title: '我的消息',
  loginLead: '登录后查看发给您的消息。',
  lead: '重要进展会写在这里，短信没有收到也能看到；全部经过请看“我的申请”。',
  emptyTitle: '还没有消息',
  emptyLead: '您的申请有新进展时，这里会写明。',
  outcomes: { sent: '已另行通知您', waiting: '正在另行通知您', none: '只在这里' },
  more: '更早的消息',
  loading: '正在读取',
  preference: '有新进展时，怎样通知您',
  channels: { wechat: '微信订阅消息', sms: '短信', inbox: '只在站内' },
  hints: {
    wechat: '订阅过的进展用微信通知；没有订阅时改发短信。',
    sms: '有重要进展时发一条短信。',
    inbox: '不发短信、微信和钉钉消息，请自己来这里看。登录验证码照常发送。',
  },
  browserHint: '有重要进展时发一条短信；在微信里订阅过的，改用微信通知。',
  kept: '已保存',
  cases: '查看我的申请',
} as const
