/** The page between a link of an invitation and where it opens. It says nothing of the enterprise: whoever forwards it gives nothing away. */
export const landingWords = {
  title: '建团邀请',
  lead: '选择打开方式，查看邀请内容。两种方式内容相同，办理进度也相同。',
  app: { wechat: '在微信小程序中打开', dingtalk: '在钉钉小程序中打开' },
  page: '直接在网页中打开',
  pageLead: '不用安装，也不用关注。',
  service: '一键入团 · 共青团组织服务',
} as const
