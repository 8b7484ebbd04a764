/** Inviting one enterprise from its page. */
import { answerNames } from './answer-pages'
import { sayMoment } from './dates'
import { channelWords, funnelStepWords } from './funnel-pages'

export const inviteWords = {
  title: '邀请',
  lead: '给登记的手机号发一条邀请短信。',
  open: '短信邀请',
  opening: '正在查看',
  to: (phone: string) => `发往 ${phone}`,
  send: '发送这条短信',
  sending: '正在发送',
  later: (at: string) => `现在不是发送时间，会在 ${sayMoment(at)} 发出`,
  sent: (at: string | null) => (at === null ? '✓ 已提交发送，几秒钟后到达' : `✓ 已排好，${sayMoment(at)} 发出`),
  refused: (name: string) => `现在不能发：${name}`,
  earlier: '以前的邀请',
  earlierNone: '还没有邀请过',
  line: (channel: string, at: string) => `${sayMoment(at)} ${channel}`,
  reached: (step: string, at: string | null) => (at === null ? step : `${step}（${sayMoment(at)}）`),
  notYet: '等待发送',
  answered: (answer: string) => `答复：${answer}`,
  channels: channelWords,
  steps: funnelStepWords,
  answers: answerNames,
  cancel: '取消',
} as const
