/** What the rules recommend for a case, from what is known of it so far. */
import type { Founding } from '../../types/founding-view'
import * as casework from '../casework/actions'
import { findApplication } from '../intake/actions'
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
      neighbours: null,
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
    remarks,
    basis,
    lookAgainOn: lookAgain,
  }
}
