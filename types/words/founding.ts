/** Founding: why a form is recommended, and what is found when a committee, an election or a term is looked at. To cadres. */
import type { FindingCode, UnknownFact } from '../founding'
import { sayDay } from './dates'
import { doubtWords } from './doubts'

interface Range {
  least: number
  most: number
}

/** 5 人、1–2 人、3 人以上、不超过 4 人. */
export function sayRange({ least, most }: Range): string {
  if (least === most) return `${least} 人`
  if (most === Infinity) return `${least} 人以上`
  return least === 0 ? `不超过 ${most} 人` : `${least}–${most} 人`
}

const saySpan = ({ least, most }: Range) => (least === most ? `${least}` : `${least} 至 ${most}`)

const unknownWords: Readonly<Record<UnknownFact, string>> = {
  members: '团员人数',
  youth: '青年人数',
  neighbours: '附近可联合的企业',
}
/** 团员人数、青年人数还不清楚. */
const sayUnknown = (facts: readonly UnknownFact[]) => `${facts.map((fact) => unknownWords[fact]).join('、')}还不清楚`

export const recommendWords = {
  /** Parts of a reason; joined by commas. */
  members: (range: Range) => `团员 ${sayRange(range)}`,
  membersNone: '还没有团员',
  reached: (threshold: number) => `达到 ${threshold} 人`,
  notReached: (threshold: number) => `不足 ${threshold} 人`,
  youth: (range: Range, age: number) => `有 ${age} 岁以下青年 ${sayRange(range)}`,
  partners: (enterprises: number) => `附近有 ${enterprises} 家企业可以联合`,
  together: (members: Range) => `团员合计 ${sayRange(members)}`,
  togetherNeeded: (least: number) => `联合后团员合计应达到 ${least} 人`,
  can: (form: string) => `可建${form}`,
  canOnce: (form: string, threshold: number) => `达到 ${threshold} 人可建${form}`,
  canMeanwhile: (form: string) => `可先建${form}`,
  unknown: sayUnknown,
  exactUnknown: '具体人数还不清楚',
  notYet: '暂不具备建团条件',
  askFirst: '请先向企业了解清楚',
  /** On what another form depends. */
  conditions: {
    threshold: (least: number) => `团员达到 ${least} 人`,
    smaller: (least: number) => `团员已达到 ${least} 人，按实际需要也可以选择`,
    overUsual: (most: number) => `团员超过 ${most} 人，须经上级团组织批准`,
    join: (together: number) => `与邻近或同行业企业联合，团员合计达到 ${together} 人`,
    youthCommittee: (least: number, youth: number, age: number) =>
      `团员不足 ${least} 人，有 ${age} 岁以下青年至少 ${youth} 人`,
  },
  lacking: {
    members: (have: Range, need: number) => `团员 ${sayRange(have)}，还差 ${need - have.least} 人达到 ${need} 人`,
    youth: (age: number) => `还没有 ${age} 岁以下青年`,
    youthFew: (have: Range, need: number, age: number) => `${age} 岁以下青年 ${sayRange(have)}，应有至少 ${need} 人`,
    partners: '附近还没有可以联合的企业',
    partnersFew: (together: number) => `与附近企业的团员合计不足 ${together} 人`,
  },
  doubts: doubtWords,
  party: {
    own: '企业有党组织，批复抄送其党组织',
    joint: '企业有联合党支部，批复抄送该党支部',
    none: null,
  },
} as const

export const findingWords = {
  'members-none': () => '还没有团员，不能选举',
  'seats-none': () => '请填写“要选出几个人”，至少 1 人',
  'seats-over-members': (seats: number, members: number) => `名额 ${seats} 人多于有选举权的 ${members} 人`,
  'seats-few': (seats: number, usual: Range) => `名额 ${seats} 人偏少，一般为 ${saySpan(usual)} 人`,
  'seats-many': (seats: number, usual: Range) => `名额 ${seats} 人偏多，一般为 ${saySpan(usual)} 人`,
  'secretary-enough': (members: number, under: number) =>
    `团员 ${members} 人，不足 ${under} 人的，一般只选书记 1 人，需要时加副书记 1 人`,
  'candidates-under-seats': (candidates: number, seats: number) => `候选人 ${candidates} 人，少于名额 ${seats} 人`,
  'candidates-surplus': (candidates: number, needed: number, percent: number) =>
    `候选人要比选出的人多 ${percent}% 以上：现在 ${candidates} 人，至少要 ${needed} 人`,
  'present-over-expected': (present: number, expected: number) => `到会 ${present} 人多于应到会 ${expected} 人，请核对`,
  quorum: (present: number, needed: number) => `到会 ${present} 人，应有至少 ${needed} 人到会才能选举`,
  proxy: (count: number) => `有 ${count} 张票由他人代投，选举不能委托他人代为投票`,
  'issued-over-present': (issued: number, present: number) => `发出选票 ${issued} 张多于到会 ${present} 人，请核对`,
  'returned-over-issued': (returned: number, issued: number) =>
    `收回选票 ${returned} 张多于发出的 ${issued} 张，选举无效，应当重新选举`,
  'invalid-over-returned': (invalid: number, returned: number) =>
    `无效票 ${invalid} 张多于收回的 ${returned} 张，请核对`,
  'elected-over-seats': (elected: number, seats: number) => `当选 ${elected} 人多于名额 ${seats} 人`,
  'elected-under-seats': (elected: number, seats: number) =>
    `当选 ${elected} 人少于名额 ${seats} 人，不足的名额可以另行选举`,
  'elected-mismatch': (elected: number, marked: number) =>
    `当选人数填写 ${elected} 人，得票里标记当选 ${marked} 人，请核对`,
  'votes-missing': (given: number, candidates: number) => `候选人 ${candidates} 人，只有 ${given} 人的得票，请补全`,
  'votes-over-ballots': (votes: number, ballots: number) => `得票 ${votes} 张多于有效票 ${ballots} 张，请核对`,
  'votes-over-choices': (votes: number, most: number) =>
    `得票合计 ${votes} 张，多于有效票最多能投出的 ${most} 张，请核对`,
  'votes-half': (votes: number, present: number) =>
    `有当选人得票 ${votes} 张，没有超过到会 ${present} 人的半数，不能当选`,
  'votes-half-expected': (votes: number, expected: number) =>
    `有当选人得票 ${votes} 张，没有超过应到会 ${expected} 人的半数，有的地方按应到会人数计算，请核对选举办法`,
  'votes-order': (elected: number, other: number) => `得票 ${other} 张的没有当选，得票 ${elected} 张的却当选，请核对`,
  'votes-tie': (votes: number) => `几人同得 ${votes} 票，不能确定谁当选，应当就他们再次投票`,
  'term-not-approved': () => '提前或者延期换届须报上级团组织批准',
  'term-too-late': (latest: string, months: number) => `延期不超过 ${months} 个月，最晚到${sayDay(latest)}`,
  'term-too-early': (earliest: string, months: number) => `提前不超过 ${months} 个月，最早到${sayDay(earliest)}`,
  'secretary-elected': (elected: number, needed: number) =>
    elected === 0
      ? '没有选出书记（主任），不能录入智慧团建'
      : `当选的书记（主任）${elected} 人，应为 ${needed} 人，请核对选举结果`,
} as const satisfies Readonly<Record<FindingCode, (...facts: never[]) => string>>

export const electionWords = {
  reason: '选举情况与规定不符，仍要确认的，请在说明里写明理由',
  replyReason: '请示里的名额或候选人与规定不符，仍要同意的，请在说明里写明理由',
  renewal: (against: string) => `${against}；已获批准或有其他原因的，请在说明里写明`,
  beforeRequest: (day: string) => `请示是${sayDay(day)}提交的，批复日期不能更早，请核对`,
  beforeReply: (day: string) => `批复日期是${sayDay(day)}，选举日期不能更早，请核对`,
  beforeElection: (day: string) => `选举日期是${sayDay(day)}，确认日期不能更早，请核对`,
  beforeFounding: (day: string) => `成立日期是${sayDay(day)}，换届选举要在这以后，请核对`,
  over: (endsOn: string) => `照这个选举日期，任期到${sayDay(endsOn)}已满，请核对；确实已满的，要重新选举`,
} as const
