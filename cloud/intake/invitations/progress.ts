/** How far an invitation came: first times, written once. */
import { sql } from 'kysely'
import type { InvitationAnswer } from '../../../types/invitations'
import type { Call } from '../../platform/call'
import { INVITATION_RULES } from '../rules'
import type { Invitation } from './actions'

type Act = Pick<Call, 'tx' | 'now'>

/** Looks further apart than this are told apart: one who comes back. */
const isLater = (last: Date | null, now: Date) =>
  last === null || now.getTime() - last.getTime() >= INVITATION_RULES.look.minutes * 60_000

/**
 * Somebody sees it; signed in there as the invited: has confirmed that it is the own enterprise. Seen again and again it is written rarely,
 * so that a link that goes around holds up nobody.
 */
export async function noteOpened(
  act: Pick<Call, 'tx' | 'now' | 'actor'>,
  invitation: Invitation,
  isOwner: boolean,
): Promise<void> {
  const { id, kind, opened_at: opened, last_opened_at: last, confirmed_at: confirmed } = invitation
  const confirms = isOwner && confirmed === null && kind === 'enterprise'
  if (opened !== null && !confirms && !isLater(last, act.now)) return
  await sql`
    update invitation set opened_at = coalesce(opened_at, ${act.now}), last_opened_at = greatest(last_opened_at, ${act.now}),
      confirmed_at = case when ${confirms} then coalesce(confirmed_at, ${act.now}) else confirmed_at end
    where id = ${id}
    ${act.actor === null ? withoutWaiting : sql``}`.execute(act.tx)
}

/** A stranger's look is all that its transaction writes: who opens a link does not wait until the disk has it. */
const withoutWaiting = sql`returning set_config('synchronous_commit', 'off', true)`

/** The list of a number was shown to its owner, and with it each enterprise on it. */
export async function noteListShown(act: Act, listId: string): Promise<void> {
  await sql`
    update invitation set opened_at = ${act.now}, last_opened_at = ${act.now}
    where list_id = ${listId} and opened_at is null`.execute(act.tx)
}

export async function noteSubmitted(act: Act, invitationId: string): Promise<void> {
  await sql`
    update invitation set submitted_at = ${act.now}, opened_at = coalesce(opened_at, ${act.now}),
      last_opened_at = greatest(last_opened_at, ${act.now}), confirmed_at = coalesce(confirmed_at, ${act.now})
    where id = ${invitationId} and submitted_at is null`.execute(act.tx)
}

/** What became of an application that came by an invitation. With the application too: a poster leads many. */
export async function noteOutcome(act: Act, applicationId: string, step: 'accepted' | 'founded'): Promise<void> {
  const column = sql.ref(`${step}_at`)
  await sql`
    update application set ${column} = ${act.now}
    where id = ${applicationId} and invitation_id is not null and ${column} is null`.execute(act.tx)
  await sql`
    update invitation set ${column} = ${act.now}
    where ${column} is null and id = (select invitation_id from application where id = ${applicationId})`.execute(
    act.tx,
  )
}

/** Messages with these invitations were taken by the provider: also for each enterprise of a number's list. */
export async function noteSent(act: Act, invitationIds: readonly string[]): Promise<void> {
  if (invitationIds.length === 0) return
  const ids = [...invitationIds]
  await sql`
    update invitation set sent_at = ${act.now}
    where sent_at is null and (id = any(${ids}::uuid[]) or list_id = any(${ids}::uuid[]))`.execute(act.tx)
}

/** The carrier says that the message arrived. It may say so before the sender has written that it went out. */
export async function noteDelivered(act: Act, invitationIds: readonly string[]): Promise<void> {
  if (invitationIds.length === 0) return
  const ids = [...invitationIds]
  await sql`
    update invitation set delivered_at = ${act.now}, sent_at = coalesce(sent_at, ${act.now})
    where delivered_at is null and (id = any(${ids}::uuid[]) or list_id = any(${ids}::uuid[]))`.execute(act.tx)
}

/** Null takes an answer back. */
export async function putAnswer(act: Act, invitationId: string, answer: InvitationAnswer | null): Promise<void> {
  await sql`
    update invitation set answer = ${answer}, answered_at = ${answer === null ? null : act.now}
    where id = ${invitationId}`.execute(act.tx)
}
