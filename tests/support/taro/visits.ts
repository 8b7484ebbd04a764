/** Invented answers of the service about field work: no real person, enterprise or office. */
import type { FieldConflict } from '../../../types/field-conflicts'
import type { FollowUp } from '../../../types/fieldwork'
import type { OutputOf } from '../../../types/registry'
import type { TakenApplication, VisitPlan } from '../../../types/visit-plans'
import { caseId } from './invented'

export const conflict = (more: Partial<FieldConflict> = {}): FieldConflict => ({
  id: caseId,
  kind: 'visited-by-other',
  recordKind: 'visit',
  enterpriseId: caseId,
  enterprise: '示例甲科技有限公司',
  reason: '两次走访记下的意愿不一样',
  ours: {
    record: caseId,
    at: '2026-11-23T02:05:00Z',
    whoMasked: '周**',
    mine: true,
    met: 'principal',
    wish: 'yes',
    staff: 40,
    youth: 12,
    members: null,
    note: '',
    uscc: null,
    address: null,
    place: null,
    contact: null,
  },
  theirs: {
    record: caseId,
    at: '2026-11-23T01:05:00Z',
    whoMasked: '吴**',
    mine: false,
    met: 'reception',
    wish: 'no',
    staff: null,
    youth: null,
    members: null,
    note: '前台说不需要',
    uscc: null,
    address: null,
    place: null,
    contact: null,
  },
  caseId: null,
  candidates: [],
  asks: false,
  may: ['keep', 'set-aside'],
  since: '2026-11-23T03:00:00Z',
  ...more,
})

export const follow = (more: Partial<FollowUp> = {}): FollowUp => ({
  id: caseId,
  kind: 'look-in-again',
  enterpriseId: caseId,
  enterprise: '示例乙贸易有限公司',
  dueOn: '2026-12-01',
  late: false,
  mine: true,
  ...more,
})

export const taken = (more: Partial<TakenApplication> = {}): TakenApplication => ({
  id: caseId,
  enterprise: '示例丙物业有限公司',
  takenOn: '2026-11-23',
  until: '2026-12-07',
  contactMasked: '郑** 154 **** 0003',
  state: 'waiting',
  ...more,
})

export const visitPlan = (more: Partial<VisitPlan> = {}): VisitPlan => ({
  id: caseId,
  where: '示例大厦',
  until: '2026-12-07',
  ended: false,
  enterprises: 30,
  visited: 12,
  ...more,
})

export const planned = (more: Partial<OutputOf<'planVisits'>> = {}): OutputOf<'planVisits'> => ({
  rules: [
    { name: 'youth', sentence: '已知青年多的先去' },
    { name: 'neighbours', sentence: '同楼有建团企业的先去' },
  ],
  rows: [
    {
      id: caseId,
      name: '示例甲科技有限公司',
      address: '示例路 1 号示例大厦 3 层',
      floor: '3',
      because: ['青年 12 人'],
      facts: {
        staff: null,
        youth: 12,
        trade: '信息技术',
        since: 2019,
        neighbours: 2,
        contacts: 1,
        lastContactOn: '2026-11-02',
      },
    },
  ],
  total: 41,
  given: 5,
  leftOut: { organised: 3, applied: 0, gone: 2, withheld: 0, visited: 0 },
  cadres: [
    { id: caseId, name: '周示例', office: '翠苑街道团工委', me: true },
    { id: caseId.replace(/.$/, 'b'), name: '吴示例', office: '翠苑街道团工委', me: false },
  ],
  ...more,
})
