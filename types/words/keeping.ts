/** What the commands say that keep personal data in order: the record of sharing, retention, keys. */
export const sharingWords = {
  group: '个人信息的提供记录（保存 3 年，只有编号）',
  list: '列出一段时间内的提供、委托和导出',
  from: '起始日期，含当天，例如 2026-11-01',
  to: '截止日期，含当天',
  csv: '以 CSV 输出',
  dayWrong: (day: string) => `“${day}”不是日期，请写成 2026-11-24 这样`,
  manners: { provided: '提供', entrusted: '委托', exported: '导出' },
  bases: { consent: '本人同意', duty: '法定职责', service: '委托处理' },
  columns: ['时间', '方式', '接收方', '内容', '用途', '依据', '由何操作', '关联编号', '涉及人数'],
  line: (at: string, manner: string, to: string, fields: string, purpose: string, persons: string, act: string) =>
    `${at} ${manner}给${to}：${fields}，用于${purpose}，${persons} 人（${act}）`,
  sum: (n: number) => `共 ${n} 条`,
} as const

export const retentionWords = {
  command: '按保存期限删除到期的个人信息，并报告',
  dryRun: '只报告，不删除',
  kinds: {
    contact: '已结束申请的联系人姓名和说明',
    join: '已结束的加入申请的联系人姓名',
    visitNote: '走访记录里的说明',
    fieldText: '没有办成的外勤记录原文',
    fieldFollow: '已办结的走访后续',
    fieldRecord: '走访等外勤记录',
    fieldPhone: '不再使用的外勤手机',
    licenceAccepted: '已受理申请的营业执照照片',
    licenceEnded: '已结束申请的营业执照照片',
    untaken: '没有用到的上传文件',
    register: '已注销、吊销、迁出企业的登记联系方式',
    secretary: '已撤销团组织的书记姓名',
    complaint: '已答复的投诉和建议的内容',
    sharing: '个人信息提供记录',
    messages: '短信发送记录',
    targets: '已结束群发的名单',
    receipts: '短信送达回执',
    files: '磁盘上的文件',
  },
  gone: (what: string, n: number, days: number) => `${what}（保存 ${days} 天）：已删除 ${n}`,
  due: (what: string, n: number, days: number) => `${what}（保存 ${days} 天）：到期 ${n}`,
  next: (days: number, what: string, n: number) => `今后 ${days} 天内到期：${what} ${n}`,
  files: (n: number) => `磁盘上的文件：已删除 ${n}`,
  nothing: '没有到期的内容',
} as const

export const keysWords = {
  group: '主密钥与加密方式',
  status: '每把主密钥包裹着多少人的密钥，旧密钥能否撤下',
  rotate: '把所有人的密钥改用第一把主密钥和当前加密方式；可中断，可重复',
  current: (persons: number, values: number) => `已用当前主密钥和加密方式：${persons} 人，${values} 项`,
  older: (persons: number, values: number) =>
    `仍用旧主密钥或旧加密方式：${persons} 人，${values} 项。运行 cli keys rotate 后再撤下旧密钥`,
  done: '没有内容再用旧主密钥，可以从 MASTER_KEYS 里撤下旧密钥（先备份，旧备份仍需要旧密钥）',
  seal: '数据库的密钥指纹仍用旧主密钥，运行 cli keys rotate',
  rotated: (persons: number, values: number) => `已改用当前主密钥：${persons} 人；已改用当前加密方式：${values} 项`,
  foreign: (n: number) => `有 ${n} 人的密钥不是用 MASTER_KEYS 里的任何一把包裹的，请找回缺少的主密钥`,
} as const
