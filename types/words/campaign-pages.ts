/** The pages of campaigns: the list, and one campaign from its preparation to its end. */
import type { CampaignState, LastContact } from '../campaigns'
import { sayMoment } from './dates'
import { sayCount } from './pool-pages'

/** 12.30 元, from hundredths. */
export const sayYuan = (fen: number): string => `${sayCount(Math.floor(fen / 100))}.${`0${fen % 100}`.slice(-2)} 元`

export const campaignStateWords: Readonly<Record<CampaignState, string>> = {
  preparing: '正在准备',
  draft: '草稿',
  awaiting: '等待审批',
  running: '发送中',
  paused: '已暂停',
  stopped: '已停止',
  finished: '已发完',
  failed: '准备失败',
}
export const lastContactWords: Readonly<Record<LastContact, string>> = {
  never: '从未联系过',
  'over-30-days': '30 天内没有联系过',
  'over-180-days': '180 天内没有联系过',
  stopped: '打开过，没有提交',
}
export const templateWords = { invitation: '通知短信', 'invitation-promotional': '宣传短信' } as const

export const campaignsWords = {
  title: '批量邀请',
  loginLead: '请用团干部登记的手机号登录。',
  lead: '用短信邀请一批企业。短信只发给登记的手机号，要由另一位团干部审批，发送中随时可以暂停。',
  make: '新建批量邀请',
  heads: ['名称', '单位', '状态', '进度', '建立时间'],
  state: campaignStateWords,
  progress: (done: number, messages: number) => `${sayCount(done)} / ${sayCount(messages)} 条`,
  preparing: '正在计算条数',
  created: (at: string) => `${sayMoment(at)} 建立`,
  provider: {
    named: (name: string | undefined) => (name === undefined ? '' : `${name}：`),
    names: { sandbox: '演示', tencent: '腾讯云', aliyun: '阿里云', government: '政务通道' } as Readonly<
      Record<string, string>
    >,
    sandbox: '演示通道：不会真的发出短信，可在模拟收件箱里查看',
    left: (balance: string) => `短信通道${balance}`,
    unknown: '短信通道没有提供余额',
  },
  more: '更早的',
  emptyTitle: '还没有批量邀请',
  emptyLead: '新建后列在这里，能看到发了多少条、有多少企业打开和申请。',
  forbiddenTitle: '批量邀请由街道、区、市团组织发出',
  forbiddenLead: '您的职务不发邀请短信。需要邀请企业时，请联系企业所在街道的团组织。',
} as const

export const campaignPageWords = {
  title: '批量邀请',
  unknownTitle: '没有找到这次邀请',
  unknownLead: '链接可能不完整，或不在本单位管辖范围内。',
  back: '返回批量邀请',
  head: (office: string, by: string, at: string) => `${office} ${by} ${sayMoment(at)} 建立`,
  preparing: '正在逐家核对号码，请稍候',
  preparingLead: '可以离开这一页，准备好后再回来。',
  prepared: (done: number, of: number) => `已核对 ${sayCount(done)} / ${sayCount(of)} 家`,
  failed: '准备时出了问题，没有发送任何短信。请停止后重新建立。',
  plan: '发多少条',
  whom: '发给谁',
  everywhere: (office: string) => `${office}管辖的全部区域`,
  place: '所在地',
  query: '名称包含',
  trade: '行业',
  status: '登记状态',
  ownership: '经济性质',
  lastContact: '上次联系（邀请、走访、电话）',
  message: '短信内容',
  messageIs: (template: keyof typeof templateWords) => templateWords[template],
  listMessage: '一个号码登记了多家企业时，只发一条：',
  held: (n: number) => `${sayCount(n)} 个号码待核对`,
  heldLead: '每个号码登记在很多家企业名下，这次不发。核对后，从下一次批量邀请起按您的判断处理。',
  heldCount: (n: number) => `${sayCount(n)} 家企业登记了这个号码`,
  heldMore: (n: number) => `等 ${sayCount(n)} 家`,
  verdicts: { fine: '就是这些企业的', bookkeeper: '代账公司的' },
  verdictSaid: { fine: '✓ 已核对：属于这些企业', bookkeeper: '✓ 已核对：属于代账公司，以后都不发' },
  judging: '正在保存',
  heldRest: (n: number) => `另有 ${sayCount(n)} 个，核对完这些后再看`,
  open: '展开',
  close: '收起',
} as const
