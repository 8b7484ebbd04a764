/** What the queue's page and the page of notices say beside the queues themselves. */
import type { QueueSort } from '../queues'

export const queueFilterWords = {
  open: '筛选',
  openWith: (set: number) => `筛选（已设 ${set} 项）`,
  clear: '全部清除',
  set: '筛选条件',
  place: '所在地',
  everywhere: '全部',
  /** A district with all of its streets. */
  wholeOf: (name: string) => `${name}全部`,
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
  back: '申请办理',
} as const
