/** How long each kind of personal data is kept after it was needed: rules as data, each with its day and its source. */
import { sharingRules } from '../people/rules'

export interface RetentionRule {
  days: number
  since: string
  source: string
}
const own = (days: number, source: string): RetentionRule => ({ days, since: '2026-11-24', source })

export const retentionRules = {
  /** Contact name and remarks of a case that has ended. */
  contact: own(90, '《行政复议法》第二十条：60 日内可申请复议；另加 30 日处理投诉（自定）'),
  /** Contact name of a wish to join that was declined or ended. */
  join: own(90, '同上：与申请一致（自定）'),
  /** Photo of a licence after the street has taken the case up: it was there to be looked at. */
  licenceAccepted: own(30, '自定：受理即已核对，留 30 天备查；《个人信息保护法》第十九条，保存期限为最短时间'),
  /** Photo of a licence of a case that has ended. */
  licenceEnded: own(90, '同申请的联系人（自定）'),
  /** A file that was sent and never used. */
  untaken: own(30, '自定：与未提交的草稿一致'),
  /** Telephone and legal representative that a register gave, of an enterprise that is struck off or gone. */
  register: own(30, '自定：不再可能邀请该企业；留 30 天，防止名册有误'),
  /** The secretary's name of an organisation that was dissolved. */
  secretary: own(90, '自定：撤销后留 90 天处理交接；书记姓名只用于联系现有团组织'),
  /** What was written in a complaint or suggestion, by either side, after the last day on which it could be taken to the office above. */
  complaint: own(183, '《行政诉讼法》第四十六条：六个月内可起诉；此后只留编号、单位和经过（自定）'),
  /** What was remarked on a visit; its facts stay. */
  visitNote: own(365, '自定：一年内再次走访时参考；此后只留事实'),
  /** The text of a record of field work that was kept whole and never applied. */
  fieldText: own(183, '自定：半年内可由干部核对；与投诉一致'),
  /** What followed from a visit, and is settled. */
  fieldFollow: {
    days: 366,
    since: '2026-11-29',
    source: '自定：办结后留一年备查，与走访说明一致；由某次走访引出的，与该次走访同期',
  },
  /** A record of field work with what it said: a visit's facts, who recorded it. */
  fieldRecord: { days: 1096, since: '2026-11-29', source: '自定：三年，约三轮走访；更早的情况已不能说明企业现状' },
  /** A phone for field work that was not heard of, and whose records are gone. What was never sent from it is sealed to its secret. */
  fieldPhone: { days: 731, since: '2026-11-29', source: '自定：两年没有使用，又没有留下记录；其密钥随之销毁' },
  /** The record of sharing, and of messages entrusted to a provider. */
  sharing: own(sharingRules.keptYears * 366, sharingRules.source),
  messages: own(sharingRules.keptYears * 366, sharingRules.source),
  /** Whom a campaign was about, by campaign: numbers as what equals them. Its counts stay, and so do opt-outs, for ever. */
  targets: { days: 183, since: '2026-11-29', source: '自定：群发结束后留六个月备查；统计另存，退订长期有效' },
  /** What a provider reported on a message: what it says stands with the message. */
  receipts: { days: 183, since: '2026-11-29', source: '《网络安全法》第二十一条：相关日志留存不少于六个月' },
} as const satisfies Record<string, RetentionRule>

export type RetentionKind = keyof typeof retentionRules
export const retentionKinds = Object.keys(retentionRules) as RetentionKind[]

/** How much a round does, and how far ahead it looks. */
export const roundRules = {
  perKind: 200,
  aheadDays: 30,
  reportsKept: 400,
  since: '2026-11-24',
  source: '自定：一轮在数秒内完成；每小时一轮',
} as const

/** How many of the messages the page shows; the file has all of them. */
export const shownMessages = { rows: 50, since: '2026-11-28', source: '自定：约一年的消息' } as const

const DAY_MS = 86_400_000
/** What was settled before this instant is due. */
export const dueBefore = (kind: RetentionKind, now: Date): Date =>
  new Date(now.getTime() - retentionRules[kind].days * DAY_MS)
