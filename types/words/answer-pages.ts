/** What enterprises answered to invitations, looked at by the office. */
import type { CheckedAnswer, InvitationAnswer } from '../invitations'
import { restRules } from '../rest-rules'
import { sayDate, sayMoment } from './dates'
import { sayCount } from './pool-pages'

export const answerNames: Readonly<Record<InvitationAnswer, string>> = {
  'not-mine': '不是我的企业',
  left: '已离职',
  moved: '已搬迁或注销',
  organised: '已建团',
  'not-now': '暂时不需要',
}

export const answerWords = {
  title: '企业答复',
  loginLead: '请用团干部登记的手机号登录。',
  lead: '企业在邀请页点了这些答复，请核实。核实前先不给它发邀请。',
  total: (n: number) => `${sayCount(n)} 条待核实`,
  answers: answerNames,
  check: {
    'not-mine': '接到短信的人说，这家企业和他无关。可以查登记的电话是否过时。',
    left: '接到短信的人说，他已经离开这家企业。',
    moved: '企业说已经搬走或注销。可以查登记状态和地址。',
    organised: '企业说已经建立团组织。可以查组织名录。',
  } satisfies Record<CheckedAnswer, string>,
  asked: (at: string) => `${sayMoment(at)} 答复`,
  due: (on: string) => `请在 ${sayDate(on)} 前核实`,
  late: (on: string) => `应在 ${sayDate(on)} 前核实，已超期`,
  /** It went to no number: anybody may have tapped. */
  lapses: (on: string) => `扫码或转发的链接答复的，不知道是谁点的。${sayDate(on)} 起还没有核实的，可以再邀请`,
  lapsed: (on: string) => `扫码或转发的链接答复的，不知道是谁点的。${sayDate(on)} 起已可以再邀请，核实属实后不再邀请`,
  confirmed: '属实',
  mistaken: '不属实',
  saving: '正在保存',
  said: {
    confirmed: (name: string) => `已记为属实，${name}不再邀请`,
    mistaken: (name: string) => `已记为不属实，${name}可以再邀请`,
  },
  hint: '属实：以后不再邀请这家企业；“不是我的企业”“已离职”只对这个号码有效，登记的号码换了就可以再邀请。不属实：点错了，可以再邀请。',
  settled: '已核实的',
  settledLead: '点错了可以重新核实。重新核实期间不会给这家企业发邀请。',
  settledLine: (name: string, answer: string) => `${name}：${answer}`,
  settledAs: (outcome: 'confirmed' | 'mistaken', at: string) =>
    `${outcome === 'confirmed' ? '属实' : '不属实'}（${sayMoment(at)}）`,
  reopen: '重新核实',
  reopening: '正在保存',
  reopened: (name: string) => `${name}的答复已放回待核实`,
  resting: '暂时不需要的',
  restingLead: `企业点了“暂时不需要”，不用核实。${restRules['not-now'].days} 天内群发不发给它，可以在企业页面单独邀请；它的邀请一直能打开。`,
  restingTotal: (n: number) => `${sayCount(n)} 家`,
  restingUntil: (at: string, until: string) => `${sayDate(at)} 答复，${sayDate(until)} 之前群发不发`,
  restingRest: (n: number) => `另有 ${sayCount(n)} 家`,
  open: '查看企业',
  rest: (n: number) => `另有 ${sayCount(n)} 条，核实完这些后显示`,
  emptyTitle: '没有待核实的答复',
  emptyLead: '企业在邀请页点“不是我的企业”“已离职”“已搬迁或注销”“已建团”后，会列在这里等您核实。',
  forbiddenTitle: '企业答复由街道、区、市团组织核实',
  forbiddenLead: '您的职务不处理邀请的答复。',
} as const
