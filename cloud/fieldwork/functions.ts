import type { Handlers } from '../platform/call'
import type { PoolEngines } from '../pool/actions'
import { settleFieldConflict } from './conflicts/actions'
import { findForFieldConflict, listFieldCandidates, listFieldConflicts } from './conflicts/shown'
import { getFieldDay, listEnterpriseVisits } from './days/actions'
import { openFieldDevice } from './devices/actions'
import { listFollowUps, settleFollowUp } from './follows/actions'
import { sizeFieldList, takeFieldList } from './lists/actions'
import { createVisitPlan, endVisitPlan, listVisitPlans, planVisits } from './plans/actions'
import { recordFieldwork } from './records/receive'
import { showInvitation } from './taken/shown'
import { listCaseContacts } from './taken/case-contacts'
import { listTakenApplications, withdrawTakenApplication } from './taken/actions'

export const fieldworkFunctions = (
  engines: PoolEngines,
): Pick<
  Handlers,
  | 'openFieldDevice'
  | 'takeFieldList'
  | 'sizeFieldList'
  | 'recordFieldwork'
  | 'getFieldDay'
  | 'listFollowUps'
  | 'settleFollowUp'
  | 'listFieldConflicts'
  | 'settleFieldConflict'
  | 'findForFieldConflict'
  | 'listFieldCandidates'
  | 'listEnterpriseVisits'
  | 'planVisits'
  | 'createVisitPlan'
  | 'listVisitPlans'
  | 'endVisitPlan'
  | 'showInvitation'
  | 'listTakenApplications'
  | 'withdrawTakenApplication'
  | 'listCaseContacts'
> => ({
  openFieldDevice: async (call, { device }) => openFieldDevice(call, device),
  takeFieldList: async (call, input) => takeFieldList(call, input),
  sizeFieldList: async (call, input) => sizeFieldList(call, input),
  recordFieldwork: async (call, input) => recordFieldwork(call, engines, input),
  getFieldDay: async (call, input) => getFieldDay(call, input),
  listFollowUps: async (call, input) => listFollowUps(call, input),
  settleFollowUp: async (call, input) => {
    await settleFollowUp(call, input)
    return {}
  },
  listFieldConflicts: async (call) => listFieldConflicts(call),
  listFieldCandidates: async (call, input) => listFieldCandidates(call, engines, input),
  findForFieldConflict: async (call, input) => findForFieldConflict(call, input),
  settleFieldConflict: async (call, input) => {
    await settleFieldConflict(call, engines, input)
    return {}
  },
  listEnterpriseVisits: async (call, input) => listEnterpriseVisits(call, input),
  planVisits: async (call, input) => planVisits(call, input),
  createVisitPlan: async (call, input) => createVisitPlan(call, input),
  listVisitPlans: async (call) => listVisitPlans(call),
  showInvitation: async (call, { id }) => showInvitation(call, id),
  listTakenApplications: async (call) => listTakenApplications(call),
  withdrawTakenApplication: async (call, input) => {
    await withdrawTakenApplication(call, input)
    return {}
  },
  listCaseContacts: async (call, input) => listCaseContacts(call, input),
  endVisitPlan: async (call, { id }) => {
    await endVisitPlan(call, id)
    return {}
  },
})
