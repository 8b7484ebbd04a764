/** What an earlier room tells a later one: every subscription of the product, in the order in which handlers run. */
import { openCase } from './casework/actions'
import { moveCases } from './casework/border'
import { handOver } from './casework/staffing'
import { recordJoin } from './casework/joins'
import { caseMoved, joinAnswered, joinEnded } from './casework/rules'
import { divisionsChanged } from './divisions/changes/rules'
import { moveApplications } from './intake/actions'
import { applicationSubmitted, joinAsked } from './intake/rules'
import { wantCaseMessage, wantComplaintMessage, wantJoinEndedMessage, wantJoinMessage } from './outreach/actions'
import { moveGrants } from './people/actions'
import { grantEnded } from './people/rules'
import { moveComplaints } from './feedback/moves'
import { complaintMoved } from './feedback/rules'
import { movePlaces } from './pool/actions'
import type { Call } from './platform/call'
import type { Bus } from './platform/events'

export function subscribe(bus: Bus<Call>): void {
  bus.on(applicationSubmitted, openCase)
  bus.on(joinAsked, recordJoin)
  bus.on(grantEnded, handOver)
  bus.on(caseMoved, wantCaseMessage)
  bus.on(joinAnswered, wantJoinMessage)
  bus.on(joinEnded, wantJoinEndedMessage)
  bus.on(complaintMoved, wantComplaintMessage)
  // What still asks where an enterprise lay comes before its place moves.
  bus.on(divisionsChanged, moveGrants)
  bus.on(divisionsChanged, moveApplications)
  bus.on(divisionsChanged, moveCases)
  bus.on(divisionsChanged, moveComplaints)
  bus.on(divisionsChanged, movePlaces)
}
