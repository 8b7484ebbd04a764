/** The way to a new campaign, one thing a step. */
import { lastContactWords, sayYuan, templateWords } from './campaign-pages'
import { sayCount } from './pool-pages'

export const planWords = {
  title: '试算',
  counting: '正在计算',
  messages: (n: number) => `${sayCount(n)} 条短信`,
  sum: (messages: number, enterprises: number) => `${sayCount(messages)} 条短信，发给 ${sayCount(enterprises)} 家企业`,
  enterprises: (n: number) => `发给 ${sayCount(n)} 家企业`,
  cost: (fen: number) => `约 ${sayYuan(fen)}`,
  costUnknown: '费用按短信服务商的价格计算',
  found: (found: number, left: number) =>
    left === 0
      ? `范围内共 ${sayCount(found)} 家，全部可以发`
      : `范围内共 ${sayCount(found)} 家，其中 ${sayCount(left)} 家不发`,
  none: '这个范围里没有可以发送的企业。可以换一个所在地或行业。',
  excluded: '不发的企业',
  /** Words of registers that the service does not know. */
  unclear: (words: readonly string[]) => `写的是：${words.join('、')}`,
  excludedOf: (n: number) => `${sayCount(n)} 家`,
  later: '座机、虚拟号段等要在建立后逐个核对号码时才知道，实际条数可能再少一些。',
} as const

export const newCampaignWords = {
  title: '新建批量邀请',
  step: (n: number, of: number) => `第 ${n} 步，共 ${of} 步`,
  whomTitle: '发给哪些企业',
  ownPlace: (name: string) => `所在地：${name}`,
  query: '企业名称包含（可不填）',
  trade: '行业（按企业名称判断）',
  anyTrade: '不限',
  lastContact: '上次联系（邀请、走访、电话）',
  lastContacts: { any: '不限', ...lastContactWords },
  status: '登记状态',
  ownership: '经济性质',
  more: '更多条件',
  next: '下一步：短信内容',
  whatTitle: '发什么短信',
  template: '短信类型',
  templates: templateWords,
  templateLead: {
    invitation: '说明团组织邀请企业建团，只有事实和链接，不带宣传。适合第一次联系。',
    'invitation-promotional':
      '带有宣传内容。《通信短信息服务管理规定》要求事先得到接收人同意，所以只发给同意过接收宣传的号码，结尾必须写明怎样拒收。',
  },
  arrives: '收到的样子',
  length: (n: number, most: number) =>
    n <= most ? `${n} 个字，按 1 条短信计费（${most} 字以内）` : `${n} 个字，超过 ${most} 字，按多条短信计费`,
  dots: '圆点处是每家企业自己的链接代码。',
  speed: '发送速度',
  speeds: { any: '不限', '5': '每秒 5 条', '20': '每秒 20 条', '50': '每秒 50 条' },
  takes: (minutes: number) => (minutes <= 1 ? '大约 1 分钟发完' : `大约 ${sayCount(minutes)} 分钟发完`),
  takesAny: '由短信服务商决定快慢。想先看看反应，可以选慢一点，随时能暂停。',
  name: '给这次邀请起个名字',
  nameHint: '只有团干部看得到，例如：11月转塘街道科技企业',
  namePlaceholder: '名称',
  create: '建立',
  creating: '正在建立',
  createLead: '建立后先是草稿，不会发出。还要发一条给自己、由另一位团干部审批。',
  back: '上一步',
} as const
