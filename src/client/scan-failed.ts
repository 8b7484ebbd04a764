/** Why a host's scanner gave nothing. Pure. */
export type NoScan = 'unread' | 'refused' | 'failed'

/** Alipay's family, to which DingTalk belongs, by number. Source: its documents of the scanner, error code 10 (the person cancels). */
const CANCELLED = 10

const textIn = (error: unknown): string => {
  if (typeof error === 'string') return error
  if (typeof error !== 'object' || error === null) return ''
  const { errMsg, errorMessage, message } = error as Record<'errMsg' | 'errorMessage' | 'message', unknown>
  return [errMsg, errorMessage, message].filter((one) => typeof one === 'string').join(' ')
}

/**
 * @param error what the host threw: WeChat's `errMsg` (`scanCode:fail cancel`, `…:fail auth deny`), Alipay's and DingTalk's `error` and `errorMessage`
 * @returns undefined: the person thought better of it. A text that tells nothing known is no cancel: silence would look like a dead button.
 */
export function whyNoScan(error: unknown): NoScan | undefined {
  const { error: code } = (typeof error === 'object' && error !== null ? error : {}) as { error?: unknown }
  const text = textIn(error)
  if (/auth|permission|denied|权限|授权/i.test(text)) return 'refused'
  if (Number(code) === CANCELLED || /cancel|取消/i.test(text)) return undefined
  return 'failed'
}
