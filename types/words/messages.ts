/**
 * The text messages, as filed with the provider: {1}, {2} stand for what changes. A change here needs a new filing.
 * No links, no exclamation marks, no 【】 (the signature's own).
 */
export const messageWords = {
  'login-code': '{1}是您的登录验证码，{2}分钟内有效，请勿告诉他人。',
  'case-update': '您的入团申请{1}有新进展：{2}。详情请打开“一键入团”查看。',
  'complaint-update': '您的意见或投诉{1}有新进展：{2}。详情请打开“一键入团”查看。',
} as const
