import type { Handlers } from '../platform/call'
import { lockCase, type Moved } from '../casework/actions'
import { giveCandidate, inviteCandidate, openCandidate, removeCandidate } from './candidates'
import { decideForm, deferCase, nameGuide, recordGuidance, reconsiderCase } from './deciding'
import { confirmElection, dissolve, renewTerm, reportElection } from './electing'
import { numberReply, replyRequest, saveRequest, sendRequest } from './requesting'
import { getFounding, getMyFounding } from './view'

type Founding =
  | 'getFounding'
  | 'getMyFounding'
  | 'decideForm'
  | 'deferCase'
  | 'reconsiderCase'
  | 'nameGuide'
  | 'recordGuidance'
  | 'saveRequest'
  | 'inviteCandidate'
  | 'removeCandidate'
  | 'openCandidate'
  | 'giveCandidate'
  | 'sendRequest'
  | 'replyRequest'
  | 'numberReply'
  | 'reportElection'
  | 'confirmElection'
  | 'renewTerm'
  | 'dissolveOrganisation'

const standing = ({ state, dueOn }: Moved) => ({ state, dueOn })

export const foundingFunctions: Pick<Handlers, Founding> = {
  getFounding: async (call, { id }) => getFounding(call, id),
  getMyFounding: async (call, { id }) => getMyFounding(call, id),
  decideForm: async (call, { id, form, note }) => standing(await decideForm(call, { id, form, note: note.trim() })),
  deferCase: async (call, { id, lacking, until, note }) =>
    standing(await deferCase(call, { id, lacking, until, note: note.trim() })),
  reconsiderCase: async (call, { id, note }) => standing(await reconsiderCase(call, id, note.trim())),
  nameGuide: async (call, { id, person, on }) => standing(await nameGuide(call, { id, person, on })),
  recordGuidance: async (call, { key: _, ...guidance }) =>
    standing(await recordGuidance(call, { ...guidance, note: guidance.note.trim() })),
  saveRequest: async (call, input) => saveRequest(call, input),
  inviteCandidate: async (call, { id, post }) =>
    inviteCandidate(call, await lockCase(call, 'founding.prepare', id), post),
  removeCandidate: async (call, { id, candidate }) => {
    await removeCandidate(call, await lockCase(call, 'founding.prepare', id), candidate)
    return {}
  },
  openCandidate: async (call, { token }) => openCandidate(call, token),
  giveCandidate: async (call, input) => {
    await giveCandidate(call, input)
    return {}
  },
  sendRequest: async (call, { id, note }) => standing(await sendRequest(call, id, note.trim())),
  replyRequest: async (call, input) => standing(await replyRequest(call, input)),
  numberReply: async (call, input) => numberReply(call, input),
  reportElection: async (call, input) => standing(await reportElection(call, input)),
  confirmElection: async (call, input) => standing(await confirmElection(call, input)),
  renewTerm: async (call, { id, on, years, note }) =>
    standing(await renewTerm(call, { id, on, years, note: note.trim() })),
  dissolveOrganisation: async (call, { id, on, note }) => standing(await dissolve(call, { id, on, note: note.trim() })),
}
