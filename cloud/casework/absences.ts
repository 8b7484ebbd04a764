/** Somebody is going to be away: whoever stands in is told, with what there is to do. */
import { tellCadres } from '../duties/actions'
import type { RecordedAbsence } from '../people/rules'
import type { Call } from '../platform/call'
import * as store from './store'

export async function tellDeputy(
  call: Call,
  { absenceId, personId, officeId, deputyId, byId }: RecordedAbsence,
): Promise<void> {
  if (deputyId === null) return
  const count = await store.countNamed(call.tx, officeId, personId)
  const notice = { personId: deputyId, kind: 'deputy', caseId: null, count, cause: `absence/${absenceId}` } as const
  await tellCadres(call, [notice], byId)
}
