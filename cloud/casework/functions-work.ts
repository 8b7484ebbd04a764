/** The functions of the work on a case. */
import { fieldWords } from '../../types/words/fields'
import { caseWords } from '../../types/words/casework'
import { listOffices } from '../divisions/actions'
import type { Handlers } from '../platform/call'
import { Failure } from '../platform/failure'
import { answerAppeal, appealCase, getFile, refuseCase, reopenCase } from './actions'
import { assignCase, assignMany } from './acts/assigning'
import { findStreets, handOnCase, settleDispute } from './acts/handing'
import { urgeCase } from './acts/urging'
import { logContact, noteParty, resumeCase, surveyCase, suspendCase } from './acts/working'
import { listAssignees } from './assignees'
import { listMyNotices, seeMyNotices } from './notices'
import { readFilter } from './queues/actions'
import { listQueuePlaces } from './queues/places'

type Work =
  | 'refuseCase'
  | 'appealCase'
  | 'answerAppeal'
  | 'surveyCase'
  | 'logContact'
  | 'noteParty'
  | 'suspendCase'
  | 'resumeCase'
  | 'reopenCase'
  | 'findStreets'
  | 'handOnCase'
  | 'settleDispute'
  | 'assignCase'
  | 'urgeCase'
  | 'listAssignees'
  | 'planAssigning'
  | 'assignMany'
  | 'listNotices'
  | 'seeNotices'
  | 'listQueuePlaces'

/** A choice of "other" wants its reason in words. @throws Failure inputInvalid */
function mustSayOther(reason: string, note: string): string {
  if (reason === 'other' && note.trim() === '')
    throw new Failure('inputInvalid', [{ field: 'note', message: fieldWords.note.other }])
  return note.trim()
}

const standing = ({ state, dueOn }: Awaited<ReturnType<typeof refuseCase>>) => ({ state, dueOn })

export const workFunctions: Pick<Handlers, Work> = {
  refuseCase: async (call, { id, reason, note }) =>
    standing(await refuseCase(call, id, reason, mustSayOther(reason, note))),
  appealCase: async (call, { id, note }) => {
    const { dueOn } = await appealCase(call, id, note.trim())
    const file = await getFile(call, 'application.viewOwn', id)
    const [office] = await listOffices(call, [file.owner_id ?? file.office_id])
    return { next: caseWords.next.appealed(office?.name ?? '', dueOn), dueOn }
  },
  answerAppeal: async (call, { id, decision, note }) => standing(await answerAppeal(call, id, decision, note.trim())),
  surveyCase: async (call, { key: _, ...survey }) =>
    standing(await surveyCase(call, { ...survey, note: survey.note.trim() })),
  logContact: async (call, { key: _, ...contact }) => {
    await logContact(call, { ...contact, note: contact.note.trim() })
    return {}
  },
  noteParty: async (call, { id, party }) => {
    await noteParty(call, id, party)
    return {}
  },
  suspendCase: async (call, { id, reason, until, note }) =>
    standing(await suspendCase(call, { id, reason, until, note: mustSayOther(reason, note) })),
  resumeCase: async (call, { id, note }) => standing(await resumeCase(call, id, note.trim())),
  reopenCase: async (call, { id, note }) => standing(await reopenCase(call, id, note.trim())),
  findStreets: async (call, { query }) => ({ streets: await findStreets(call, query) }),
  handOnCase: async (call, { id, office, reason, note }) =>
    standing(await handOnCase(call, { id, office, reason, note: mustSayOther(reason, note) })),
  settleDispute: async (call, { id, office, note }) =>
    standing(await settleDispute(call, { id, office, note: note.trim() })),
  assignCase: async (call, { id, office, person, reason }) => ({
    owner: await assignCase(call, id, { office, person, reason }),
  }),
  urgeCase: async (call, { id }) => {
    await urgeCase(call, id)
    return {}
  },
  listAssignees: async (call) => ({ offices: await listAssignees(call) }),
  planAssigning: async (call, input) => assignMany(call, await readFilter(call, input), input, undefined),
  assignMany: async (call, input) => assignMany(call, await readFilter(call, input), input, input.expected),
  listNotices: async (call) => listMyNotices(call),
  seeNotices: async (call, { upTo }) => {
    await seeMyNotices(call, upTo)
    return {}
  },
  listQueuePlaces: async (call) => ({ places: await listQueuePlaces(call) }),
}
