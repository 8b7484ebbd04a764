/** Invented answers of the service: no real person, enterprise or office. */
import type { CadreCase, MyCase } from '../../../types/casework'
import type { Notice, Office } from '../../../types/city'
import type { EnterprisePage } from '../../../types/enterprise'
import type { FactorState } from '../../../types/factors'
import type { OpenedInvitation, Receipt } from '../../../types/intake'
import type { StaffRow } from '../../../types/staff'

export const office: Office = {
  name: '云栖街道团工委',
  division: '云栖街道',
  address: '云栖路 8 号',
  phone: '13800000000',
  hours: '工作日 9:00–17:00',
  contactOf: null,
}
export const notice: Notice = {
  version: '2026-11',
  title: '个人信息处理告知书',
  summary: ['只用于联系您。'],
  sections: [],
}
export const caseId = '11111111-1111-4111-8111-111111111111'

export const opened = (viewer: Partial<OpenedInvitation['viewer']> = {}): OpenedInvitation => ({
  kind: 'enterprise',
  title: null,
  choices: null,
  answer: null,
  enterprise: { name: '青禾智造（演示）有限公司', district: '湖东区', street: '云栖街道' },
  office,
  notice,
  bodies: [],
  answerDays: 3,
  viewer: { signedIn: false, invited: false, contactName: null, phoneMasked: null, ...viewer },
  codeToInvited: true,
  organisations: [],
  ownApplication: null,
})

export const receipt: Receipt = {
  id: caseId,
  number: '20261123-0007',
  enterprise: '青禾智造（演示）有限公司',
  office,
  next: '云栖街道团工委将在 3 个工作日内联系您。',
  dueOn: '2026-11-26',
}

export const myCase = (state: MyCase['case']['state'], more: Partial<MyCase> = {}): MyCase => ({
  case: {
    id: caseId,
    number: receipt.number,
    enterprise: receipt.enterprise,
    state,
    headline: state === 'returned' ? '需要您补充' : '已提交，等街道联系您',
    next: receipt.next,
    dueOn: receipt.dueOn,
    submittedAt: '2026-11-23T02:05:00Z',
  },
  office,
  contactName: '王禾',
  mine: true,
  joint: false,
  jointAsked: false,
  remark: null,
  returnReasons: [],
  returnNote: null,
  address: '云栖路 100 号',
  appealUntil: state === 'refused' ? '2027-01-22' : null,
  youth: null,
  members: null,
  timeline: [{ at: '2026-11-23T02:05:00Z', title: '您提交了申请', detail: null }],
  ...more,
})

export const cadreCase = (more: Partial<CadreCase> = {}): CadreCase => ({
  id: caseId,
  number: receipt.number,
  state: 'submitted',
  dueOn: '2026-11-26',
  overdue: false,
  owner: { office: office.name, person: null, away: null, isMine: false, holder: 'office', cause: null },
  next: '受理，或一次列全退回原因',
  escalatedTo: null,
  supervision: null,
  disputants: [],
  form: null,
  party: null,
  termEndsOn: null,
  survey: null,
  contactOn: null,
  contactDue: false,
  guidance: null,
  guideGone: false,
  office: office.name,
  submitted: {
    name: '青禾智造（演示）有限公司',
    uscc: '91350100M000100Y43',
    address: '云栖路 100 号',
    operatingAddress: null,
    foundBy: null,
    invitedBy: null,
    bodies: [],
  },
  licence: null,
  others: [],
  joins: [],
  enterprise: null,
  match: { decision: 'none', confidence: 0, reason: '库内没有这家企业' },
  route: { decision: 'auto', confidence: 1, reason: '地址中写明云栖街道', advised: null },
  authority: '受邀联系人',
  contact: { nameMasked: '王*', phoneMasked: '138 **** 0000' },
  youth: null,
  members: null,
  timeline: [{ at: '2026-11-23T02:05:00Z', title: '企业提交了申请', detail: null }],
  may: ['accept', 'return', 'revealContact'],
  ...more,
})

/** What the service says of a cadre's factor. */
export const factor = (more: Partial<FactorState> = {}): FactorState => ({
  needed: true,
  assurance: 'locked',
  fresh: false,
  ways: ['totp', 'recovery'],
  hasTotp: true,
  hasPin: false,
  recoveryLeft: 10,
  pinHere: false,
  enrolUntil: null,
  lockedUntil: null,
  ...more,
})

export const staffRow = (n: number, more: Partial<StaffRow> = {}): StaffRow => ({
  id: caseId.replace(/1$/, String(n)),
  role: 'street-cadre',
  office: '云栖街道团工委',
  division: '湖东区云栖街道',
  nameMasked: `示**`,
  phoneMasked: `154 **** 000${n}`,
  from: '2026-11-23T02:05:00Z',
  until: null,
  hasFactor: true,
  self: false,
  ...more,
})

export const enterprisePage = (more: Partial<EnterprisePage> = {}): EnterprisePage => ({
  id: caseId,
  name: '青禾智造（演示）有限公司',
  uscc: '91350100M000100Y43',
  address: '云栖路 100 号',
  place: '湖东区 云栖街道',
  marks: ['applied'],
  status: '存续',
  type: null,
  ownership: '民营',
  source: '市场监管局',
  importedAt: '2026-11-23T02:05:00Z',
  formerNames: [{ name: '青禾制造（演示）有限公司', until: '2026-11-24T02:05:00Z' }],
  contact: { phoneMasked: '138 **** 0000', legalPersonMasked: null },
  organisations: [],
  cases: [
    {
      id: caseId,
      number: receipt.number,
      state: 'submitted',
      office: office.name,
      submittedAt: '2026-11-23T02:05:00Z',
      sure: false,
    },
  ],
  casesElsewhere: 1,
  merged: [],
  history: [{ at: '2026-11-23T02:05:00Z', title: '导入企业库数据', detail: '市场监管局' }],
  may: ['revealContact'],
  ...more,
})
