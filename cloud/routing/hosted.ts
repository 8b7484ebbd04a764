/** Whether an address is a letter box only: where an enterprise is registered, and is not to be met. Pure. */
import { fold } from '../../types/fold'

/** Rules as data. */
export const HOSTED_RULES = {
  since: '2026-11-29',
  source:
    '穗南自贸管办规〔2020〕1号 第二条 and 无锡市经营主体集群注册登记管理办法（试行）2024 第三条: 集群注册 is the registration of many at the address of one host (托管企业, 商务秘书), which takes their letters; registrars write it behind the address. 54 of the 21,826 addresses of the public register of the home city say so',
  /** What an address says of a host. */
  words: ['托管', '集群注册', '集群登记', '商务秘书'],
  /** What goes on so is a house of that kind: 儿童托管中心. */
  not: ['中心', '服务中心', '班', '所', '站', '园', '部', '店', '教育', '机构', '学校', '大厦', '楼', '基地'],
  /** What stands before it makes another word: 信托管理, 委托管理. */
  before: ['信', '委', '受', '寄'],
} as const

const HOSTED = new RegExp(
  `(?<![${HOSTED_RULES.before.join('')}])(?:${HOSTED_RULES.words.join('|')})(?!${HOSTED_RULES.not.join('|')})`,
)

export const isHosted = (address: string): boolean => HOSTED.test(fold(address))
