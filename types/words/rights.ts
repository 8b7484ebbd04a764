/** The separate consent (单独同意), asked for only where somebody's League membership is recorded by name. Old versions stay. */
export const membershipNotices = {
  '2026-11-24': {
    title: '单独同意：记录您的团员身份',
    text: [
      '推选团组织负责人时，需要记录您是共青团员，供街道和上级团组织审批。团员身份属于敏感个人信息，只有您单独同意后才会记录。',
      '不同意不影响企业申请，也不影响办理。只统计人数时不需要同意，也不会记录您的姓名。',
      '可以随时在这里撤回。撤回后不再使用，已记录的予以删除；撤回前已作出的批复不受影响。',
    ],
  },
} as const
export const currentMembershipNotice = '2026-11-24'

/** The separate consent to messages that advertise; without it none is sent. Old versions stay. */
export const promotionNotices = {
  '2026-11-28': {
    title: '活动和推广短信',
    text: [
      '共青团活动、培训等推广短信，只发给同意接收的人，只在每天 8 点到 22 点发送。',
      '不同意不影响申请和办理；办理进度的通知照常发送。可以随时在这里撤回，也可以回复短信退订。',
    ],
  },
} as const
export const currentPromotionNotice = '2026-11-28'

/** What the service says to a person about the own data: what is held, why, until when. */
export const rightsWords = {
  groups: { account: '账号', applications: '申请', files: '上传的文件', typed: '填写的内容', others: '其他' },
  labels: {
    phone: '手机号',
    name: '姓名',
    candidate: '候选人信息',
    contactName: (of: string) => `联系人姓名（${of}）`,
    note: '说明内容',
    complaint: '意见与投诉的内容',
    draft: '未提交的草稿',
    account: '绑定的登录方式',
    factor: '二次验证',
    others: '其他内容',
    application: (number: string) => `申请 ${number}`,
    join: '加入申请',
    licence: '营业执照照片',
    sessions: '登录中的设备',
    subscription: '微信消息',
    messages: '发给您的消息',
    preference: '接收通知的方式',
    grant: '任职',
  },
  values: {
    bound: '已绑定',
    set: '已设置',
    stored: '已保存',
    sessions: (n: number) => `${n} 台`,
    messages: (n: number) => `${n} 条`,
    subscription: (kind: 'case-update' | 'complaint-update', left: number | null) =>
      `${{ 'case-update': '申请进展', 'complaint-update': '意见或投诉的答复' }[kind]}，${left === null ? '长期接收' : `还可接收 ${left} 条`}`,
    preference: { wechat: '微信订阅消息', sms: '短信', inbox: '只在站内' },
    youth: (range: string) => `35 周岁以下 ${range}`,
    members: (range: string) => `团员 ${range}`,
    headcounts: { '0': '0 人', '1-2': '1–2 人', '3+': '3 人以上', unknown: '不清楚' },
    grant: (role: string, office: string) => `${office} ${role}`,
  },
  why: {
    phone: '登录、与您联系、发送办理通知',
    name: '填表时自动带出，少填一次',
    candidate: '您作为候选人自己填写，用于审批建团请示和选举；没有当选的，建团 90 天后删除；当选的，撤销 90 天后删除',
    contactName: '街道据此与您联系',
    note: '您与街道之间的补充说明',
    complaint: '由受理单位答复您',
    draft: '换一台设备也能继续填写',
    account: '登录时识别您本人',
    factor: '保护您经办的申请',
    others: '您在办事时提供',
    application: '核对企业、确定街道、办理申请',
    join: '请街道核实您是否为该企业的人',
    licence: '街道核对您能代表该企业',
    sessions: '保持登录',
    messages: '告知办理进度',
    subscription: '您在微信里同意接收',
    preference: '按您选的方式通知办理进度',
    grant: '确定您能办理哪些申请',
  },
  until: {
    deletion: '直到您删除账号',
    withCase: (days: number) => `办理期间，撤回或办结后再保存 ${days} 天`,
    afterEnd: (days: number) => `撤回或办结后再保存 ${days} 天`,
    complaint: (days: number) => `答复且申诉期满后再保存 ${days} 天`,
    draft: (days: number) => `${days} 天，提交后即删除`,
    licence: (days: number) => `街道受理后 ${days} 天内删除`,
    untaken: (days: number) => `没有用于申请的，${days} 天后删除`,
    record: '作为办理档案保存；删除账号后不再能对应到您',
    session: '退出登录或到期即失效',
    years: (n: number) => `${n} 年（法规要求）`,
    grant: '任职记录按干部管理规定保存',
  },
  consents: {
    application: { given: '同意《申请告知书》', withdrawn: '撤回对《申请告知书》的同意' },
    membership: { given: '单独同意记录团员身份', withdrawn: '撤回对记录团员身份的同意' },
    promotion: { given: '同意接收活动和推广短信', withdrawn: '撤回对活动和推广短信的同意' },
  },
  sharing: {
    fields: {
      name: '姓名',
      phone: '手机号',
      application: '申请内容',
      'register-phone': '企业登记的联系电话',
      'register-name': '法定代表人姓名',
    },
    purposes: {
      union: '指导组建工会',
      women: '指导组建妇联',
      'case-update': '发送办理通知短信',
      'login-code': '发送登录验证码短信',
    } as Readonly<Record<string, string>>,
    bases: {
      consent: '您提交申请时同意',
      service: '受我们委托，只用于发送，不得另作他用',
      duty: '履行法定职责',
    },
    smsProvider: {
      tencent: '腾讯云短信',
      aliyun: '阿里云短信',
      government: '政务短信网关',
      sandbox: '演示短信收件箱',
    } as Readonly<Record<string, string>>,
  },
  obstacle: {
    inOffice: (offices: string) =>
      `您正在${offices}任职，任职期间不能删除账号。请联系任命您的上级团组织办理离任，离任后再删除。`,
  },
  kept: {
    record: '申请的办理经过（企业、日期、办理单位，不含您的姓名和手机号）：作为办理档案保存。',
    audit: '操作日志（只有编号，不含姓名和手机号）：《网络安全法》要求至少保存 6 个月。',
    sharing: (years: number) =>
      `信息提供记录（只有编号）：《网络数据安全管理条例》要求保存 ${years} 年，${years} 年后自动删除。`,
    consent: '您同意过哪个版本的告知书（只有编号）：用于证明处理有依据。',
  },
  exportFile: (date: string) => `我的信息-${date}.json`,
} as const
