/** What is printed on an invitation: what it is, what happens next with times, who invites. No slogans, and no promise that the rules do not keep. */
import type { PosterKind } from '../posters'
import { invitationWords } from './owner'

export const posterWords = {
  brand: '一键入团',
  titleLines: ['在企业里', '建一个团组织'],
  /** Above the name: who invites whom. */
  invites: {
    enterprise: (office: string) => `${office}邀请贵企业`,
    place: (office: string) => `${office}邀请在这里办公的企业`,
    street: (office: string) => `${office}邀请辖区内的企业`,
    campaign: (office: string) => `${office}邀请到场的企业`,
  } satisfies Record<PosterKind, (office: string) => string>,
  whatTitle: '这是什么',
  what: (kind: PosterKind) => [
    '让企业里的年轻人有自己的组织。',
    kind === 'enterprise' ? '用手机申请，只填联系人姓名和手机号。' : '用手机申请，填企业名称和联系人。',
    '不收集身份证号，不收集职工名单。',
  ],
  nextTitle: '提交之后',
  next: invitationWords.next,
  keepTitle: '您的信息',
  scan: { code: '用手机扫码打开', app: '用微信扫码打开' },
  typed: '不便扫码，请在浏览器输入',
  whoTitle: '谁邀请您',
  call: '有疑问，请拨打',
  noPhone: '暂无登记电话',
  phoneOf: (office: string) => `由${office}接听`,
} as const
