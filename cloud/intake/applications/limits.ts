import { countAct, type ActLimit } from '../../platform/act-count'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'

/** Applications and wishes to join that one uninvited person may hand in. Own choice, 2026-11-24: a bookkeeper's working day. */
const submissionLimits: readonly ActLimit[] = [{ hours: 24, times: 10 }]

/** @throws Failure tooManySubmissions */
export async function countSubmission(call: SignedInCall): Promise<void> {
  if (!(await countAct(call, `submit/${call.actor.personId}`, submissionLimits)))
    throw new Failure('tooManySubmissions')
}
