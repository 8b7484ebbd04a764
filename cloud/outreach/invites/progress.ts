import type { MovedCase } from '../../casework/rules'
import { noteOutcome } from '../../intake/actions'
import type { Call } from '../../platform/call'

/** What became of an application by an invitation ends in its funnel. */
export async function noteProgress(call: Call, moved: MovedCase): Promise<void> {
  if (moved.kind === 'accepted') await noteOutcome(call, moved.caseId, 'accepted')
  if (moved.kind === 'founded' || moved.kind === 'joint-founded') await noteOutcome(call, moved.caseId, 'founded')
}
