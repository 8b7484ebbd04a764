/** What registers write for status and ownership, and what it is taken for. Unknown words are kept as written; of a status a person looks first. */
import type { Ownership, RegistrationStatus, StatusDoubt } from '../rules'

interface Reading<T> {
  means: T
  /** Tried in order, on the text without blanks and brackets' width. */
  pattern: RegExp
  since: string
  source: string
}

const STATUS_SOURCE = '市场主体登记管理条例（国务院令第746号）第三十一条起；国家企业信用信息公示系统的登记状态'

/** The first that fits counts: 存续（在营、开业、在册） holds several words of one kind. */
export const statusReadings: readonly Reading<RegistrationStatus>[] = [
  // A cancelled deregistration (撤销注销登记) is an enterprise that is there again: a person looks.
  {
    means: 'revoked',
    pattern: /吊销|撤销(?!注销)|责令关闭|除名/,
    since: '2026-11-29',
    source: `${STATUS_SOURCE}；责令关闭：公司法第二百二十九条；除名：公司登记管理实施办法`,
  },
  {
    means: 'closed',
    pattern: /^(?:企业)?(?:已|强制|简易|依法)*注销(?!公告|中|备案)|^(cancelled|closed|deregistered)$/i,
    since: '2026-11-29',
    source: `${STATUS_SOURCE}；强制注销：公司法第二百四十一条`,
  },
  { means: 'moved-out', pattern: /^(已)?迁出|^(已)?迁往|^moved-?out$/i, since: '2026-11-24', source: STATUS_SOURCE },
  {
    means: 'active',
    pattern:
      /^(存续|在业|已?开业|在营|正常|在册|迁入|登记成立|营业|经营中|仍注册|新?设立|(备案|已)?歇业)|^(active|normal)$/i,
    since: '2026-11-29',
    source: `${STATUS_SOURCE}；歇业的仍是存续的市场主体：同条例第三十条`,
  },
]

/** A living enterprise that is about to go: a person looks first. */
const LEAVING = {
  pattern: /注销/,
  since: '2026-11-29',
  source: '市场主体登记管理条例（国务院令第746号）第三十二条、第三十三条：注销前先清算、公告，其间仍然存续',
} as const

/** A living enterprise that has put its business to rest, for three years at most. */
const SUSPENDED = {
  pattern: /歇业/,
  since: '2026-11-29',
  source: '市场主体登记管理条例（国务院令第746号）第三十条：歇业备案，最长不超过3年',
} as const

/** What speaks against writing to many by a register's word for the status: see `StatusDoubt`. */
export function doubtOf(written: string): StatusDoubt | null {
  if (written.trim() === '') return null
  const status = readWord(statusReadings, written)
  if (status === null || (status === 'active' && LEAVING.pattern.test(written))) return 'unclear'
  return status === 'active' && SUSPENDED.pattern.test(written) ? 'suspended' : null
}

const OWNERSHIP_SOURCE = '关于划分企业登记注册类型的规定（国统字〔2011〕86号）'

export const ownershipReadings: readonly Reading<Ownership>[] = [
  {
    means: 'non-public',
    pattern: /非公|非国有|民营|私营|私有|个体|外资|外商|港澳台|^non-?public$|^private$/i,
    since: '2026-11-24',
    source: OWNERSHIP_SOURCE,
  },
  {
    means: 'public',
    pattern: /事业单位|机关|社会团体|社会组织|民办非企业|基金会|群团|村民委员会|居民委员会|^public$/i,
    since: '2026-11-24',
    source: '机关、事业单位、社会团体的登记管理规定；统一社会信用代码编码规则 GB 32100-2015 表 1',
  },
  {
    means: 'state',
    pattern: /国有|国营|国资|央企|集体|全民所有|^state$/i,
    since: '2026-11-24',
    source: OWNERSHIP_SOURCE,
  },
]

/** Only what a type says surely: most types (有限责任公司) say nothing of who owns. */
export const typeReadings: readonly Reading<Ownership>[] = [
  {
    means: 'state',
    pattern: /国有独资|国有全资|国有控股|全民所有制|集体所有制/,
    since: '2026-11-24',
    source: OWNERSHIP_SOURCE,
  },
  {
    means: 'non-public',
    pattern:
      /个体工商户|个人独资|(?<!非)自然人(独资|投资或控股)|私营|外商独资|外国法人独资|外国自然人独资|港澳台.*独资/,
    since: '2026-11-24',
    source: OWNERSHIP_SOURCE,
  },
  {
    means: 'public',
    pattern: /^(事业单位|机关|社会团体|民办非企业单位|基金会)/,
    since: '2026-11-24',
    source: OWNERSHIP_SOURCE,
  },
]

/** What a word means by a list of readings; null where it is not known. */
export function readWord<T>(readings: readonly Reading<T>[], written: string): T | null {
  const text = written.normalize('NFKC').replace(/\s/g, '')
  return readings.find(({ pattern }) => pattern.test(text))?.means ?? null
}
