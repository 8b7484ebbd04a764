import { sayDate } from './dates'

/** What the service says about cases. To owners no office language: 受理 is "街道已收到并开始办理". */
export const caseWords = {
  headline: {
    submitted: '申请已送达，等待街道处理',
    accepted: '街道已收到并开始办理',
    returned: '需要您补充后再提交',
    withdrawn: '您已撤回这件申请',
  },
  next: {
    submitted: (office: string, dueOn: string) => `${office}最晚于 ${sayDate(dueOn)}与您联系`,
    accepted: (office: string, dueOn: string) => `${office}最晚于 ${sayDate(dueOn)}联系您，了解企业里青年的情况`,
    returned: (dueOn: string) => `请您最晚于 ${sayDate(dueOn)}补充，已填写的内容都还在`,
    withdrawn: () => '不再办理，街道不会再联系您；需要时可以重新申请',
    late: (office: string, dueOn: string) =>
      `${office}原定最晚于 ${sayDate(dueOn)}与您联系，现已超期，您可以直接拨打电话询问`,
    lateReturned: (dueOn: string) => `原定最晚于 ${sayDate(dueOn)}补充，现在补充仍然有效，已填写的内容都还在`,
  },
  event: {
    submitted: (office: string) => `您提交了申请，已送达${office}`,
    accepted: (office: string) => `${office}已收到并开始办理`,
    returned: (office: string) => `${office}请您补充`,
    resubmitted: (office: string) => `您补充后重新提交，已送达${office}`,
    'join-asked': (office: string) => `企业另一位同事申请加入，由${office}核实`,
    'join-answered': {
      admitted: (office: string) => `${office}同意同事加入`,
      declined: (office: string) => `${office}未同意同事加入`,
    },
    'match-settled': {
      this: (office: string) => `企业信息已核对，仍由${office}办理`,
      new: (office: string) => `企业信息已核对，仍由${office}办理`,
    },
    'join-ended': (office: string) => `同事不再申请加入，${office}无需核实`,
    withdrawn: (office: string) => `申请人撤回了申请，已告知${office}`,
  },
  /** The same for the other side of the counter, where 受理 is the everyday word. */
  eventForCadre: {
    submitted: (office: string) => `企业提交申请，分派到${office}`,
    accepted: (office: string) => `${office}受理`,
    returned: (office: string) => `${office}退回补充`,
    resubmitted: (office: string) => `企业补充后重新提交，仍由${office}办理`,
    'join-asked': (office: string) => `企业另有人申请加入，由${office}核实`,
    'join-answered': {
      admitted: (office: string) => `${office}同意加入`,
      declined: (office: string) => `${office}未同意加入`,
    },
    'match-settled': {
      this: (_: string) => '企业已人工核对：是企业库里的企业',
      new: (_: string) => '企业已人工核对：企业库里没有，是新企业',
    },
    'join-ended': (office: string) => `加入申请已结束，${office}无需核实`,
    withdrawn: (office: string) => `申请人已撤回，${office}不再办理`,
  },
  /** Instead of a name that was deleted. */
  deleted: '已删除',
  reasons: {
    contact: '联系人信息不完整或联系不上，请补充可以联系的人',
    identity: '企业名称与统一社会信用代码对不上，请对照营业执照说明',
    address: '企业地址不清楚，请写明路名和门牌号',
    authority: '还不能确认您代表该企业，请说明您在企业的职务',
    other: '其他情况，见说明',
  },
  /** To the one who asked to join. */
  join: {
    open: '已申请加入，等待街道核实',
    admitted: '街道已同意您加入',
    declined: '街道未同意您加入',
    ended: '原申请已撤回',
  },
  joinNext: {
    open: (office: string) => `${office}核实后会与您联系`,
    admitted: (office: string) => `由${office}办理，您可以随时查看进度`,
    declined: (office: string) => `如有疑问，请联系${office}`,
    ended: () => '您可以为企业直接申请',
  },
  joinSubject: '（加入）',
  joinMessage: { admitted: '已同意您加入', declined: '未同意加入申请', ended: '原申请人已撤回申请' },
  /** What a text message says of it: at most 12 characters, as the template is filed. */
  message: { accepted: '街道已开始办理', returned: '请补充后再提交' },
} as const
