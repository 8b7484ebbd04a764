/** The table of counts by street and district. */
import type { CountedQueue } from '../counts'
import type { Period } from '../queues'
import { sayDate } from './dates'

export const countWords = {
  title: '分街道统计',
  loginLead: '请用团干部登记的手机号登录。',
  lead: (on: string) => `截至 ${sayDate(on)}，按企业所在街道统计。点数字看明细。`,
  columns: {
    all: '申请',
    'in-progress': '办理中',
    founded: '已建立',
    overdue: '超期',
    returned: '等企业',
  } satisfies Record<CountedQueue, string>,
  district: '区县',
  office: '单位',
  total: '合计',
  /** Of a district of which only single streets or cases are seen. */
  part: (name: string) => `${name}（您能看到的部分）`,
  /** What lies with the office itself, not with one under it. */
  own: (name: string) => `${name}本级`,
  /** What a screen reader says of a figure. */
  figure: (place: string, column: string, n: number) => `${place} ${column} ${n} 件`,
  unfold: (streets: number) => `${streets} 个街道`,
  fold: '收起',
  period: '提交时间',
  periods: { ever: '全部', year: '今年', 'last-month': '上月', month: '本月' } satisfies Record<Period, string>,
  /** At a desk: the streets put out of sight, and shown again. */
  districtsOnly: '只看区县',
  streetsToo: '连街道一起看',
  /** The table as a file: its name, the rows that are no office of their own, and where it went. */
  take: '导出表格',
  file: (on: string, period: string) => `分街道统计-${on}-${period}.csv`,
  sumRow: '小计',
  ownRow: '本级',
  taken: { file: '✓ 表格已下载，可用 Excel 或 WPS 打开', clipboard: '✓ 表格已复制，可粘贴到别处' },
  notTaken: '⚠ 没有导出成功，请再试一次',
  explained: '“申请”含已结束的；“等企业”和“超期”都在“办理中”之内。',
  emptyTitle: '还没有可统计的单位',
  emptyLead: '有企业提交申请后，各街道的数字列在这里。',
  forbiddenTitle: '这里是团干部的工作台',
  forbiddenLead: '您的职务不办理申请，没有可看的统计。',
} as const
