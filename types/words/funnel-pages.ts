/** From sent to founded: the way of invitations, in enterprises. */
import type { FunnelStep, InvitationChannel } from '../invitations'
import { answerNames } from './answer-pages'
import { sayDate } from './dates'
import { sayCount } from './pool-pages'

export const funnelStepWords: Readonly<Record<FunnelStep, string>> = {
  sent: '已发出',
  delivered: '已送达',
  opened: '已打开',
  confirmed: '已确认企业',
  submitted: '已提交申请',
  accepted: '街道已受理',
  founded: '已建立团组织',
}
export const channelWords: Readonly<Record<InvitationChannel, string>> = {
  link: '转发链接',
  sms: '短信',
  poster: '海报',
}

export const funnelWords = {
  title: '邀请进展',
  loginLead: '请用团干部登记的手机号登录。',
  lead: '每家企业只算一次，按它走到的最远一步。',
  heading: '从发出到建团',
  /** What the shares are of, and of which day. */
  base: (invited: number, on: string) => `共 ${sayCount(invited)} 家受邀企业，截至 ${sayDate(on)}`,
  days: (from: string, to: string) =>
    from === to ? `${sayDate(from)} 发出的邀请` : `${sayDate(from)} 至 ${sayDate(to)} 发出的邀请`,
  number: (n: number) => `${sayCount(n)} 家`,
  percent: (n: number, of: number) => (of === 0 ? '—' : `${((100 * n) / of).toFixed(n === of || n === 0 ? 0 : 1)}%`),
  shares: (before: string, all: string) => `上一步的 ${before} · 全部的 ${all}`,
  share: (all: string) => `全部的 ${all}`,
  /** What a screen reader says of a bar. */
  bar: (step: string, n: number, before: string, all: string) =>
    `${step} ${sayCount(n)} 家，占上一步 ${before}，占全部 ${all}`,
  table: '看表格',
  tableClose: '收起表格',
  heads: ['步骤', '企业', '占上一步', '占全部'],
  ofBefore: (n: number, of: number) => `${sayCount(n)}/${sayCount(of)}`,
  answers: '企业的答复',
  answer: answerNames,
  answersNone: '还没有企业答复',
  stopped: (n: number) => `${sayCount(n)} 家打开过，过了一段时间仍没有提交`,
  revisited: (n: number) => `${sayCount(n)} 家停下一段时间后，又回来提交了`,
  again: '再邀请打开过没提交的',
  place: '所在地',
  channel: '邀请方式',
  channels: { any: '全部', ...channelWords },
  byChannel: '按邀请方式',
  channelHeads: ['邀请方式', '受邀', '已打开', '已提交', '已建团'],
  emptyTitle: '还没有发出邀请',
  emptyLead: '发出邀请后，有多少企业收到、打开、申请和建团，都画在这里。',
  forbiddenTitle: '邀请进展由街道、区、市团组织查看',
  forbiddenLead: '您的职务不发邀请。',
} as const
