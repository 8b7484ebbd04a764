/** Messages that an act wants: an intent is a row, written with the act; the sender sends each at most once. */
import type { AnsweredJoin, EndedJoin, MovedCase, NearingTerm } from '../casework/rules'
import type { JointAsked } from '../joint/rules'
import { getOfficeAt } from '../divisions/actions'
import type { Call } from '../platform/call'
import { caseWords } from '../../types/words/casework'
import { jointWords } from '../../types/words/joint'
import { feedbackWords } from '../../types/words/feedback'
import { officeInMessage } from './campaigns/rules'
import * as store from './sending/store'

/** One message to the person's own phone. */
const want = (call: Call, intent: store.NewIntent) => store.insertIntents(call.tx, call.now, [intent])

/** The applicant hears of what the office did; of the own acts no message is needed. */
export async function wantCaseMessage(call: Call, moved: MovedCase): Promise<void> {
  const text = caseWords.message[moved.kind as keyof typeof caseWords.message] as string | undefined
  if (text === undefined) return
  await want(call, {
    personId: moved.applicantId,
    cause: moved.eventId,
    template: 'case-update',
    params: [moved.number, text],
  })
}

/** Whoever founded an organisation hears that its term comes to an end. */
export async function wantTermMessage(call: Call, { cause, personId, number, months }: NearingTerm): Promise<void> {
  await want(call, { personId, cause, template: 'case-update', params: [number, caseWords.termMessage(months)] })
}

/** Who asked to join hears what the office answered. */
export async function wantJoinMessage(call: Call, answered: AnsweredJoin): Promise<void> {
  await want(call, {
    personId: answered.personId,
    cause: answered.eventId,
    template: 'case-update',
    // Not the case's number: it is another person's, and says when that one applied.
    params: [caseWords.joinSubject, caseWords.joinMessage[answered.decision]],
  })
}

/** Who wished to join, or had joined, hears that the case is gone. */
export async function wantJoinEndedMessage(call: Call, ended: EndedJoin): Promise<void> {
  await want(call, {
    personId: ended.personId,
    cause: ended.cause,
    template: 'case-update',
    params: [caseWords.joinSubject, caseWords.joinMessage.ended],
  })
}

/** An enterprise is asked whether it wants to found together with others. */
export async function wantJointMessage(call: Call, asked: JointAsked): Promise<void> {
  await want(call, {
    personId: asked.applicantId,
    cause: asked.eventId,
    template: 'case-update',
    params: [asked.number, jointWords.asked],
  })
}

/** Who filed a complaint hears of the answer, and when it lies with another office without having asked for it. */
export async function wantComplaintMessage(
  call: Call,
  moved: { eventId: string; personId: string; number: string; kind: string },
): Promise<void> {
  if (moved.kind !== 'answered' && moved.kind !== 'overdue') return
  await want(call, {
    personId: moved.personId,
    cause: moved.eventId,
    template: 'complaint-update',
    params: [moved.number, feedbackWords.message[moved.kind]],
  })
}

/** An owner whose application was taken down on the spot gets the link to it. The owner stands there and waits: it goes out at once. */
export async function wantTakenMessage(
  call: Call,
  taken: { cause: string; personId: string; officePath: string; code: string },
): Promise<void> {
  const office = officeInMessage(await getOfficeAt(call, taken.officePath))
  const { cause, personId, code } = taken
  await want(call, { personId, cause, template: 'application-taken', params: [office, code] })
}
