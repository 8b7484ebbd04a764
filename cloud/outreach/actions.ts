/** Messages to the world: an intent is a row, written with the act that wants it; a loop sends each at most once. */
import type { SmsOutcome, SmsSender } from '../gateways/sms/port'
import type { AnsweredJoin, EndedJoin, MovedCase } from '../casework/rules'
import type { JointAsked } from '../joint/rules'
import { findPersonalValue, recordSharing } from '../people/actions'
import type { Call, Tools } from '../platform/call'
import type { Clock } from '../platform/clock'
import type { Database } from '../platform/database/database'
import { caseWords } from '../../types/words/casework'
import { jointWords } from '../../types/words/joint'
import { feedbackWords } from '../../types/words/feedback'
import { sendingRules } from './rules'
import * as store from './store'
import type { OutreachTemplate } from './tables'

/** The applicant hears of what the office did; of the own acts no message is needed. */
export async function wantCaseMessage(call: Call, moved: MovedCase): Promise<void> {
  const text = caseWords.message[moved.kind as keyof typeof caseWords.message] as string | undefined
  if (text === undefined) return
  await store.insertIntent(call.tx, {
    personId: moved.applicantId,
    cause: moved.eventId,
    template: 'case-update',
    params: [moved.number, text],
    now: call.now,
  })
}

/** Who asked to join hears what the office answered. */
export async function wantJoinMessage(call: Call, answered: AnsweredJoin): Promise<void> {
  await store.insertIntent(call.tx, {
    personId: answered.personId,
    cause: answered.eventId,
    template: 'case-update',
    // Not the case's number: it is another person's, and says when that one applied.
    params: [caseWords.joinSubject, caseWords.joinMessage[answered.decision]],
    now: call.now,
  })
}

/** Who wished to join, or had joined, hears that the case is gone. */
export async function wantJoinEndedMessage(call: Call, ended: EndedJoin): Promise<void> {
  await store.insertIntent(call.tx, {
    personId: ended.personId,
    cause: ended.cause,
    template: 'case-update',
    params: [caseWords.joinSubject, caseWords.joinMessage.ended],
    now: call.now,
  })
}

/** An enterprise is asked whether it wants to found together with others. */
export async function wantJointMessage(call: Call, asked: JointAsked): Promise<void> {
  await store.insertIntent(call.tx, {
    personId: asked.applicantId,
    cause: asked.eventId,
    template: 'case-update',
    params: [asked.number, jointWords.asked],
    now: call.now,
  })
}

/** Who filed a complaint hears of the answer, and when it lies with another office without having asked for it. */
export async function wantComplaintMessage(
  call: Call,
  moved: { eventId: string; personId: string; number: string; kind: string },
): Promise<void> {
  if (moved.kind !== 'answered' && moved.kind !== 'overdue') return
  await store.insertIntent(call.tx, {
    personId: moved.personId,
    cause: moved.eventId,
    template: 'complaint-update',
    params: [moved.number, feedbackWords.message[moved.kind]],
    now: call.now,
  })
}

interface Sender {
  database: Database
  sms: SmsSender
  clock: Clock
  tools: Tools
}

/**
 * Sends what is wanted: claims (committed before anything leaves), sends, settles. When this process dies in between, the
 * message stays claimed and is given up later, never sent again: in doubt one too few.
 * @returns how many were tried
 */
export async function sendWanted({ database, sms, clock, tools }: Sender): Promise<number> {
  const now = clock.now()
  await database.transact((tx) =>
    store.giveUpClaimed(tx, new Date(now.getTime() - sendingRules.claimLifeMinutes * 60_000), now),
  )
  const claimed = await database.transact((tx) => store.claim(tx, sendingRules.batch, now))
  for (const intent of claimed) {
    const outcome = await sendOne({ database, sms, tools }, intent)
    await database.transact(async (tx) => {
      // The provider acts for us (委托处理); of what may have gone out it knows the phone.
      if (outcome.outcome !== 'refused')
        await recordSharing(
          { tx, now: clock.now() },
          {
            manner: 'entrusted',
            recipient: outcome.provider,
            fields: ['phone'],
            purpose: intent.template,
            basis: 'service',
            act: 'message',
            record: intent.id,
          },
          [intent.person_id],
        )
      await store.settle(tx, intent.id, {
        state: outcome.outcome,
        provider: outcome.provider,
        providerId: outcome.outcome === 'sent' ? outcome.providerId : null,
        reason: outcome.outcome === 'sent' ? null : outcome.reason,
        now: clock.now(),
      })
    })
  }
  return claimed.length
}

/** One message; whatever goes wrong before the provider is asked means that nothing was sent, and holds up no other. */
async function sendOne(
  { database, sms, tools }: Omit<Sender, 'clock'>,
  intent: { id: string; person_id: string; template: OutreachTemplate; params: string[] },
): Promise<SmsOutcome> {
  let phone: string | undefined
  try {
    phone = await database.transact((tx) => findPersonalValue({ tx, tools }, intent.person_id, 'phone'))
  } catch {
    return notAsked(sms, 'unreadable', 'the phone could not be opened')
  }
  if (phone === undefined) return notAsked(sms, 'no-phone', 'the person was forgotten')
  return sms.send({ phone, template: intent.template, params: intent.params, ref: intent.id })
}

const notAsked = ({ name }: SmsSender, code: string, reason: string): SmsOutcome => ({
  outcome: 'refused',
  provider: name,
  code,
  reason,
  retry: 'never',
})

/** What was sent to a person, newest first. */
export const listMessagesOf = (call: Pick<Call, 'tx'>, personId: string) => store.listOfPerson(call.tx, personId)

/** Messages that were settled before an instant: the record of what a provider was entrusted with is kept as long as the law asks. */
export const countMessagesBefore = (call: Pick<Call, 'tx'>, before: Date): Promise<number> =>
  store.countSettledBefore(call.tx, before)

/** @returns how many went */
export const forgetMessagesBefore = (call: Pick<Call, 'tx'>, before: Date, limit: number): Promise<number> =>
  store.deleteSettledBefore(call.tx, before, limit)
