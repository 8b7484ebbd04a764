import type { InvitationChannel } from '../invitations'
import { sayDate } from './dates'
import { channelWords } from './funnel-pages'

/** What the service says about applications: sentences with a subject and a time. */
export const intakeWords = {
  next: (office: string, days: number, dueOn: string) =>
    `${office}将在 ${days} 个工作日内（最晚 ${sayDate(dueOn)}）告诉您是否开始办理，之后给您打电话`,
  authority: {
    invited: '受邀手机号本人',
    licence: '已上传营业执照，待核对',
    unverified: '身份待核实',
  },
  foundBy: {
    'invoice-title': '从微信发票抬头选取',
    'licence-scan': '扫营业执照二维码',
    code: '按信用代码查找',
    name: '按企业名称查找',
    typed: '自行填写',
  },
  bodies: { league: '团组织', union: '工会', women: '妇联' },
  doubt: {
    closed: '企业库登记为已注销',
    revoked: '企业库登记为已吊销',
    'moved-out': '企业库登记为已迁出',
    state: '企业库登记为国有或集体企业',
    public: '企业库登记为机关、事业单位或社会组织',
  },
  organised: (name: string) => `该企业已登记有团组织“${name}”`,
  ineligible: (reason: string, why: string) => `${reason}；${why}，请人工核实`,
  /** What led here: how, what stood on it, who invited. */
  ledBy: (channel: InvitationChannel, title: string | null, by: string | undefined, on: string) =>
    `${channelWords[channel]}${title === null ? '' : `“${title}”`}（${sayDate(on)}${by === undefined ? '' : `，${by}`}）`,
  operating: (reason: string) => `按实际办公地址判断：${reason}`,
  registered: (reason: string) => `按登记地址判断：${reason}`,
  joinAsked: (office: string) => `已转告${office}，核实后，结果会发短信告诉您`,
  why: {
    auto: '与库内企业一致',
    review: '企业信息待核对',
    none: '库外新企业',
    settled: '企业已人工核对',
    settledNew: '库外新企业，已人工核对',
    ineligible: '登记状态待核实',
    organised: '企业已有团组织，待核实',
    streetUnsure: '街道待确认',
    streetUnknown: '街道未能判断',
  },
  invited: (reason: string) => `由邀请链接进入；${reason}`,
  settled: (reason: string, as: string) => `${reason}；${as}`,
  settledAs: { this: '已人工核对，是企业库里的企业', new: '已人工核对，是库外新企业' },
  noAddress: '该企业在库内没有登记地址，街道未能判断',
} as const
