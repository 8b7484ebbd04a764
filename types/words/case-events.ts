/** What happened to a case, in the words of both sides of the counter, and where it stands. Owners read no office language. */
import type {
  AssigningReason,
  CaseState,
  ContactOutcome,
  ContactWay,
  GuidanceNext,
  GuidanceOutcome,
  HandingReason,
  Lacking,
  RefusalReason,
  SuspensionReason,
} from '../case-life'
import { sayDate, sayDay } from './dates'

export { formWords, partyWords } from './forms'

/** Two or three words for a row. */
export const stateWords: Readonly<Record<CaseState, string>> = {
  submitted: '待受理',
  resubmitted: '已补充，待受理',
  returned: '待企业补充',
  accepted: '待了解情况',
  surveyed: '待决定',
  decided: '待安排指导',
  guiding: '指导中',
  preparing: '企业筹备中',
  requested: '已请示，待批复',
  approved: '已批复，待选举',
  elected: '已选举，待确认',
  founded: '已建立',
  deferred: '暂不具备条件',
  suspended: '暂停',
  disputed: '待上级确定街道',
  appealed: '申诉中',
  withdrawn: '已撤回',
  refused: '不予受理',
  upheld: '维持不予受理',
  dissolved: '已撤销',
  joined: '联建中',
}

export const reasonWords = {
  refusal: {
    'not-enterprise': '不是企业',
    'not-non-public': '不属于非公企业',
    elsewhere: '企业不在本市',
    organised: '企业已有团组织',
    'not-real': '申请不属实',
    unanswered: '逾期未补正',
    other: '其他情况',
  } satisfies Record<RefusalReason, string>,
  suspension: {
    'enterprise-wishes': '企业希望稍后再办',
    moving: '企业正在搬迁',
    reorganising: '企业正在改制或重组',
    unreachable: '多次联系不上',
    other: '其他情况',
  } satisfies Record<SuspensionReason, string>,
  handing: {
    'address-elsewhere': '登记地址在其他街道',
    'operates-elsewhere': '实际办公地在其他街道',
    'border-moved': '区划调整',
    industry: '属于其他街道的园区或行业',
    other: '其他情况',
  } satisfies Record<HandingReason, string>,
  assigning: {
    'share-out': '分工',
    absence: '经办人不在岗',
    'left-office': '经办人离任',
    'step-in': '上级介入',
    other: '其他情况',
    vacancy: '街道暂无干部',
    staffed: '街道已有干部',
    'grant-ended': '经办人离任',
    division: '区划调整',
  } satisfies Record<AssigningReason | 'vacancy' | 'staffed' | 'grant-ended' | 'division', string>,
  lacking: {
    members: '团员人数不够',
    youth: '没有 35 周岁以下青年',
    secretary: '还没有合适的负责人选',
    wish: '企业还没有决定',
    place: '还没有活动场地',
    other: '其他情况',
  } satisfies Record<Lacking, string>,
} as const

export const contactWords = {
  way: { phone: '电话', 'on-site': '上门', wechat: '微信', letter: '书面' } satisfies Record<ContactWay, string>,
  outcome: {
    reached: '已联系上',
    'no-answer': '没有接通',
    'call-back': '约好再联系',
    'wrong-number': '号码不对',
    declined: '企业表示暂不需要',
  } satisfies Record<ContactOutcome, string>,
} as const

export const guidanceWords = {
  outcome: {
    agreed: '企业同意，开始筹备',
    members: '团员人数还要核实',
    secretary: '负责人选还没有定',
    undecided: '企业还在考虑',
    other: '其他情况',
  } satisfies Record<GuidanceOutcome, string>,
  next: {
    request: '企业填写建团请示',
    members: '企业统计团员',
    candidates: '企业商定候选人',
    'meet-again': '指导员再次见面',
    other: '其他，见说明',
  } satisfies Record<GuidanceNext, string>,
  nextStep: (step: string, by: string | undefined) => `下一步：${step}${by === undefined ? '' : `（${by}）`}`,
} as const

/** The state as its owner reads it. */
export const headlineWords: Readonly<Record<CaseState, string>> = {
  submitted: '申请已送达，等待处理',
  resubmitted: '补充内容已送达，等待处理',
  accepted: '已收到，开始办理',
  returned: '需要您补充后再提交',
  surveyed: '情况已了解，正在确定建团方式',
  decided: '建团方式已确定，正在安排指导员',
  guiding: '指导员会与您见面，一起准备建团',
  preparing: '请准备建团请示（书面申请）',
  requested: '建团请示已收到，等待答复',
  approved: '已同意建团，请召开团员大会选举',
  elected: '选举结果已收到，等待确认',
  founded: '团组织已建立',
  deferred: '目前还不能建团',
  suspended: '暂停办理',
  disputed: '正在确定由哪个街道为您办理',
  appealed: '上级团组织正在复核',
  refused: '这件申请没有通过',
  upheld: '上级复核后，仍不办理这件申请',
  withdrawn: '您已撤回这件申请',
  dissolved: '团组织已撤销',
  joined: '已加入联合建团，由牵头企业办理',
}

type Next = (office: string, dueOn: string) => string

/** Who does what by when, for the owner. */
export const nextWords: Readonly<Record<CaseState, Next>> = {
  submitted: (office, dueOn) => `${office}最晚于 ${sayDate(dueOn)}告诉您是否开始办理，之后给您打电话`,
  resubmitted: (office, dueOn) => `${office}最晚于 ${sayDate(dueOn)}告诉您是否开始办理，之后给您打电话`,
  accepted: (office, dueOn) => `${office}最晚于 ${sayDate(dueOn)}打电话或上门，了解企业里青年的情况`,
  returned: (_, dueOn) => `请您最晚于 ${sayDate(dueOn)}补充，已填写的内容都还在`,
  surveyed: (office, dueOn) => `${office}最晚于 ${sayDate(dueOn)}告诉您适合建哪种团组织`,
  decided: (office, dueOn) => `${office}最晚于 ${sayDate(dueOn)}为您安排一位指导员（帮您办手续的团干部），约好见面时间`,
  guiding: (office, dueOn) => `${office}的指导员计划 ${sayDate(dueOn)}与您见面；时间不合适，请打电话改`,
  preparing: (_, dueOn) => `请您最晚于 ${sayDate(dueOn)}填好请示、请候选人填好信息，再点“提交请示”；指导员会帮您`,
  requested: (office, dueOn) => `${office}最晚于 ${sayDate(dueOn)}答复是否同意建团`,
  approved: (_, dueOn) => `请您最晚于 ${sayDate(dueOn)}召开团员大会，并提交选举结果`,
  elected: (office, dueOn) => `${office}最晚于 ${sayDate(dueOn)}确认选举结果`,
  founded: (office, dueOn) => `团组织负责人任期到 ${sayDay(dueOn)}；到期前要重新选举（换届），请提前联系${office}`,
  deferred: (office, dueOn) => `${office}会在 ${sayDay(dueOn)}前再与您联系；条件有变化时，您可以随时打电话`,
  suspended: (office, dueOn) => `${office}会在 ${sayDay(dueOn)}前再与您联系；您想继续时，可以随时打电话`,
  disputed: (office, dueOn) => `${office}正在确定由哪个街道办理，您不用做什么；最晚于 ${sayDate(dueOn)}有人与您联系`,
  appealed: (office, dueOn) => `${office}最晚于 ${sayDate(dueOn)}答复您`,
  refused: (_, dueOn) => `不同意的，请最晚于 ${sayDay(dueOn)}打开这件申请，点“请上级复核”：会再审一次，并答复您`,
  upheld: () => '情况有变化时，您可以重新申请',
  withdrawn: () => '不再办理，街道不会再就这件申请联系您；需要时可以重新申请',
  dissolved: () => '有疑问请打电话；需要时可以重新申请',
  joined: (office, dueOn) =>
    `您不用再填材料，进度在“联合建团”里看；${office}最晚于 ${sayDate(dueOn)}查看进展，有事请打电话`,
}

/** What is to be done, for the cadre: the one next step. */
export const stepWords: Readonly<Record<Exclude<CaseState, 'withdrawn' | 'refused' | 'upheld' | 'dissolved'>, string>> =
  {
    submitted: '受理，或一次列全退回原因',
    resubmitted: '受理，或说明原因不予受理',
    returned: '等企业补充',
    accepted: '打电话或上门，了解青年情况',
    surveyed: '决定建团方式',
    decided: '指定指导员，约定见面时间',
    guiding: '按约见面指导，记下结果',
    preparing: '等企业提交请示',
    requested: '审阅请示，作出批复',
    approved: '等企业召开团员大会选举',
    elected: '审阅选举结果，确认建团',
    founded: '任期届满前提醒换届',
    deferred: '到期再联系，看条件是否具备',
    suspended: '到期再联系，恢复办理',
    disputed: '确定由哪个街道办理',
    appealed: '复核后作出答复',
    joined: '随牵头企业办理；到期看联建进展，必要时移出单独办理',
  }
