import type { AuditBreak, AuditBreakKind } from '../audit-trail'

const breaks: Readonly<Record<AuditBreakKind, string>> = {
  'block-missing': '封存块缺失',
  'block-altered': '封存块被改动',
  'chain-broken': '封存块与前一块不衔接',
  'anchor-missing': '与库外留存的摘要不一致，可能整段被替换',
  'row-altered': '记录被改动',
  'row-missing': '记录被删除',
  'row-added': '封存之后插入的记录',
  'row-misplaced': '记录的时间与封存的时间不符，可能是放回的旧记录',
  'row-left': '应已到期清理的记录仍在',
  'row-outside': '记录没有写入顺序，不属于任何封存块',
  'row-unsealed': '记录超过 10 秒没有封存，请确认服务在运行',
}

/** Names the first row or block that is not as it was. */
export function sayBreak({ kind, block, row }: AuditBreak): string {
  const where = [...(block === undefined ? [] : [`第 ${block} 块`]), ...(row === undefined ? [] : [`记录 ${row}`])]
  return `${where.join('，')}：${breaks[kind]}`
}

/** What `cli audit` and `doctor` say of the trail. */
export const auditCommandWords = {
  group: '审计日志',
  verify: '核验审计日志：每一块、每一条、前后衔接、有无未封存；有问题时以 1 结束并指出第一处',
  anchor: '库外留存的一块（编号:摘要，见服务日志或上次核验的输出），一并核对',
  anchorWrong: '写法是 编号:摘要，例如 120:9f86d0…（64 位十六进制）',
  right: (blocks: number, rows: number) => `审计日志完整：${blocks} 块，${rows} 条`,
  head: (number: string, digest: string) => `最新一块（请留存到库外）：${number}:${digest}`,
  wrong: (what: string) => `审计日志不完整。第一处：${what}`,
  protect: '打印数据库语句，由数据库管理员执行一次：服务的用户从此只能追加审计日志，不能改、不能删',
  undo: '打印交还权限的语句，升级需要改动审计表时由数据库管理员执行',
  embedded: '内嵌数据库没有用户之分，不需要执行',
  expire: '清理超过保存期限的审计记录（服务每晚自动执行），封存块保留',
  expired: (blocks: number, rows: number) => `已清理 ${blocks} 块，${rows} 条`,
  protection: {
    'in-force': '服务的用户只能追加，不能改、不能删',
    superuser: '服务的用户是数据库超级用户，审计日志只靠封存核验来发现改动',
    owner: '服务的用户是审计表的所有者，可以关掉保护',
    'schema-owner': '服务的用户是模式的所有者，可以删掉审计表',
    rights: '服务的用户有权改动审计表',
    'may-create-roles': '服务的用户可以创建角色，能够自行取得权限',
    'triggers-off': '审计表的触发器被关掉或删除',
    embedded: '内嵌数据库没有用户之分，仅供试用；改动由封存核验发现',
  },
  protectionRemedy:
    '由数据库管理员执行一次：cli audit protect | psql 库名（以超级用户登录）。服务的用户不应是超级用户，也不应能创建角色',
  triggersRemedy: '立即运行 cli audit verify 查明是否有改动，再从备份核对，并恢复触发器',
} as const
