/** Facts of invented foundings, for the documents' tests and for looking at them. */
import type {
  CertificateFacts,
  ElectionReplyFacts,
  ElectionReportFacts,
  FactsByKind,
  RegisterFacts,
  ReplyFacts,
  RequestFacts,
} from '../../cloud/documents/actions'

export const office = '共青团杭州市西湖区文三街道工作委员会'
export const organisation: RequestFacts['organisation'] = {
  form: 'branch',
  fullName: '共青团杭州云来物流有限公司支部委员会',
  shortName: '杭州云来物流有限公司团支部',
  industry: '交通运输、仓储和邮政业',
}
export const enterprise: RequestFacts['enterprises'][number] = {
  name: '杭州云来物流有限公司',
  uscc: '91350100M000100Y43',
  staff: 86,
  youth: 41,
  members: 7,
}
const party: RequestFacts['party'] = { kind: 'own', name: '中共杭州云来物流有限公司支部委员会' }
const committee = { seats: 3, deputies: 0 }

export const request: RequestFacts = {
  office,
  organisation,
  enterprises: [enterprise],
  party,
  committee,
  candidates: [
    { name: '陈晓雨', post: 'secretary', ageBand: 'under-28', education: 'bachelor', joinedIn: '2014-05' },
    { name: '林佳', post: 'organisation', ageBand: 'under-28', education: 'college', joinedIn: '2015-12' },
    { name: '欧阳明远', post: 'publicity', ageBand: '28-to-35', education: 'master', joinedIn: '2009-05' },
    { name: '周一鸣', post: 'member', ageBand: 'under-28', education: 'vocational', joinedIn: null },
  ],
  sent: { number: null, on: '2026-11-20' },
  contact: { name: '方青', phone: '0571-80000000' },
}

export const reply: ReplyFacts = {
  office,
  higherOffice: '共青团杭州市西湖区委员会',
  organisation,
  enterprises: [enterprise],
  party,
  committee,
  request: request.sent,
  electBy: '2026-12-31',
  sent: { number: '文三团〔2026〕12号', on: '2026-11-27' },
}

const elected: ElectionReplyFacts['elected'] = [
  { name: '陈晓雨', post: 'secretary', votes: 7 },
  { name: '林佳', post: 'organisation', votes: 6 },
  { name: '欧阳明远', post: 'publicity', votes: 5 },
]

export const electionReport: ElectionReportFacts = {
  office,
  organisation,
  reply: reply.sent,
  election: { heldOn: '2026-12-10', eligible: 8, present: 7, quorumMet: true, elected },
  sent: { number: null, on: '2026-12-11' },
}

export const electionReply: ElectionReplyFacts = {
  office,
  higherOffice: '共青团杭州市西湖区委员会',
  organisation,
  enterprises: [enterprise],
  party,
  report: electionReport.sent,
  heldOn: '2026-12-10',
  termYears: 3,
  elected,
  sent: { number: '文三团〔2026〕15号', on: '2026-12-14' },
}

export const certificate: CertificateFacts = {
  office,
  organisation,
  enterprises: [enterprise],
  party,
  approved: reply.sent,
  foundedOn: '2026-12-14',
  termEndsOn: '2029-12-09',
  elected,
  sent: { number: null, on: '2026-12-15' },
}

export const registerSheet: RegisterFacts = {
  organisation,
  secretary: { name: '陈晓雨' },
  staffing: null,
  confirmed: organisation,
}

export const facts: FactsByKind = {
  request,
  reply,
  'election-report': electionReport,
  'election-reply': electionReply,
  certificate,
  'register-sheet': registerSheet,
}

/** Several enterprises of one building, with a name that takes more than a line. */
export const jointEnterprises: RequestFacts['enterprises'] = [
  { ...enterprise, members: 1 },
  { name: '浙江西溪数字文化创意产业发展股份有限公司', uscc: null, staff: 23, youth: 19, members: 1 },
  { name: '杭州三墩便利店', uscc: null, staff: 5, youth: 3, members: 1 },
]
export const jointOrganisation: RequestFacts['organisation'] = {
  form: 'joint-branch',
  fullName: '共青团杭州市西湖区文三街道东部软件园科技广场楼宇企业联合支部委员会',
  shortName: '东部软件园科技广场联合团支部',
  industry: '租赁和商务服务业',
}
export const jointRequest: RequestFacts = {
  ...request,
  organisation: jointOrganisation,
  enterprises: jointEnterprises,
  party: { kind: 'joint', name: '中共东部软件园联合支部委员会' },
}
export const jointReply: ReplyFacts = { ...reply, organisation: jointOrganisation, enterprises: jointEnterprises }
