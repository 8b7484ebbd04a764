/** Where a case stands, as its owner reads it, beyond its state: what was sent back, what is missing, why, and which kind of organisation it is to be. */
import type { FoundingForm, GuidanceNext, HandingReason, Lacking, RefusalReason, SuspensionReason } from '../case-life'
import { sayDate, sayDay } from './dates'

/** What each kind is, for somebody who has never heard of it. No numbers: those are rules of a day and of a city. */
export const formMeanings: Readonly<Record<FoundingForm, string>> = {
  branch: '团支部是企业里最基本的团组织',
  'joint-branch': '联合团支部由几家企业一起建，团员不多的企业常这样建',
  'general-branch': '团总支适合团员较多的企业，下面可以再分团支部',
  committee: '基层团委适合团员很多的企业，下面可以再分团支部',
  'youth-committee': '青年工作委员会适合青年多、团员少的企业',
}

/** To the owner; null: a choice that says nothing by itself, the remark does. */
export const ownerReasons = {
  refusal: {
    'not-enterprise': '登记的不是企业',
    'not-non-public': '不属于非公企业（民营、外资等）',
    elsewhere: '企业不在本市',
    organised: '企业已有团组织',
    'not-real': '申请内容不属实',
    unanswered: '过了日期没有补充',
    other: null,
  } satisfies Record<RefusalReason, string | null>,
  suspension: {
    'enterprise-wishes': '企业希望稍后再办',
    moving: '企业正在搬迁',
    reorganising: '企业正在改制或重组',
    unreachable: '几次打电话没有联系上您',
    other: null,
  } satisfies Record<SuspensionReason, string | null>,
  handing: {
    'address-elsewhere': '登记地址在其他街道',
    'operates-elsewhere': '实际办公地在其他街道',
    'border-moved': '街道范围有调整',
    industry: '属于其他街道的园区或行业',
    other: null,
  } satisfies Record<HandingReason, string | null>,
  /** What was agreed with the guide. */
  guidance: {
    request: '请您填写建团请示',
    members: '请您统计企业里的团员',
    candidates: '请您商定候选人',
    'meet-again': '指导员再与您见面',
    other: null,
  } satisfies Record<GuidanceNext, string | null>,
  lacking: {
    members: '团员人数不够',
    youth: '没有 35 周岁以下青年',
    secretary: '还没有合适的负责人选',
    wish: '企业还没有决定',
    place: '还没有活动场地',
    other: null,
  } satisfies Record<Lacking, string | null>,
}

export const standingWords = {
  /** What was agreed with the guide, before what the state asks for. */
  agreed: (step: string, day: string | null, next: string) =>
    `与指导员约定：${step}${day === null ? '' : `（${sayDay(day)}）`}。${next}`,
  /** Put aside while a meeting was agreed, and taken up again. */
  meetAnew: (office: string, dueOn: string) =>
    `恢复办理，${office}的指导员最晚于 ${sayDate(dueOn)}与您重新约定见面时间`,
  /** The request came back. */
  requestBack: {
    headline: '建团请示需要修改后再交',
    next: (office: string, dueOn: string) =>
      `请您最晚于 ${sayDate(dueOn)}按${office}的说明改好，再点“提交请示”；内容都还在`,
  },
  electionBack: {
    headline: '选举结果需要补充',
    next: (office: string, dueOn: string) =>
      `请您最晚于 ${sayDate(dueOn)}按${office}的说明改好再提交；要不要重新开会，请打电话问`,
  },
  reconsidered: {
    headline: '要重新确定建团方式',
    next: (office: string, dueOn: string) =>
      `${office}最晚于 ${sayDate(dueOn)}告诉您适合建哪种团组织；之前填的内容先不用改`,
  },
  jointOver: {
    headline: '不再联合建团，正在重新确定建团方式',
    next: (office: string, dueOn: string) => `由${office}另行办理，最晚于 ${sayDate(dueOn)}告诉您适合建哪种团组织`,
  },
  /** Whoever leads the joint founding has the next move. */
  leadPrepares: (office: string) =>
    `您不用再填材料，进度在“联合建团”里看；现在由牵头企业办下一步，有事请打电话问${office}`,
  decided: {
    headline: (form: string) => `已确定建${form}，正在安排指导员`,
    meaning: (meaning: string, next: string) => `${meaning}。${next}`,
  },
  suspended: (why: string) => `暂停办理：${why}`,
  lacks: (what: readonly string[], next: string) => `还缺：${what.join('、')}。${next}`,
  because: (why: string, next: string) => `原因：${why}。${next}`,
  /** Beside the appeal: the shorter way. */
  applyAgain: (next: string) => `准备好了可以随时重新申请。${next}`,
  /** Too late to ask the office above. */
  appealOver: '请上级复核的期限已过；需要时可以重新申请，有疑问请打电话问街道',
  /** The term of office is over. */
  termOver: (office: string, dueOn: string) => `任期已在 ${sayDay(dueOn)}到期，请联系${office}安排重新选举（换届）`,
} as const

/** The same to somebody who was admitted later: the applicant is spoken of, not to. */
export const sayToParty = (sentence: string): string =>
  sentence.replaceAll('您的企业', '企业').replaceAll('您', '申请人')
