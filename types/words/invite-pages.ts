/** Inviting one enterprise from its page. */
import type { InvitationChannel, OwnMessage } from '../invitations'
import type { Rest } from '../rest-rules'
import { answerNames } from './answer-pages'
import { sayDate, sayMoment } from './dates'
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
  atTheDoor: '可以再去一次：走访时点“负责人在场”，请对方用自己的手机扫码申请。',
  refused: (name: string) => `现在不能发：${name}`,
  /** Whoever invites it by hand sees that it has just said no. */
  rests: {
    withdrawn: (until: string) => `这家企业撤回过申请，${sayDate(until)} 之前群发不发。确有需要再单独邀请。`,
    'not-now': (until: string) => `这家企业答复过“暂时不需要”，${sayDate(until)} 之前群发不发。确有需要再单独邀请。`,
  } satisfies Record<Rest, (until: string) => string>,
  earlier: '以前的邀请',
  earlierNone: '还没有邀请过',
  line: (channel: string, at: string) => `${sayMoment(at)} ${channel}`,
  by: (cadre: string | null, campaign: string | null) =>
    [cadre === null ? '' : `由${cadre}邀请`, campaign === null ? '' : `批量邀请“${campaign}”`]
      .filter((part) => part !== '')
      .join('，'),
  reached: (step: string, at: string | null) => (at === null ? step : `${step}（${sayMoment(at)}）`),
  /** What became of a text message that nothing is known to have come of. */
  messages: {
    waiting: '等待发送',
    sending: '正在发送',
    sent: '已发出',
    unsent: '没有发出',
    unknown: '不能确定是否发出',
  } satisfies Record<OwnMessage, string>,
  /** Handed over in another way, and nobody looked: as long as it stands, and once it was taken back. */
  unseen: {
    link: { stands: '还没有人打开', revoked: '收回前没有人打开' },
    poster: { stands: '还没有人扫码', revoked: '收回前没有人扫码' },
  },
  answered: (answer: string) => `答复：${answer}`,
  stop: '不再向此号码发送',
  stopAsk: {
    lead: (phone: string) =>
      `${phone} 的人告诉您不想再收到邀请短信时才用。以后任何批量邀请都不再发到这个号码，包括登记了它的其他企业。只有号码本人登录后可以恢复。`,
    confirm: '确认不再发送',
    busy: '正在保存',
    keep: '仍可发送',
  },
  stopDone: '✓ 已记下，不再向此号码发送',
  revoke: '收回',
  revokeAsk: {
    leads: {
      sms: '收回后，短信里的链接不能再用，打开的人会看到“已被收回”，仍可以直接申请。还没有发出的短信不再发出，已经发出的短信不能撤回。收回后不能恢复，以后可以另发新的邀请。',
      link: '收回后，这个链接和它的二维码不能再用，打开的人会看到“已被收回”，仍可以直接申请。收回后不能恢复，可以另发新的邀请。',
      poster:
        '收回后，印出的二维码不能再用，扫码的人会看到“已被收回”，仍可以直接申请。贴出去的请取下来。收回后不能恢复，可以另印新的。',
    } satisfies Record<InvitationChannel, string>,
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
