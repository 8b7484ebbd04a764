import type { Handlers } from '../platform/call'
import type { PoolEngines } from '../pool/actions'
import { openFieldDevice } from './devices/actions'
import { takeFieldList } from './lists/actions'
import { recordFieldwork } from './records/receive'

export const fieldworkFunctions = (
  engines: PoolEngines,
): Pick<Handlers, 'openFieldDevice' | 'takeFieldList' | 'recordFieldwork'> => ({
  openFieldDevice: async (call, { device }) => openFieldDevice(call, device),
  takeFieldList: async (call, input) => takeFieldList(call, input),
  recordFieldwork: async (call, input) => recordFieldwork(call, engines, input),
})
