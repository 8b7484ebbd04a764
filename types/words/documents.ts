/** How the pages speak of documents. The documents' own texts are templates: cloud/documents/templates. */
export const documentWords = {
  kinds: {
    request: '建团请示',
    reply: '建团批复',
    'election-report': '选举结果报告',
    'election-reply': '选举结果批复',
    certificate: '建团证明和登记表',
    'register-sheet': '智慧团建录入表',
  },
  /** By the name of a fact, what to fill in first. */
  missing: {
    office: '缺少接收单位的名称',
    organisation: '请先填写团组织全称和简称',
    industry: '请先填写所属行业',
    enterprises: '缺少企业名称',
    candidates: '请先填写候选人',
    secretary: '请先确定书记（主任）人选',
    elected: '请先填写选举结果',
    number: '请先填写发文字号',
    secretaryName: '请先填写书记姓名',
    secretaryPhone: '请先填写书记电话',
    staffing: '团委须填写四项编制数，没有的填 0',
    confirmed: '组织类别、简称、全称和行业录入后不能修改，请先核对并确认',
  },
  /** Of a number that a cadre enters. */
  numbers: {
    form: (example: string) => `一般写成 ${example} 的样子，请核对`,
    duplicate: (number: string) => `本单位已经用过 ${number}，请核对`,
    year: (year: number) => `文号的年份不是 ${year} 年，请核对`,
  },
  register: {
    sheet: '智慧团建录入',
    item: '录入项目',
    value: '内容',
    hint: '说明',
    locked: '录入后不能修改，录入前再核对一遍',
    zero: '没有的填 0',
    /** What the register asks for and this sheet leaves out. */
    identity: '系统另需书记的身份证号码，由本人直接提供给录入人，本平台不收集',
  },
} as const
