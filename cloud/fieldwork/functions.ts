import type { Handlers } from '../platform/call'
import type { PoolEngines } from '../pool/actions'
import { listFieldConflicts, settleFieldConflict } from './conflicts/actions'
import { getFieldDay, listEnterpriseVisits } from './days/actions'
import { openFieldDevice } from './devices/actions'
import { listFollowUps, settleFollowUp } from './follows/actions'
import { takeFieldList } from './lists/actions'
import { recordFieldwork } from './records/receive'

export const fieldworkFunctions = (
  engines: PoolEngines,
): Pick<
  Handlers,
  | 'openFieldDevice'
  | 'takeFieldList'
  | 'recordFieldwork'
  | 'getFieldDay'
  | 'listFollowUps'
  | 'settleFollowUp'
  | 'listFieldConflicts'
  | 'settleFieldConflict'
  | 'listEnterpriseVisits'
> => ({
  openFieldDevice: async (call, { device }) => openFieldDevice(call, device),
  takeFieldList: async (call, input) => takeFieldList(call, input),
  recordFieldwork: async (call, input) => recordFieldwork(call, engines, input),
  getFieldDay: async (call, input) => getFieldDay(call, input),
  listFollowUps: async (call, input) => listFollowUps(call, input),
  settleFollowUp: async (call, input) => {
    await settleFollowUp(call, input)
    return {}
  },
  listFieldConflicts: async (call) => listFieldConflicts(call),
  settleFieldConflict: async (call, input) => {
    await settleFieldConflict(call, engines, input)
    return {}
  },
  listEnterpriseVisits: async (call, input) => listEnterpriseVisits(call, input),
})
