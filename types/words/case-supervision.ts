import { sayMoment } from './dates'

/** To an office above that was asked to supervise a late case (督办). */
export const supervisionWords = {
  title: '请您督办',
  lead: (office: string) => `这件申请已超期。请打电话问${office}难在哪里，或者催办。`,
  /** Nobody to call. */
  noPhone: (office: string) => `这件申请已超期，由${office}办理。那里没有登记办公电话，请催办。`,
  urge: '催办',
  urging: '正在催办',
  urged: (office: string) => `已催办，${office}会收到提醒`,
  /** While it may not be urged once more. */
  urgedAt: (at: string) => `${sayMoment(at)} 已催办，每天可以催一次`,
} as const
