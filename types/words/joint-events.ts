/** What happened around a joint founding (联建), for both sides of the counter. No enterprise is named: not all may know each other yet. */
import type { CaseState, JointAct, JointLeaving } from '../case-life'

export const jointActWords: Readonly<Record<JointAct, string>> = {
  formed: '发起联合建团',
  asked: '征求企业意见',
  consented: '一家企业同意',
  declined: '一家企业没有同意',
  gone: '一家企业退出',
  lead: '更换牵头企业',
  ended: '这次联合建团已结束',
}

/** To the one that is asked, who alone can answer. */
export const jointAskedWords = '请您答复是否联合建团'

export const jointLeavingWords: Readonly<Record<JointLeaving, string>> = {
  left: '企业自己提出',
  released: '街道安排另行办理',
  split: '分出，单独建团',
  ended: '联合建团已结束',
}

/** How the lead enterprise's case stands, to the owners of the others: nothing of it is theirs to do. */
export const jointProgressWords: Readonly<Record<CaseState, string>> = {
  submitted: '申请已送达街道',
  resubmitted: '申请已补充',
  returned: '正在补充申请',
  accepted: '街道正在了解情况',
  surveyed: '街道正在确定建团方式',
  decided: '街道正在安排指导员',
  guiding: '指导员会上门帮忙准备',
  preparing: '正在准备建团请示（书面申请）',
  requested: '建团请示已提交，等待答复',
  approved: '已同意建团，准备选举',
  elected: '已选举，等待确认',
  founded: '团组织已建立',
  deferred: '目前条件还不够',
  suspended: '暂停办理',
  disputed: '正在确定由哪个街道办理',
  appealed: '上级团组织正在复核',
  refused: '申请没有通过',
  upheld: '申请没有通过',
  withdrawn: '已撤回申请',
  dissolved: '团组织已撤销',
  joined: '已加入别的联合建团',
}
