/** Messages in full words, as the service says them to their person; by the template that a text message is filed under. */

const at = (params: readonly string[], place: number) => params[place] ?? ''

/** What was written to a person. Codes and links are not repeated: they stand in the message itself. */
export const messageSaid = {
  'case-update': (params: readonly string[]) => `您企业的建团申请${at(params, 0)}有新进展：${at(params, 1)}。`,
  'complaint-update': (params: readonly string[]) => `您的意见或投诉${at(params, 0)}有新进展：${at(params, 1)}。`,
  'application-taken': (params: readonly string[]) => `${at(params, 0)}已按您所说填好建团申请，请核对后提交。`,
  invitation: (params: readonly string[]) => `${at(params, 0)}邀请您的企业建立共青团组织。`,
  'invitation-list': (params: readonly string[]) =>
    `${at(params, 0)}邀请登记您手机号的 ${at(params, 1)} 家企业建立共青团组织。`,
  'invitation-promotional': (params: readonly string[]) => `${at(params, 0)}邀请您的企业建立共青团组织。`,
} as const

/** By the provider's name; any other one sends text messages. */
export const messageChannelSaid: Readonly<Record<string, string>> & { readonly sms: string } = {
  sms: '短信',
  wechat: '微信订阅消息',
  dingtalk: '钉钉消息',
}
