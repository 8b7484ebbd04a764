/** Field work as the office sees it: what two people saw differently, what follows, what waits for its owner, who goes where. */
import type { ConflictKind, FollowKind } from '../fieldwork'
import type { MetKind, Wish } from '../field-records'
import { sayDate, sayMoment } from './dates'
import { sayCount } from './pool-pages'

export const metWords: Readonly<Record<MetKind, string>> = {
  principal: '见到负责人',
  staff: '见到员工',
  reception: '见到前台或物业',
  nobody: '没有人',
  moved: '已经搬走',
  refused: '不便接待',
}

export const wishWords: Readonly<Record<Wish, string>> = { yes: '愿意建团', later: '以后再说', no: '不愿意' }

const conflictNames: Readonly<Record<ConflictKind, string>> = {
  'visited-by-other': '两个人都去过',
  'enterprise-merged': '企业已并入另一家',
  'case-moved': '申请已有新进展',
  'division-changed': '已划归另一个街道',
  'grant-ended': '记录人已离任',
  clock: '手机时间不准',
  'unknown-enterprise': '没有认出是哪家企业',
  'possible-duplicate': '可能是库里已有的企业',
  'already-organised': '已有团组织',
  'struck-off': '已注销或迁出',
  'already-applied': '已经有一件申请',
  'missing-record': '缺少前一条记录',
  unreadable: '记录读不出来',
  unapplied: '记录没有办成',
}

export const visitDeskWords = {
  title: '走访跟进',
  loginLead: '请用团干部登记的手机号登录。',
  lead: '现场走访带回来的事：要您判断的、要跟进的、等企业确认的，都在这里。',
  said: (sentence: string) => `✓ ${sentence}`,
  saving: '正在保存',
  emptyTitle: '没有等您处理的事',
  emptyLead: '干部在现场记下的走访送到后，需要判断或跟进的会列在这里。',
  forbiddenTitle: '走访由街道、区、市团组织安排',
  forbiddenLead: '您的职务不安排走访。',
  open: '查看企业',
  rest: (n: number) => `另有 ${sayCount(n)} 条，处理完这些后显示`,
  walk: '到现场去',
  plan: '安排走访',
  conflicts: {
    title: (n: number) => `请您判断 ${sayCount(n)} 条`,
    lead: '这些记录和现在的情况对不上，两边都保留着，请您说哪个为准。',
    names: conflictNames,
    ours: '这条记录',
    theirs: '另一条记录',
    at: (moment: string, who: string) => `${sayMoment(moment)} ${who}`,
    people: (staff: number | null, youth: number | null, members: number | null) =>
      [
        staff === null ? '' : `员工 ${sayCount(staff)} 人`,
        youth === null ? '' : `青年 ${sayCount(youth)} 人`,
        members === null ? '' : `团员 ${sayCount(members)} 人`,
      ]
        .filter(Boolean)
        .join('，'),
    keep: '以这条为准',
    keepAlone: '照记录办',
    setAside: '以另一条为准',
    setAsideAlone: '这条不算',
    link: '就是这家',
    takeIn: '都不是，按新企业收下',
    done: {
      keep: (name: string) => `已以现场记录为准：${name}`,
      'set-aside': (name: string) => `这条记录已搁置，仍然保留：${name}`,
      link: (name: string) => `已认定为${name}`,
      'take-in': (name: string) => `已作为新企业收下：${name}`,
    },
  },
  follows: {
    title: (n: number) => `要跟进 ${sayCount(n)} 件`,
    mine: '只看我的',
    all: '看全部',
    kinds: {
      'look-in-again': '再去看看',
      'send-invitation': '愿意建团，请发邀请',
      'await-confirmation': '等企业本人确认申请',
      'settle-conflict': '有记录要判断',
    } satisfies Record<FollowKind, string>,
    due: (on: string) => `${sayDate(on)} 前`,
    late: (on: string) => `应在 ${sayDate(on)} 前，已超期`,
    done: '办好了',
    dropped: '不用办了',
    said: {
      done: (name: string) => `已记为办好：${name}`,
      dropped: (name: string) => `已记为不用办：${name}`,
    },
    none: '没有要跟进的。',
  },
  taken: {
    title: (n: number) => `等企业本人确认 ${sayCount(n)} 件`,
    lead: '现场代填的申请，企业负责人在自己手机上确认后才算提交，确认前不计数。',
    line: (contact: string, on: string) => `${contact}，${sayDate(on)}代填`,
    until: (on: string) => `${sayDate(on)} 前没有确认，姓名和电话会删除`,
    withdraw: '撤回',
    why: { mistake: '填错了', 'owner-asked': '企业要求' },
    whyLabel: '为什么撤回',
    withdrawn: (name: string) => `已撤回并删除姓名和电话：${name}`,
    states: { waiting: '等待确认', confirmed: '已确认', expired: '已过期', withdrawn: '已撤回' },
  },
  plans: {
    title: '走访安排',
    none: '还没有安排。可以按街道或楼宇，把值得先去的企业分给几位干部。',
    line: (visited: number, all: number) => `已走访 ${sayCount(visited)} / ${sayCount(all)} 家`,
    until: (on: string) => `到 ${sayDate(on)}`,
    over: '已结束',
    end: '结束安排',
    ended: (where: string) => `已结束${where}的走访安排，没去的企业可以重新安排`,
  },
  visits: {
    title: '走访记录',
    none: '还没有走访过。',
    line: (on: string, office: string, who: string) => `${sayDate(on)} ${office} ${who}`,
    notCounted: '已被后来的记录更正',
  },
} as const

/** Sharing visits out, one thing a step. */
export const visitPlanWords = {
  title: '安排走访',
  whereTitle: '去哪里',
  whoTitle: '谁去',
  place: '楼宇、市场、园区',
  wholeOffice: (name: string) => `${name}全部`,
  search: '楼宇、市场、园区名称的一部分',
  order: '先去哪些',
  orderLead: '按下面的次序排，前一条相同再看后一条。没有数据的写“不详”，不当作零。',
  total: (n: number) => `值得走访 ${sayCount(n)} 家`,
  given: (n: number) => `另有 ${sayCount(n)} 家已经分给了人`,
  leftOut: (names: readonly string[]) => `不去：${names.join('，')}`,
  left: {
    organised: (n: number) => `已有团组织 ${sayCount(n)} 家`,
    applied: (n: number) => `已申请 ${sayCount(n)} 家`,
    gone: (n: number) => `已注销或迁出 ${sayCount(n)} 家`,
    withheld: (n: number) => `标为不联系 ${sayCount(n)} 家`,
    visited: (n: number) => `近期去过 ${sayCount(n)} 家`,
  },
  facts: {
    unknown: '不详',
    youth: (n: number | null) => `青年 ${n === null ? '不详' : `${sayCount(n)} 人`}`,
    staff: (n: number | null) => `员工 ${n === null ? '不详' : `${sayCount(n)} 人`}`,
    since: (year: number | null) => `成立 ${year === null ? '不详' : `${year} 年`}`,
    trade: (trade: string | null) => `行业 ${trade ?? '不详'}`,
    neighbours: (n: number | null) => (n === null ? '' : `同楼已建团 ${sayCount(n)} 家`),
    contacts: (n: number, on: string | null) =>
      n === 0 ? '还没有联系过' : `联系过 ${sayCount(n)} 次${on === null ? '' : `，最近 ${sayDate(on)}`}`,
  },
  more: (n: number) => `后面还有 ${sayCount(n)} 家`,
  next: '下一步：谁去',
  back: '上一步',
  take: '安排前多少家',
  takeHint: '按上面的次序取前面这些，同一楼层尽量分给同一个人。',
  cadres: '分给谁',
  cadresLead: '同一家企业只分给一个人。',
  me: (name: string) => `${name}（我）`,
  until: '到哪天为止',
  untilHint: '到期没去的企业可以重新安排。',
  share: '分好',
  sharing: '正在分',
  shared: (n: number) => `已分好 ${sayCount(n)} 家`,
  shareLine: (name: string, n: number) => `${name} ${sayCount(n)} 家`,
  toList: '查看走访安排',
  noneTitle: '没有可以安排的企业',
  noneLead: '这里的企业都已有团组织、已申请或近期去过。可以换一个地方。',
  pickWho: '请选择至少一位干部',
  takeWrong: '请填写家数，例如 30',
  dayWrong: '请填写日期，例如 2026-12-31',
} as const
