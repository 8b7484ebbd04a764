/** What happened around a joint founding (联建), for both sides of the counter. No enterprise is named: not all may know each other yet. */
import type { JointAct, JointLeaving } from '../case-life'

export const jointActWords: Readonly<Record<JointAct, string>> = {
  formed: '发起联合建团',
  asked: '征求企业意见',
  consented: '一家企业同意',
  declined: '一家企业没有同意',
  gone: '一家企业退出',
  lead: '更换牵头企业',
  ended: '这次联合建团已结束',
}

export const jointLeavingWords: Readonly<Record<JointLeaving, string>> = {
  left: '企业自己提出',
  released: '由街道移出',
  split: '分出，单独建团',
  ended: '联合建团已结束',
}
