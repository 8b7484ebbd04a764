/** The notice an applicant agrees to. A change of its meaning is a new version; old versions stay. */
export const noticeTexts = {
  '2026-11-23': {
    title: '申请告知书',
    summary: [
      '个人信息只收集联系人姓名和手机号，用于与您联系',
      '青年和团员人数由您自愿填写，不收集任何名单',
      '您可随时要求查看、更正或删除个人信息',
    ],
    sections: [
      {
        heading: '谁在处理您的信息',
        paragraphs: ['本市共青团组织（市、区县、街道三级）处理您提交的申请。责任街道团组织负责受理和联系。'],
      },
      {
        heading: '收集什么，用来做什么',
        paragraphs: [
          '联系人姓名和手机号：用于登录、与您联系、告知办理进度。',
          '企业名称、统一社会信用代码和地址：用于核对企业、确定责任街道。其中已由有关部门共享的内容，不再要求您填写。',
          '青年人数和团员人数（可不填）：只填区间，用于建议合适的组织形式。',
        ],
      },
      {
        heading: '不收集什么',
        paragraphs: ['申请阶段不收集身份证号，不收集职工、青年或团员名单，不收集位置和照片。'],
      },
      {
        heading: '怎样保护',
        paragraphs: ['姓名和手机号加密保存，默认遮盖显示，每次查看都有记录。信息保存在境内，不用于营销。'],
      },
      {
        heading: '您的权利',
        paragraphs: [
          '您可以要求查看、更正、复制、删除您的个人信息，也可以撤回同意。请拨打责任街道团组织的电话办理；街道没有登记电话的，请拨打区县或市级团组织的电话。',
        ],
      },
    ],
  },
  '2026-11-24': {
    title: '申请告知书',
    summary: [
      '个人信息只收集联系人姓名和手机号，用于与您联系',
      '青年和团员人数由您自愿填写，不收集任何名单',
      '您可随时要求查看、更正或删除个人信息',
    ],
    sections: [
      {
        heading: '谁在处理您的信息',
        paragraphs: ['本市共青团组织（市、区县、街道三级）处理您提交的申请。责任街道团组织负责受理和联系。'],
      },
      {
        heading: '收集什么，用来做什么',
        paragraphs: [
          '联系人姓名和手机号：用于登录、与您联系、告知办理进度。',
          '企业名称、统一社会信用代码和地址：用于核对企业、确定责任街道。其中已由有关部门共享的内容，不再要求您填写。',
          '青年人数和团员人数（可不填）：只填区间，用于建议合适的组织形式。',
          '营业执照照片（可不传）：用于街道核对您能代表该企业。',
          '未提交的草稿：登录后保存 30 天，供您换设备继续填写，提交后即删除。',
        ],
      },
      {
        heading: '保存多久',
        paragraphs: [
          '联系人姓名和说明：办理期间，撤回或办结后再保存 90 天。营业执照照片：街道受理后 30 天内删除。手机号：直到您删除账号。',
          '短信由短信服务商代为发送，只提供手机号和短信内容。信息提供的记录依法保存 3 年，只有编号。',
        ],
      },
      {
        heading: '不收集什么',
        paragraphs: [
          '申请阶段不收集身份证号，不收集职工、青年或团员名单，不收集位置；除您自愿上传的营业执照外，不收集照片。',
        ],
      },
      {
        heading: '怎样保护',
        paragraphs: ['姓名和手机号加密保存，默认遮盖显示，每次查看都有记录。信息保存在境内，不用于营销。'],
      },
      {
        heading: '您的权利',
        paragraphs: [
          '在“我的”里打开“我的信息与权利”，可以查看、更正、带走、删除您的个人信息，撤回申请和同意，查看谁收到了您的信息。也可以拨打责任街道团组织的电话办理；街道没有登记电话的，请拨打区县或市级团组织的电话。',
        ],
      },
    ],
  },
} as const

export const currentNotice = '2026-11-24'

/**
 * Earlier versions that still cover a submission which gives nothing beyond them: no licence, no body beside the League.
 * Whoever opened the form before the change need not begin again.
 */
export const stillCovering: readonly string[] = ['2026-11-23']

/** Who else receives the data, when the applicant asks for more than the League's organisation. */
export const recipientWords = {
  heading: '提供给谁',
  paragraph: (name: string, recipient: string) =>
    `选择同时组建${name}的，申请内容同时提供给${recipient}，用于指导组建${name}。不选择则不提供。`,
} as const
