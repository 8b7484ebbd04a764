import type { Handlers } from '../platform/call'
import { answerJoint, askPartners, changeLead, endJoint, releasePartner } from './actions'
import { getJoint, getMyJoint } from './view'

type Joint = 'getJoint' | 'askPartners' | 'releasePartner' | 'changeLead' | 'endJoint' | 'getMyJoint' | 'answerJoint'

export const jointFunctions: Pick<Handlers, Joint> = {
  getJoint: async (call, { id }) => getJoint(call, id),
  askPartners: async (call, { id, partners }) => ({ asked: await askPartners(call, id, partners) }),
  releasePartner: async (call, { id, partner, note }) => {
    await releasePartner(call, { id, partner, note: note.trim() })
    return {}
  },
  changeLead: async (call, { id, partner, note }) => {
    await changeLead(call, { id, partner, note: note.trim() })
    return {}
  },
  endJoint: async (call, { id, note }) => {
    await endJoint(call, id, note.trim())
    return {}
  },
  getMyJoint: async (call, { id }) => ({ joint: await getMyJoint(call, id) }),
  answerJoint: async (call, { id, decision }) => ({ state: await answerJoint(call, id, decision) }),
}
