import type { Handlers } from '../platform/call'
import { giveSeparateConsent, withdrawSeparateConsent } from '../people/actions'
import { mustBeAllowed } from '../people/rules'
import { correctMyData, deleteMyData, exportMyData, seeMyData } from './actions'

/** All about the caller only: no input names another person. */
export const rightsFunctions: Pick<
  Handlers,
  'seeMyData' | 'exportMyData' | 'correctMyData' | 'giveConsent' | 'withdrawConsent' | 'deleteMyData'
> = {
  seeMyData: async (call) => {
    mustBeAllowed(call.actor, 'self.data')
    return seeMyData(call)
  },
  exportMyData: async (call) => {
    mustBeAllowed(call.actor, 'self.data')
    return exportMyData(call)
  },
  correctMyData: async (call, { name, id }) => {
    mustBeAllowed(call.actor, 'self.data')
    await correctMyData(call, name, id)
    return { corrected: true }
  },
  giveConsent: async (call, { kind, noticeVersion }) => {
    mustBeAllowed(call.actor, 'self.data')
    await giveSeparateConsent(call, kind, noticeVersion)
    return { given: true }
  },
  withdrawConsent: async (call, { kind }) => {
    mustBeAllowed(call.actor, 'self.data')
    await withdrawSeparateConsent(call, kind)
    return { given: false }
  },
  deleteMyData: async (call) => {
    mustBeAllowed(call.actor, 'self.data')
    return { deleted: true, withdrawn: await deleteMyData(call) }
  },
}
