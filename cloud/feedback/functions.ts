import type { Handlers } from '../platform/call'
import { answerComplaint, escalateComplaint, fileComplaint } from './actions'
import { getComplaint, getMyComplaint, listComplaints, listMyComplaints, sayFiled } from './views'

export const feedbackFunctions: Pick<
  Handlers,
  | 'fileComplaint'
  | 'listMyComplaints'
  | 'getMyComplaint'
  | 'escalateComplaint'
  | 'listComplaints'
  | 'getComplaint'
  | 'answerComplaint'
> = {
  fileComplaint: async (call, input) => {
    const { complaint, office } = await fileComplaint(call, input)
    const { id, number, due_on: dueOn } = complaint
    return { id, number, office: office.name, dueOn, next: await sayFiled(call, complaint, office.name) }
  },
  listMyComplaints: async (call) => listMyComplaints(call),
  getMyComplaint: async (call, { id }) => getMyComplaint(call, id),
  escalateComplaint: async (call, input) => {
    const { complaint, office } = await escalateComplaint(call, input)
    return { next: await sayFiled(call, complaint, office.name), dueOn: complaint.due_on }
  },
  listComplaints: async (call, input) => listComplaints(call, input),
  getComplaint: async (call, { id }) => getComplaint(call, id),
  answerComplaint: async (call, input) => ({ state: (await answerComplaint(call, input)).state }),
}
