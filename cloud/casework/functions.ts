import { fieldWords } from '../../types/words/fields'
import { caseWords } from '../../types/words/casework'
import { listOffices } from '../divisions/actions'
import type { Handlers } from '../platform/call'
import { Failure } from '../platform/failure'
import type { PoolEngines } from '../pool/actions'
import { acceptCase, getFile, resubmitCase, returnCase, withdrawCase } from './actions'
import { getCase, revealContact } from './cadre-view'
import { workFunctions } from './functions-work'
import { answerJoin, listMyJoins } from './joins'
import { getMyCase, listMyCases } from './owner-view'
import { listQueue } from './queues/actions'
import { countCases } from './queues/table'

type Own =
  | 'listMyCases'
  | 'getMyCase'
  | 'resubmitCase'
  | 'listQueue'
  | 'countCases'
  | 'getCase'
  | 'acceptCase'
  | 'returnCase'
  | 'revealContact'
  | 'answerJoin'
  | 'withdrawApplication'

export const caseworkFunctions = (
  engines: Pick<PoolEngines, 'route'>,
): Pick<Handlers, Own | keyof typeof workFunctions> => ({
  listMyCases: async (call) => ({ cases: await listMyCases(call), joins: await listMyJoins(call) }),
  getMyCase: async (call, { id }) => getMyCase(call, id),
  resubmitCase: async (call, { key: _, ...answer }) => {
    const { id } = answer
    const { dueOn } = await resubmitCase(call, engines, { ...answer, note: answer.note.trim() })
    const file = await getFile(call, 'application.viewOwn', id)
    const [office] = await listOffices(call, [file.owner_id ?? file.office_id])
    return { next: caseWords.next.resubmitted(office?.name ?? '', dueOn), dueOn }
  },
  listQueue: async (call, input) => listQueue(call, input),
  countCases: async (call, input) => countCases(call, input),
  getCase: async (call, { id }) => getCase(call, id),
  acceptCase: async (call, { id }) => ({ state: (await acceptCase(call, id)).state }),
  returnCase: async (call, { id, reasons, note }) => {
    if (reasons.includes('other') && note.trim() === '')
      throw new Failure('inputInvalid', [{ field: 'note', message: fieldWords.reasons.other }])
    return { state: (await returnCase(call, id, reasons, note.trim())).state }
  },
  revealContact: async (call, input) => revealContact(call, input),
  withdrawApplication: async (call, { id }) => {
    const { state } = await withdrawCase(call, id)
    return { state, headline: caseWords.headline[state] }
  },
  answerJoin: async (call, input) => ({ state: await answerJoin(call, input) }),
  ...workFunctions,
})
