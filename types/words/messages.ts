/**
 * The text messages, as filed with the provider: {1}, {2} stand for what changes, {link} for the service's own constant link. A change here
 * needs a new filing. No exclamation marks, no 【】 (the signature's own). The link stands after a space and is followed by nothing but a code
 * (or `my`, the way to the own applications) and another space: phones take Chinese characters that touch an address for a part of it.
 */
export const messageWords = {
  'login-code': '{1}是您的登录验证码，{2}分钟内有效，请勿告诉他人。',
  'case-update': '建团申请{1}有进展：{2} {link}my',
  'complaint-update': '您的意见或投诉{1}有新进展：{2}。详情请打开“一键入团”查看。',
  'application-taken': '{1}已按您所说填好建团申请，请核对后提交 {link}{2}',
  invitation: '{1}邀请您的企业建立共青团组织，申请约半分钟 {link}{2}',
  'invitation-list': '{1}邀请登记您手机号的{2}家企业建团，请选择 {link}{3}',
  'invitation-promotional': '{1}邀请您的企业建立共青团组织 {link}{2} 拒收请回复R',
} as const
