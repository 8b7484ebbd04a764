import { sayDate } from './dates'

/** What the service says about applications: sentences with a subject and a time. */
export const intakeWords = {
  next: (office: string, days: number, dueOn: string) =>
    `${office}将在 ${days} 个工作日内（最晚 ${sayDate(dueOn)}）与您联系`,
  authority: { invited: '受邀手机号本人', unverified: '身份待核实' },
  why: {
    auto: '与库内企业一致',
    review: '企业信息待核对',
    none: '库外新企业',
    streetUnsure: '街道待确认',
    streetUnknown: '街道未能判断',
  },
  invited: (reason: string) => `由邀请链接进入；${reason}`,
  noAddress: '该企业在库内没有登记地址，街道未能判断',
} as const
