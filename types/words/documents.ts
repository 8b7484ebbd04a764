/** How the pages speak of documents. The documents' own texts are templates: cloud/documents/templates. */
export const documentWords = {
  /** When a document can be had that cannot be yet. */
  later: {
    request: '企业开始筹备后可以生成',
    reply: '批复请示后可以生成',
    'election-report': '企业提交选举结果后可以生成',
    'election-reply': '确认选举结果后可以生成',
    certificate: '确认选举结果后可以生成',
    'register-sheet': '确认选举结果后可以生成',
  },
  ended: '申请已经结束，不再生成',
  /** By the name of a fact, what to fill in first. */
  missing: {
    office: '缺少接收单位的名称',
    organisation: '请先在请示里填写团组织全称和简称',
    industry: '请先在请示里填写所属行业',
    enterprises: '缺少企业名称',
    candidates: '请先邀请候选人，由本人打开链接填写',
    candidatesOpen: '还有候选人没有填写本人信息，请提醒他们打开链接填写',
    candidatesGone: '有候选人的信息已按规定删除，不能再生成，请使用当时保存的文件',
    request: '请先在“建团办理”里填写并保存请示内容',
    counts: '请先在请示里填写职工、青年和团员人数',
    seats: '请先在请示里填写要选出几个人',
    party: '请先记录企业的党组织情况',
    partyName: '企业有党组织，请先在请示里填写党组织名称',
    partners: '联合建团至少要有两家企业同意，请先在“联合建团”里征求意见',
    partnerCounts: '还有企业的职工、青年或团员人数没有了解，请先在那家企业的申请里记录',
    secretary: '请先确定书记（主任）人选',
    elected: '请先填写选举结果',
    number: '还没有填写文号，请先填写文号',
    secretaryName: '选举结果里没有当选的书记，不能生成这张表，选出后请直接在智慧团建录入',
    staffing: '团委须填写四项编制数，没有的填 0',
    confirmed: '组织类别、简称、全称和行业录入后不能修改，请先核对并确认',
  },
  register: {
    sheet: '智慧团建录入',
    item: '录入项目',
    value: '内容',
    hint: '说明',
    locked: '录入后不能修改，录入前再核对一遍',
    zero: '没有的填 0',
    /** What the register asks for and this sheet leaves out. */
    phone: '由书记本人直接提供给录入人，本平台不另外收集',
    identity: '系统另需书记的身份证号码，由本人直接提供给录入人，本平台不收集',
  },
} as const
