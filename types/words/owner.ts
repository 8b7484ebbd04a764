/** What the owner of an enterprise reads. Sentences say who does what by when; no office language. */
export const titles = {
  home: '一键入团',
  invitation: '团组织邀请',
  apply: '申请组建团组织',
  status: '办理进度',
  mine: '我的',
  data: '我的信息与权利',
  notice: '告知书',
  messages: '我的消息',
  choose: '选择企业',
  answer: '告诉街道',
} as const

export const homeWords = {
  name: '一键入团',
  title: '在企业里建一个团组织',
  lead: '填一次企业信息，街道团组织主动联系您，上门帮您办好。',
  apply: '申请组建团组织',
  mine: '我的申请',
  mineHint: '查看进度、答复街道',
  desk: '工作台',
  deskHint: (office: string) => `${office}的申请`,
  answers: '谁来答复',
  answersText: '企业所在街道的团组织负责办理，市级团组织跟进进度。',
  noPhone: '暂无登记电话',
  demo: '演示数据，企业和人物均为虚构',
  steps: ['填写企业信息', '街道联系您', '上门帮您建立'],
  stepsTitle: '怎么办',
} as const

export const invitationWords = {
  invites: (office: string) => `${office}邀请您`,
  title: '为企业建一个团组织',
  meaning: '企业里的年轻人有了自己的组织，街道团组织上门帮您办。',
  place: '所在地',
  street: '由谁答复',
  body: '申请组建',
  bodyLeague: '团组织（共青团）',
  contact: '联系人',
  phone: '联系电话',
  otherPhone: '换一个手机号',
  changeContact: '修改',
  changeContactLabel: '修改联系人',
  nextTitle: '提交之后',
  next: (days: number) => [
    { when: '马上', what: '得到申请编号，可随时查看进度' },
    { when: `${days} 个工作日内`, what: '街道团组织给您打电话' },
    { when: '之后', what: '上门帮助，手续由团组织准备' },
  ],
  noticeLead: '提交即表示同意',
  noticeLink: (title: string) => `《${title}》`,
  submit: '同意并提交',
  submitting: '正在提交',
  notMine: '不是我的企业',
  notApplying: '不是我的企业，或不申请',
  confirm: '确认是您的企业后，登录即可提交。',
  unknownTitle: '这个邀请打不开了',
  unknownLead: '照着营业执照填写，办理方式完全一样。',
  apply: '直接申请',
  otherInvited: '这份邀请发给的是另一个手机号。您仍可以提交，由街道核实您的身份。',
  organisedTitle: '您的企业已有团组织',
  organisedLead: (names: readonly string[]) => `登记的是：${names.join('、')}。不需要再申请组建。`,
  organisedNext: '要联系现有团组织、换届，或认为登记有误，请联系：',
  organisedApply: '登记有误，仍要申请',
  /** What was answered with one tap, in the owner's words. */
  answers: {
    'not-mine': '不是我的企业',
    left: '我已离职',
    moved: '企业已搬迁或注销',
    organised: '企业已建团',
  },
  answered: (answer: string) => `已告诉街道：${answer}`,
  answeredLead: '不再发提醒短信。情况有变，仍可以在这里申请。',
  answeredChange: '查看或撤回',
  findMine: '查找我的企业',
  shareTitle: (enterprise: string) => `邀请${enterprise}建一个团组织`,
} as const

/** Naming the own enterprise without an invitation, the shortest way first. */
export const findWords = {
  title: '您的企业',
  lead: '选一种方式找到您的企业，不用逐项填写。',
  pickTitle: '从微信发票抬头选取',
  scan: '扫营业执照二维码',
  scanPhoto: '拍营业执照二维码',
  scanning: '正在识别',
  scanNothing: '这个二维码里没有信用代码（部分旧版执照会这样），请在下面填写名称或代码',
  scanUnread: '没有认出二维码，请对准二维码再拍一次，或在下面填写名称或代码',
  search: '企业名称或统一社会信用代码',
  searchPlaceholder: '全称或 18 位代码',
  searchEmpty: '请先填写企业名称或统一社会信用代码',
  find: '查找',
  finding: '正在查找',
  signInFirst: '登录后查找，已填写的内容会保留',
  signInTitle: '登录',
  several: (n: number) => `找到 ${n} 家，请点您的企业`,
  one: '找到 1 家，是您的企业就点一下',
  none: '名单里还没有这家企业，一样可以申请：请填写下面的信息。',
  again: '刚才的查找结果已过期，请重新点选您的企业',
  tail: (tail: string) => `代码后四位 ${tail}`,
  take: '是这家 ›',
  other: '换一家',
  newcomer: '直接填写企业信息',
  notListed: '名单里没有我的企业',
  backToSearch: '返回查找',
} as const

export const applyWords = {
  lead: '对照营业执照填写，提交后由企业所在街道的团组织联系您。',
  namePlaceholder: '营业执照上的全称',
  usccPlaceholder: '营业执照上的 18 位代码',
  usccValid: '信用代码核对无误',
  usccCorrected: (letters: readonly { positions: readonly number[]; written: string; meant: string }[]) =>
    `信用代码${letters
      .map(({ positions, written, meant }) => `第 ${positions.join('、')} 位像是字母 ${written}，应为数字 ${meant}`)
      .join('；')}。已为您改好，请核对`,
  usccCount: (n: number) => `已填 ${n} 位，共 18 位`,
  addressPlaceholder: '营业执照上的住所，写到路名和门牌号',
  contactPlaceholder: '您的姓名',
  loginFirst: '最后一步：登录后提交',
  loginLead: '已填写的内容会保留。',
} as const

/** What can be added to an application; nothing of it is needed. */
export const moreWords = {
  otherAddress: '实际办公地址不同',
  sameAddress: '与登记地址相同',
  operatingPlaceholder: '实际办公的地方，写到路名和门牌号',
  togetherTitle: '一起建（可不选）',
  together: (recipient: string) => `资料将同时提供给${recipient}`,
  licence: '上传营业执照照片（可不传，便于街道核对）',
  licenceShort: '营业执照照片',
  uploading: '正在上传',
  uploaded: '营业执照已上传',
  removeLicence: '不传了',
  notUploaded: '照片没有传上去，可以再试一次，也可以不传直接提交',
} as const

/** An application that has not reached the service. */
export const unsentWords = {
  title: '尚未提交',
  lead: '网络没有连上。您填写的内容都在这台手机上，连上网后会自动提交，也可以点“重新提交”。',
  waiting: (enterprise: string) => `有一件尚未提交：${enterprise}`,
  open: '继续提交',
  again: '重新提交',
  sending: '正在提交',
} as const

/** Somebody else of the enterprise was faster. */
export const joinWords = {
  title: '该企业已有人申请',
  lead: '您可以申请加入，由街道核实后与您联系。',
  join: '申请加入',
  joining: '正在提交',
  nameFirst: '请先填写联系人姓名',
} as const

export const statusWords = {
  joint: '联合建团',
  founding: '建团办理',
  appeal: '提请上级复核',
  number: '申请编号',
  officeTitle: '负责的团组织',
  call: (phone: string) => `拨打 ${phone}`,
  noPhone: '暂无登记电话，团组织会主动联系您',
  contactOf: (name: string) => `由${name}代为接听`,
  copy: '复制',
  copyLabel: '复制申请编号',
  copied: '已复制',
  notCopied: '没能复制，请长按编号',
  due: (date: string) => `最晚 ${date}`,
  headcountTitle: '顺便告诉街道',
  headcountLead: '两项都可不填，点一下就好。',
  youth: '35 周岁以下的年轻人',
  members: '其中共青团员',
  headcounts: { '0': '没有', '1-2': '1–2 人', '3+': '3 人以上', unknown: '不清楚' },
  headcountKept: '已告诉街道',
  timeline: '办理经过',
  returnNote: '街道说明：',
  returnedTitle: '需要您补充',
  returnedLead: '改好后提交，街道会接着办，不需要重新申请。',
  note: '补充说明（可不填）',
  noteNeeded: '补充说明（写正确的地址、代码或您的职务）',
  noteMissing: '请写补充说明，街道据此接着办',
  notePlaceholder: '例如：新的门牌号、能联系上您的时间',
  answer: '提交补充',
  answering: '正在提交',
  unknownTitle: '没有找到这件申请',
  unknownLead: '请确认登录的是提交时的手机号',
  unnamed: '链接不完整，请从“我的申请”里打开',
  joined: '您是后来加入的同事，可以随时查看进度；补充和更正由最初的申请人提交。',
  all: '我的全部申请',
} as const

export const mineWords = {
  security: '登录与安全',
  title: '我的申请',
  emptyTitle: '还没有申请',
  emptyLead: '提交后，这里会显示每家企业办到了哪一步、下一步由谁来做。',
  signedOutLead: '登录后查看您名下企业的申请。',
  signOut: '退出登录',
  signedInAs: (phone: string) => `已登录 ${phone}`,
} as const
