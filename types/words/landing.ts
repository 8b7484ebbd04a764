/** For an address of ours that leads nowhere: cut off, mistyped, from an old leaflet. */
export const lostWords = {
  title: '没有这个页面',
  lead: '链接可能不完整，或者已经更换。请从首页开始；收到过邀请的，请重新点短信里的链接。',
  home: '打开首页',
} as const

/** The page between a link of an invitation and where it opens. It names who invites and whom, as the invitation does to whoever holds its link. */
export const landingWords = {
  title: '建团邀请',
  lead: '选择打开方式，查看邀请内容。两种方式内容相同，办理进度也相同。',
  app: { wechat: '在微信小程序中打开', dingtalk: '在钉钉小程序中打开' },
  page: '直接在网页中打开',
  pageLead: '不用安装，也不用关注。',
  service: '一键入团 · 共青团组织服务',
} as const
