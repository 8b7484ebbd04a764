/** What the queue's page and the page of notices say beside the queues themselves. */
import type { AssigningReason } from '../case-life'
import type { QueueSort } from '../queues'
import { sayDay } from './dates'

export const queueFilterWords = {
  open: '筛选',
  openWith: (set: number) => `筛选（已设 ${set} 项）`,
  clear: '全部清除',
  set: '筛选条件',
  place: '所在地',
  everywhere: '全部',
  /** A district with all of its streets. */
  wholeOf: (name: string) => `${name}全部`,
  /** What lies with the office itself, not with one under it. */
  own: (name: string) => `${name}本级`,
  submitted: (since: string | undefined, until: string | undefined) =>
    until === undefined
      ? `${sayDay(since ?? '')}起提交`
      : since === undefined
        ? `${sayDay(until)}前提交`
        : `${sayDay(since)}至${sayDay(until)}提交`,
  period: '提交时间',
  periods: { ever: '不限时间', year: '今年', 'last-month': '上月', month: '本月' },
  up: (name: string) => `返回${name}`,
  form: '建团方式',
  party: '企业党组织',
  parties: { with: '有党组织', without: '没有党组织' },
  any: '不限',
  sort: '排列',
  sorts: { due: '时限早的在前', newest: '新提交的在前' } satisfies Record<QueueSort, string>,
  remove: (said: string) => `去掉筛选：${said}`,
  empty: { title: '没有符合条件的申请', lead: '可以去掉上面的筛选条件，或换一类列表查找。' },
} as const

export const assignManyWords = {
  open: '批量改派',
  lead: (queue: string) => `对“${queue}”里符合当前筛选的全部申请改派，不只是显示出来的这些。先试算，确认前不会改动。`,
  search: '输入单位名称查找',
  office: '改派给哪个单位',
  noOffice: '没有找到这个单位，或该单位暂无干部',
  nobody: '您的管辖范围内暂无可以改派的单位',
  person: '由谁经办',
  officeItself: '不指定个人',
  reason: '原因',
  reasons: {
    'share-out': '分工',
    absence: '经办人不在岗',
    'left-office': '经办人离任',
    'step-in': '上级介入',
    other: '其他情况',
  } satisfies Record<AssigningReason, string>,
  missing: '请选择单位和原因',
  plan: '试算',
  planning: '正在试算',
  planned: (found: number, given: number, to: string) =>
    given === found
      ? `${found} 件申请全部改派给${to}。`
      : `${found} 件中 ${given} 件将改派给${to}，其余 ${found - given} 件已由其办理。`,
  nothing: (found: number, to: string) =>
    found === 0 ? '没有可以改派的申请。已结束的申请不再改派。' : `${found} 件都已由${to}办理，不用改派。`,
  moved: (before: number, now: number) =>
    `刚刚有了变化：原来是 ${before} 件，现在是 ${now} 件。还没有改派，请核对后再确认。`,
  movedSame: (now: number) => `刚刚有了变化，已重新试算，现在是 ${now} 件。还没有改派，请核对后再确认。`,
  confirm: (given: number) => `确认改派 ${given} 件`,
  doing: '正在改派',
  done: (given: number, to: string) => `已改派 ${given} 件给${to}`,
} as const

export const noticePageWords = {
  title: '工作提醒',
  unseen: (count: number) => `工作提醒 ${count} 条未读`,
  loginLead: '请用团干部登记的手机号登录。',
  digest: (day: string) => `今日汇总 · ${day}`,
  notices: '提醒',
  fresh: '未读',
  emptyTitle: '还没有工作提醒',
  emptyLead:
    '有申请交给您办理、改由他人办理或超期提请督办时，会出现在这里。工作日早上 8 点后，还会列出到期和超期的件数。',
  dingtalk: '在“登录与安全”绑定了钉钉的，工作日早上的汇总另发到钉钉。不需要的，请在“我的消息”选“只在站内”。',
  channel: '我的消息',
  back: '申请办理',
} as const
