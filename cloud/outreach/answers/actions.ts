/** One tap in place of an application: reminders stop at once, and the office of the place gets a task; 暂时不需要 asks for nothing but to be left alone for a while. */
import { listAnswers, type InvitationAnswer } from '../../../types/invitations'
import type { OutputOf } from '../../../types/registry'
import { getOfficeForOwners } from '../../divisions/actions'
import {
  findOwnOpen,
  getInvitation,
  getInvitedNumber,
  isInvited,
  listChoices,
  lockInvitation,
  maySeeAnswer,
  putAnswer,
  type Invitation,
  type LockedInvitation,
} from '../../intake/actions'
import { standingAnswer } from '../../intake/rules'
import { addWorkingDays, localDate } from '../../platform/calendar/calendar'
import { countAct } from '../../platform/act-count'
import type { Call } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { findPlace, type Enterprise } from '../../pool/actions'
import { fieldWords } from '../../../types/words/fields'
import { findOptOut, mayTakeBack, optOut, takeBackOptOut } from '../optouts/actions'
import { outreachRules } from '../rules'
import * as store from './store'

/** What stands although it was to be taken back. */
type Kept = OutputOf<'answerInvitation'>['kept'][number]
type Answered = Pick<Invitation, 'id'> & { enterprise: Enterprise }

/**
 * By whoever holds the invitation: it may have been handed on, so what is said stops messages and asks a person to look, and no more. What was
 * said before is changed by its number's owner, signed in, and for a while by whoever has just said it; anybody else is thanked, and it stays.
 * To a list of several enterprises only the number's owner, signed in, answers: for each that is not applied for.
 * @throws Failure invitationUnknown, invitationRevoked; inputInvalid: an answer that cannot be true of a whole list; tooManyAnswers
 */
export async function answerInvitation(
  call: Call,
  token: string,
  answer: InvitationAnswer | null,
): Promise<OutputOf<'answerInvitation'>> {
  const invitation = await getInvitation(call, token)
  const { enterprise, id, kind } = invitation
  if (kind === 'list') return answerList(call, invitation, answer)
  // A poster is nobody's.
  if (enterprise === null) throw new Failure('invitationUnknown')
  const held = await lockInvitation(call, id)
  if (held === undefined || held.revoked_at !== null) throw new Failure('invitationRevoked')
  // By whoever may not know that there is an answer nothing is taken back nor written over; nor is it told: it is taken as from the first.
  const answered = standingAnswer(held, call.now)
  // For now is no answer that an office looks at: one that it does look at is heard from anybody, and is thanked for in truth.
  const isHeard = answered === 'not-now' && answer !== null && answer !== 'not-now'
  if (answered !== null && !isHeard && !(await maySeeAnswer(call, held))) return { answer, kept: [] }
  if (answer !== answered) await countChange(call, id, held)
  const kept = await answerOne(call, { id, enterprise, answered }, answer)
  return { answer: kept?.answer ?? answer, kept: kept === undefined ? [] : [kept] }
}

/** A link goes around, and each change gives an office something to look at. @throws Failure tooManyAnswers */
async function countChange(call: Call, id: string, held: LockedInvitation): Promise<void> {
  if (call.actor !== null && (await isInvited(call, held, call.actor.personId))) return
  if (!(await countAct(call, `answer/${id}`, outreachRules.answerChanges.limits))) throw new Failure('tooManyAnswers')
}

/** Of an invitation that is held. @returns what stands in place of what was asked */
async function answerOne(
  call: Call,
  { id, enterprise, answered }: Answered & { answered: InvitationAnswer | null },
  answer: InvitationAnswer | null,
): Promise<Kept | undefined> {
  // An office has looked and said that it holds: a tap by whoever has the link does not undo that. Another answer asks it again; once that
  // one is taken back, what was confirmed stands as before.
  const confirmed = answered === null ? undefined : await store.findConfirmed(call.tx, id)
  // What is only for a while stands behind it, too: it would end what holds until an office says otherwise.
  const isLess = answer === null || answer === 'not-now'
  const next = isLess ? (confirmed ?? answer) : answer
  // Said again it is no act: the office's day stays.
  if (next !== answered) {
    await putAnswer(call, id, next)
    if (next === null || next === 'not-now' || next === confirmed) await store.closeOpen(call.tx, id, call.now)
    else if (!(await store.changeOpen(call.tx, id, next)))
      await store.insertTask(call.tx, {
        invitationId: id,
        enterpriseId: enterprise.id,
        answer: next,
        askedAt: call.now,
        dueOn: addWorkingDays(localDate(call.now), outreachRules.task.workingDays),
      })
  }
  if (!isLess || confirmed === undefined) return undefined
  const place = await findPlace(call, enterprise.id)
  const office = place === undefined ? null : await getOfficeForOwners(call, place)
  return { enterprise: enterprise.name, answer: confirmed, office }
}

/** All or none, each as if it were answered by itself; taken back, those that say what a whole list can say and no office has confirmed. */
async function answerList(
  call: Call,
  list: Invitation,
  answer: InvitationAnswer | null,
): Promise<OutputOf<'answerInvitation'>> {
  const personId = call.actor?.personId
  if (personId === undefined || !(await isInvited(call, list, personId))) throw new Failure('invitationUnknown')
  const ofAll: readonly (InvitationAnswer | null)[] = listAnswers
  if (answer !== null && !ofAll.includes(answer))
    throw new Failure('inputInvalid', [{ field: 'answer', message: fieldWords.choice.wrong }])
  const kept: Kept[] = []
  // In one order, so that two who answer the same list wait for each other.
  for (const { id, enterprise } of (await listChoices(call, list.id)).sort((a, b) => (a.id < b.id ? -1 : 1))) {
    // What was read before it was held may be another's to say by now.
    const held = await lockInvitation(call, id)
    if (held === undefined || held.revoked_at !== null) continue
    if ((await findOwnOpen(call, enterprise, personId)) !== undefined) continue
    // What was said of one enterprise alone stands.
    const answered = standingAnswer(held, call.now)
    if (answer === null ? !ofAll.includes(answered) : answered !== null) continue
    const stands = await answerOne(call, { id, enterprise, answered }, answer)
    if (stands !== undefined) kept.push(stands)
  }
  return { answer, kept }
}

/**
 * The number that the invitation went to, whoever holds it now: its owner hears no more, which harms nobody. Taking it back is the owner's, or
 * of whoever has just tapped; anybody else changes nothing and is told that nothing is stopped. An invitation that was taken back stops no less.
 */
export async function stopMessages(call: Call, token: string, stop: boolean): Promise<{ stopped: boolean }> {
  const invitation = await getInvitedNumber(call, token)
  const { contact_blind: number } = invitation
  if (number === null) throw new Failure('invitationUnknown')
  if (stop) await optOut(call, number, 'page', invitation.id)
  else {
    const found = await findOptOut(call, number)
    if (found !== undefined && (await mayTakeBack(call, invitation, found))) await takeBackOptOut(call, number)
  }
  return { stopped: stop }
}
