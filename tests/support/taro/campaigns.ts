/** Invented answers of the service about outreach: no real person, enterprise or office. */
import type { CampaignChoices, CampaignPlan, CampaignRow, CampaignView } from '../../../types/campaigns'
import type { Funnel, InvitationTask, InvitePlan } from '../../../types/invitations'
import { caseId } from './invented'

export const campaignId = caseId

export const campaignChoices = (more: Partial<CampaignChoices> = {}): CampaignChoices => ({
  places: [
    { path: '/3301/330106/', name: '西湖区' },
    { path: '/3301/330106/330106009/', name: '转塘街道' },
  ],
  trades: ['信息技术', '物流运输'],
  hours: { from: 8, to: 22 },
  oneMessage: 70,
  // 20:30 in China.
  now: '2026-11-23T12:30:00.000Z',
  ...more,
})

export const campaignPlan = (more: Partial<CampaignPlan> = {}): CampaignPlan => ({
  found: 2000,
  enterprises: 1600,
  messages: 1500,
  excluded: { held: 50, applied: 350 },
  heldNumbers: 2,
  cost: 7500,
  ...more,
})

export const campaignRow = (more: Partial<CampaignRow> = {}): CampaignRow => ({
  id: campaignId,
  number: 8,
  name: '示例群发',
  office: '西湖区团委',
  state: 'preparing',
  template: 'invitation',
  createdAt: '2026-11-23T02:05:00Z',
  messages: null,
  done: 0,
  ...more,
})

export const funnelCounts = (more: Partial<Funnel> = {}): Funnel => ({
  invited: 1600,
  steps: { sent: 1200, delivered: 1000, opened: 400, confirmed: 200, submitted: 100, accepted: 50, founded: 0 },
  answers: { 'not-mine': 3, left: 0, moved: 0, organised: 0, 'not-now': 0 },
  stopped: 0,
  revisited: 0,
  ...more,
})

export const campaignView = (more: Partial<CampaignView> = {}): CampaignView => ({
  id: campaignId,
  number: 8,
  name: '示例群发',
  office: '西湖区团委',
  state: 'draft',
  template: 'invitation',
  text: '【示例】邀请一家',
  listText: '【示例】邀请三家',
  perSecond: 5,
  whom: { place: '转塘街道', query: null, trade: '信息技术', status: null, ownership: null, lastContact: 'never' },
  plan: campaignPlan(),
  prepared: 0,
  chosen: 0,
  at: '2026-11-23T12:30:00.000Z',
  messages: { wanted: 1500, sending: 0, sent: 0, refused: 0, unknown: 0, dropped: 0 },
  delivered: 0,
  undelivered: 0,
  funnel: funnelCounts(),
  createdAt: '2026-11-23T02:05:00Z',
  createdBy: '示例甲',
  isOwn: true,
  test: null,
  sendFrom: null,
  approvedBy: null,
  approvedAt: null,
  declineNote: null,
  finishedAt: null,
  resumesAt: null,
  held: null,
  replied: 0,
  approvable: true,
  may: { test: true, submit: false, approve: false, pause: false, resume: false, stop: true },
  ...more,
})

export const invitationTask = (n: number, more: Partial<InvitationTask> = {}): InvitationTask => ({
  id: caseId.replace(/1$/, String(n)),
  enterpriseId: caseId,
  enterprise: `示例${n}公司`,
  place: '西湖区 转塘街道',
  answer: 'moved',
  askedAt: '2026-11-23T02:05:00Z',
  dueOn: '2026-11-30',
  late: false,
  lapses: null,
  ...more,
})

export const invitePlan = (more: Partial<InvitePlan> = {}): InvitePlan => ({
  enterprise: '青禾智造（演示）有限公司',
  phoneMasked: '154 **** 0001',
  text: '【示例】邀请',
  refusal: null,
  rest: null,
  sendsAt: '2026-11-23T02:05:00.000Z',
  now: '2026-11-23T02:05:00.000Z',
  earlier: [],
  ...more,
})
