/** The demo's own page: the inbox of the sandbox. */
export const sandboxWords = {
  title: '演示收件箱',
  explain: '这里显示演示环境发出的短信。没有任何短信真正发到手机上。',
  empty: '还没有短信。在邀请页点“获取验证码”，短信会出现在这里。',
  emptyPhone: '这个号码还没有收到短信。',
  back: '‹ 全部短信',
  count: (all: number, shown: number) => `共 ${all} 条，这里显示最新的 ${shown} 条。`,
  from: '短信',
  factors: '演示账号的二次验证码',
  factorsExplain: '正式使用时，验证码只出现在本人的验证器里；这里代为显示，每 30 秒一换。',
} as const

/** Persons of the demo. */
export const demoWords = {
  cadre: (role: string, isSecond = false) => `示例${role}${isSecond ? '乙' : ''}`,
  neighbour: '示例邻街团干部',
  /** Who applies: each says to be invented. */
  people: ['周示例', '吴示例', '郑示例', '王示例', '冯示例', '陈示例', '褚示例', '卫示例', '蒋示例'],
  candidates: ['示例候选人甲', '示例候选人乙', '示例候选人丙', '示例候选人丁'],
  industry: '软件和信息技术服务业',
  survey: '演示：电话了解，愿意建团',
  handing: '演示：企业称日常在相邻街道办公',
  documentNumber: (year: string, n: number) => `示例团〔${year}〕${n}号`,
} as const
