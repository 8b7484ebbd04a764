/** What is done with a campaign on its page: tried, submitted, approved, steered; and how far it is. */
import type { MessageState } from '../campaigns'
import { sayMoment } from './dates'
import { sayCount } from './pool-pages'

export const testWords = {
  title: '第一步：发一条给自己',
  lead: '先在自己的手机上看一看，确认内容和链接都对。收到后才能提交审批。',
  send: '发到我的手机',
  sending: '正在发送',
  again: '再发一条',
  sent: (at: string) => `✓ ${sayMoment(at)} 已发到您的手机，请打开看一看`,
  waiting: '正在发出，一般几秒钟就到',
  failed: '⚠ 没有发出，请过一会儿再试',
  at: (phone: string) => `发往 ${phone}`,
} as const

export const submitWords = {
  title: '第二步：提交审批',
  lead: '由另一位团干部审批。提交后不能再改。',
  when: '什么时候发',
  soon: '审批通过后就发',
  later: '定一个时间',
  day: '哪一天',
  days: ['今天', '明天', '后天'],
  hour: '几点',
  hours: (from: number, to: number) =>
    `短信只在每天 ${from} 点到 ${to} 点之间发送，其他时间自动等到第二天 ${from} 点。`,
  hourOf: (hour: number) => `${hour}:00`,
  needsTest: '收到测试短信后可以提交',
  /** Said before it is submitted, and while it waits. */
  noApprover: '本单位和上级单位没有另一位能审批的团干部，提交后没有人能通过。请先由上级或系统管理员再任命一位。',
  nothing: '没有可以发送的企业。请停止这次邀请，调整范围后重新建立。',
  submit: '提交审批',
  submitting: '正在提交',
  declined: (note: string | null) => (note === null ? '⚠ 审批没有通过' : `⚠ 审批没有通过：${note}`),
} as const

export const approveWords = {
  title: '审批',
  lead: (by: string) => `${by} 请您审批。请核对内容、范围和条数；通过后就会发出，已经发出的收不回来。`,
  waiting: '正在等另一位团干部审批',
  waitingLead: '本单位或上级单位发邀请的团干部都可以审批，自己建立的不能自己批。',
  from: (at: string | null) => (at === null ? '审批通过后就发' : `定在 ${sayMoment(at)} 开始发`),
  expected: '请输入要发送的条数',
  expectedHint: (messages: number) => `这次要发 ${sayCount(messages)} 条`,
  expectedWrong: '和要发送的条数不一致，请再核对一次',
  approve: (messages: number) => `通过，发送 ${sayCount(messages)} 条`,
  approving: '正在提交',
  decline: '退回',
  note: '退回的原因',
  notePlaceholder: '写给建立的人，例如：范围太大，请先发一个街道',
  noteMissing: '请写明退回的原因',
  confirmDecline: '确认退回',
  cancel: '取消',
} as const

export const progressWords = {
  title: '发送进度',
  of: (done: number, all: number) => `已处理 ${sayCount(done)} / ${sayCount(all)} 条`,
  rows: {
    sent: '已发出',
    delivered: '已送达',
    undelivered: '未送达',
    unknown: '不能确定',
    unsent: '没有发送',
    waiting: '等待发送',
  },
  figure: (n: number, of: number) => `${sayCount(n)} / ${sayCount(of)} 条`,
  replied: (n: number) => `${sayCount(n)} 个号码回复了退订以外的内容，请到短信服务商后台查看。`,
  explained: '“已送达”“未送达”按运营商的回执，可能晚几分钟。“不能确定”的不会再发，以免同一个人收到两次。',
  resumes: (at: string) => `${sayMoment(at)} 开始发送`,
  speed: (perSecond: number) => `每秒最多 ${perSecond} 条`,
  left: (minutes: number) => (minutes <= 1 ? '大约还要 1 分钟' : `大约还要 ${sayCount(minutes)} 分钟`),
  approved: (by: string, at: string) => `${by} ${sayMoment(at)} 审批通过`,
  finished: (at: string) => `${sayMoment(at)} 结束`,
  pause: '暂停发送',
  resume: '继续发送',
  pausing: '正在暂停',
  resuming: '正在继续',
  stop: '停止这次邀请',
  stopAsk: (waiting: number) =>
    waiting === 0
      ? '停止后不能再继续，只能重新建立。'
      : `停止后，还没有发出的 ${sayCount(waiting)} 条不再发送，也不能再继续。已经发出的不受影响。`,
  stopConfirm: '确认停止',
  stopping: '正在停止',
  cancel: '不停止',
  failures: '没有送达的原因',
  failure: (n: number) => `${sayCount(n)} 条`,
  code: (code: string) => `代码 ${code}`,
  messageStates: {
    wanted: '等待发送',
    sending: '正在发送',
    sent: '已发出',
    refused: '未接收',
    unknown: '不能确定',
    dropped: '没有发送',
  } satisfies Record<MessageState, string>,
} as const
