/** What the rules recommend for a case, from what is known of it so far. */
import { joinableStates } from '../../types/case-life'
import type { Founding } from '../../types/founding-view'
import * as casework from '../casework/actions'
import { findApplication } from '../intake/actions'
import { countNeighbours, sumCounts } from '../joint/actions'
import { localDate } from '../platform/calendar/calendar'
import type { Call } from '../platform/call'
import { standardsOn } from './own-rules'
import { recommend } from './rules/recommend'

/** Counts of the survey where there is one; else the bands that the owner tapped. */
export async function recommendFor(
  call: Pick<Call, 'tx' | 'now' | 'tools'>,
  file: casework.CaseFile,
): Promise<Founding['recommendation']> {
  const today = localDate(call.now)
  const survey = await casework.findSurvey(call, file.id)
  const application = await findApplication(call, file.id)
  const { form, reason, alternatives, missing, remarks, lookAgain, basis } = recommend(
    {
      staff: survey?.staff ?? null,
      youth: survey?.youth ?? application?.youth ?? null,
      members: survey?.members ?? application?.members ?? null,
      neighbours: await neighboursOf(call, file),
      party: file.party,
    },
    today,
    standardsOn(call, today),
  )
  return {
    form,
    reason,
    alternatives,
    missing: missing.map(({ sentence }) => sentence),
    lacking: [...new Set(missing.map(({ lacking }) => lacking))],
    remarks,
    basis,
    lookAgainOn: lookAgain,
  }
}

/** Whoever has consented to found together, where that has begun; else who near by could. */
async function neighboursOf(call: Pick<Call, 'tx' | 'tools'>, file: casework.CaseFile) {
  // Where nothing is to be decided any more nobody looks around.
  if (!(joinableStates as readonly string[]).includes(file.state)) return null
  const together = file.joint_lead_id === null ? null : await sumCounts(call, file.joint_lead_id, file.id)
  return together !== null && together.enterprises > 0
    ? { enterprises: together.enterprises, members: together.members }
    : countNeighbours(call, file)
}
