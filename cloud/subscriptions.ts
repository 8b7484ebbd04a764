import { tellDeputy } from './casework/absences'
import { openCase } from './casework/actions'
import { contactedByCases } from './casework/sets'
import { moveCases } from './casework/border'
import { handOver } from './casework/staffing'
import { recordJoin } from './casework/joins'
import { caseMoved, digestWritten, joinAnswered, joinEnded, termNears } from './casework/rules'
import { divisionsChanged } from './divisions/changes/rules'
import { moveApplications } from './intake/actions'
import { applicationSubmitted, joinAsked } from './intake/rules'
import { moveGrants } from './people/actions'
import { absenceRecorded, grantEnded } from './people/rules'
import type { DigestPart } from './casework/digests'
import {
  confirmTaken,
  countFollows,
  forgetHeld,
  handOverFollows,
  moveFieldwork,
  passOnPlans,
  visitedSince,
} from './fieldwork/actions'
import { applicationTaken } from './fieldwork/rules'
import { foundLate, moveFounding } from './founding/jointly'
import { forgetOnEnd } from './founding/keeping'
import { followCase } from './joint/actions'
import { jointAsked, jointJoined, leadChanged } from './joint/rules'
import { moveComplaints } from './feedback/moves'
import { complaintMoved } from './feedback/rules'
import {
  countAnswers,
  type ContactedSince,
  moveOutreach,
  noteProgress,
  wantCaseMessage,
  wantComplaintMessage,
  wantDigestNotice,
  wantJoinEndedMessage,
  wantJoinMessage,
  wantJointMessage,
  wantTakenMessage,
  wantTermMessage,
} from './outreach/actions'
import { movePlaces } from './pool/actions'
import { moveRegistryPlaces } from './places/actions'
import type { Call } from './platform/call'
import type { Bus } from './platform/events'

/** What later rooms count for the one digest that a cadre has a working day. */
export const digestParts: readonly DigestPart[] = [countFollows, countAnswers]

/** Who was in touch with an enterprise besides invitations, for a campaign's “last contact”. */
export const contactSets: readonly ContactedSince[] = [visitedSince, contactedByCases]

/** What an earlier room tells a later one: every subscription of the product. */
export function subscribe(bus: Bus<Call>): void {
  bus.on(applicationSubmitted, openCase)
  bus.on(applicationSubmitted, confirmTaken)
  bus.on(applicationTaken, wantTakenMessage)
  bus.on(joinAsked, recordJoin)
  bus.on(grantEnded, handOver)
  bus.on(grantEnded, handOverFollows)
  bus.on(grantEnded, passOnPlans)
  bus.on(absenceRecorded, tellDeputy)
  bus.on(caseMoved, wantCaseMessage)
  bus.on(caseMoved, noteProgress)
  bus.on(caseMoved, forgetOnEnd)
  bus.on(caseMoved, forgetHeld)
  bus.on(caseMoved, followCase)
  bus.on(digestWritten, wantDigestNotice)
  bus.on(termNears, wantTermMessage)
  bus.on(jointAsked, wantJointMessage)
  bus.on(jointJoined, foundLate)
  bus.on(leadChanged, moveFounding)
  bus.on(joinAnswered, wantJoinMessage)
  bus.on(joinEnded, wantJoinEndedMessage)
  bus.on(complaintMoved, wantComplaintMessage)
  // In this order: a case goes where its application went, a complaint where its case went, and what still asks where an enterprise lay comes before
  // its place moves.
  bus.on(divisionsChanged, moveGrants)
  bus.on(divisionsChanged, moveApplications)
  bus.on(divisionsChanged, moveCases)
  bus.on(divisionsChanged, moveComplaints)
  bus.on(divisionsChanged, moveOutreach)
  bus.on(divisionsChanged, movePlaces)
  // After the pool's: an enterprise is read anew where it lies now.
  bus.on(divisionsChanged, moveRegistryPlaces)
  bus.on(divisionsChanged, moveFieldwork)
}
