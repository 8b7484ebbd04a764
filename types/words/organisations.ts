/** League organisations that exist already: their lists, what is wrong with a row, and how the pages speak of them. */
export const organisationKindWords = {
  branch: '团支部',
  'joint-branch': '联合团支部',
  'general-branch': '团总支',
  committee: '团委',
  'youth-committee': '青年工作委员会',
} as const

export const organisationWords = {
  /** By the name of a field, how a person calls it. */
  fields: {
    enterprise: '企业名称',
    uscc: '统一社会信用代码',
    name: '团组织名称',
    kind: '团组织类型',
    code: '团组织编码',
    secretary: '书记姓名',
    foundedOn: '成立日期',
    termEndsOn: '任期届满',
    endedOn: '撤销日期',
    row: '整行',
  },
  foundedHere: '由本平台办理建立',
  foundedSource: '一键入团',
  enterpriseEmpty: '企业名称为空',
  nameEmpty: '团组织名称为空',
  long: (most: number) => `超过 ${most} 个字`,
  number: '这一格是一个数字或日期，可能被表格软件改动过，请核对原始数据',
  kindUnknown: (known: readonly string[]) => `看不出是哪一类团组织，请在“团组织类型”里填：${known.join('、')}`,
  dateWrong: '日期看不懂，请写成 2026-11-24 的样子',
  dateAhead: '成立日期在今天之后，请核对',
  termWrong: '任期届满不在成立日期之后，请核对',
  endWrong: '撤销日期在成立日期之前，请核对',
  duplicate: (line: number) => `与第 ${line} 行是同一个团组织`,
  ambiguous: '已有几个同名的团组织，不知道是哪一个，请填写团组织编码',
  summary: (read: number, inserted: number, updated: number, unchanged: number, refused: number) =>
    `读取 ${read} 行：新增 ${inserted}，更新 ${updated}，未变 ${unchanged}，拒收 ${refused}`,
  links: (linked: number, unsure: number, none: number) =>
    `与企业库对应：已对应 ${linked}，待核对 ${unsure}，企业库里没有 ${none}`,
  unsureHint: '待核对的在工作台“现有团组织”里由市级团干部确认',
  codesWrong: (count: number) => `有 ${count} 行的信用代码不对，已按企业名称比对并交人工核对`,
} as const

/** What happened to an organisation, as an enterprise's history tells it. */
export const organisationHistoryWords = {
  entered: (name: string) => `登记团组织“${name}”`,
  changed: (name: string) => `更新团组织“${name}”的信息`,
  ended: (name: string) => `团组织“${name}”已撤销`,
  resumed: (name: string) => `团组织“${name}”恢复，撤销登记有误`,
  linked: (name: string) => `人工核对：团组织“${name}”属于本企业`,
  'set-apart': (name: string) => `人工核对：团组织“${name}”不属于本企业`,
  // Nobody did it: the pool has grown.
  compared: {
    linked: (name: string) => `再次比对：团组织“${name}”属于本企业`,
    'set-apart': (name: string) => `再次比对：团组织“${name}”不属于本企业`,
  },
  fields: {
    name: '名称',
    kind: '类型',
    code: '编码',
    enterprise: '企业名称',
    uscc: '信用代码',
    foundedOn: '成立日期',
    termEndsOn: '任期届满',
    endedOn: '撤销日期',
    secretary: '书记',
  },
} as const

/** On an enterprise's page. */
export const organisationCardWords = {
  title: '团组织',
  none: '还没有团组织',
  secretary: '书记',
  secretaryNone: '名单里没有书记姓名',
  founded: (date: string) => `${date} 成立`,
  term: (date: string) => `任期至 ${date}`,
  termOver: (date: string) => `⚠ 任期已于 ${date} 届满，应当换届`,
  ended: (date: string) => `已于 ${date} 撤销`,
  reveal: '显示姓名',
  end: '登记撤销',
  endedOn: '撤销日期',
  endConfirm: '确认撤销',
  ending: '正在保存',
  endDone: '已登记撤销，这家企业可以重新联系和邀请',
  resume: '撤销登记有误，恢复',
  resumeDone: '已恢复，这家企业不再列入联系和邀请',
  cancel: '取消',
} as const

/** The page on which a city's cadre says which enterprise a list means. */
export const organisationPageWords = {
  title: '现有团组织',
  lead: '导入的团组织名单与企业库自动对应。系统拿不准的，请在这里点选；点“企业库里没有”的会保留，不会丢失。',
  loginLead: '请用团干部登记的手机号登录。',
  forbiddenTitle: '这里由市级团组织核对',
  forbiddenLead: '已对应的团组织，可在“企业库”里按“有团组织”筛选查看。',
  tabs: { unsure: '待核对', apart: '库内没有', linked: '已对应' },
  heads: { organisation: '团组织', enterprise: '名单上的企业', reason: '依据' },
  given: (name: string, uscc: string | null) =>
    uscc === null ? `名单上的企业：${name}` : `名单上的企业：${name}，${uscc}`,
  candidates: '可能是这几家',
  candidatesNone: '企业库里没有相近的企业',
  this: '是这家',
  apart: '企业库里没有',
  find: '不在其中，自己查找',
  wrong: '对应错了，另选一家',
  saving: '正在保存',
  linkedTo: (name: string) => `对应企业：${name}`,
  ended: '已撤销',
  done: { this: '已对应，这家企业不再列入联系和邀请', apart: '已保留，可随时在“库内没有”里重新点选' },
  empty: {
    unsure: { title: '没有待核对的团组织', lead: '导入名单后，系统拿不准的会出现在这里。' },
    apart: { title: '没有库外的团组织', lead: '名单上的企业不在企业库里时，会出现在这里。' },
    linked: { title: '还没有对应好的团组织', lead: '导入名单后，能确定的会自动对应。' },
  },
} as const
