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
  notSent: '没有发出',
  answered: (answer: string) => `答复：${answer}`,
  revoke: '收回',
  revokeAsk: {
    lead: '收回后，这份邀请的链接和二维码不能再用，打开的人会看到“已被收回”，仍可以直接申请。还没有发出的短信不再发出，已经发出的短信不能撤回。收回后不能恢复，可以另发新的邀请。',
    confirm: '确认收回',
    busy: '正在收回',
    keep: '不收回',
  },
  revoked: (at: string) => `已收回（${sayMoment(at)}）`,
  revokeDone: '✓ 邀请已收回',
  channels: channelWords,
  steps: funnelStepWords,
  answers: answerNames,
  cancel: '取消',
} as const
