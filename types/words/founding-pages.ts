/** What the founding says beside its rules: to candidates, owners and cadres. */
import type { Education, Post } from '../case-life'

export const postWords: Readonly<Record<Post, string>> = {
  secretary: '书记',
  'deputy-secretary': '副书记',
  organisation: '组织委员',
  publicity: '宣传委员',
  member: '委员',
}

export const educationWords: Readonly<Record<Education, string>> = {
  middle: '高中及以下',
  vocational: '中专、技校',
  college: '大专',
  bachelor: '本科',
  master: '硕士',
  doctor: '博士',
}

/** What a candidate agrees to. A change of its meaning is a new version. */
export const candidateNotice = {
  version: '2026-11-30',
  paragraphs: [
    '您填写的姓名、出生年月、学历、入团时间和简要经历，只用于团组织审批建团请示和选举。',
    '入团时间表明您是共青团员，属于敏感个人信息，需要您单独同意。不是团员可以不填。',
    '不收集身份证号。信息加密保存；没有当选的，建团 90 天后删除；当选的，团组织撤销 90 天后删除；申请撤回的，立即删除。',
    '请示提交前，您可以用这个链接更正；也可以请联系人去掉您的名字，信息随即删除。',
  ],
} as const

export const foundingWords = {
  requestEmpty: '请先填写并保存请示内容',
  partyUnnamed: '企业有党组织，请先填写党组织名称并保存',
  candidatesMissing: '还有候选人没有填写本人信息，请提醒他们打开链接填写',
  candidatesNone: '还没有候选人，请先邀请候选人',
  candidatesGone: '有候选人删除了本人信息，请去掉这一位，重新邀请',
} as const
