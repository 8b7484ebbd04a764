/** Sets that the intake knows of invitations, as subqueries: for a room that chooses whom to invite. */
import { sql, type RawBuilder } from 'kysely'
import { listAnswers } from '../../../types/invitations'
import { restRules } from '../../../types/rest-rules'
import type { Call } from '../../platform/call'
import { registerNumberOf } from '../../pool/actions'
import { INVITATION_RULES } from '../rules'

/** Enterprises that were handed an invitation since an instant: a message counts once it went out, a printed sheet once somebody has opened its code. */
export const invitedSince = (since: Date): RawBuilder<unknown> => sql`
  select enterprise_id from invitation
  where enterprise_id is not null and coalesce(sent_at, opened_at, created_at) > ${since}
    and (channel <> 'sms' or sent_at is not null) and (channel <> 'poster' or opened_at is not null)`

/** Of an invitation: nothing was answered that holds by now (rules.ts, standingAnswer). */
export const unanswered = (now: Date): RawBuilder<unknown> => sql`
  (answer is null or (answer = 'not-now' and answered_at <= ${new Date(now.getTime() - restRules['not-now'].days * 86_400_000)}))`

/** Enterprises that opened one and went no further. */
export const stoppedEnterprises = (now: Date): RawBuilder<unknown> => sql`
  select enterprise_id from invitation
  where enterprise_id is not null and opened_at is not null and submitted_at is null and ${unanswered(now)}
    and last_opened_at < ${new Date(now.getTime() - INVITATION_RULES.stopped.days * 86_400_000)}`

/** Enterprises that answered 暂时不需要 since an instant. */
export const notNowSince = (since: Date): RawBuilder<unknown> => sql`
  select enterprise_id from invitation
  where answer = 'not-now' and answered_at > ${since} and enterprise_id is not null`

/**
 * Enterprises that answered one in place of applying, as somebody is to look at. What was said of the person (no longer there, never was) is said of a number: it holds
 * no more once the register gives another one. What was said by a link or a poster that went to no number may be anybody's word: it does not
 * count where it has lapsed.
 * @param lapsed ids of invitations whose answer nobody has looked at for too long
 */
export const answeredEnterprises = (lapsed: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select enterprise_id from invitation
  where answer is not null and answer <> 'not-now' and enterprise_id is not null and not (
    answer in (${sql.join(listAnswers)}) and contact_blind is not null
    and coalesce(contact_blind <> ${registerNumberOf(sql.ref('invitation.enterprise_id'))}, false))
    and (contact_blind is not null or contact_person_id is not null or id not in (${lapsed}))`

/**
 * Rows (invitation_id, enterprise): what these invitations are about and may still be said to; of a number's list, each enterprise on it.
 * By ids that are given, not chosen by another statement: of those PostgreSQL does not know how few they are, and reads all invitations.
 */
export const invitationsStanding = (ids: readonly string[]): RawBuilder<unknown> => sql`
  select coalesce(own.list_id, own.id) as invitation_id, coalesce(enterprise.merged_into, enterprise.id) as enterprise
  from invitation own join enterprise on enterprise.id = own.enterprise_id
  where (own.id = any(${[...ids]}::uuid[]) or own.list_id = any(${[...ids]}::uuid[])) and own.revoked_at is null and own.answer is null`

/** Of these invitations those that went to no number: whoever comes by can have answered them. */
export async function listNumberless({ tx }: Pick<Call, 'tx'>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select id from invitation where id = any(${[...ids]}::uuid[]) and contact_blind is null and contact_person_id is null`.execute(
    tx,
  )
  return new Set(rows.map(({ id }) => id))
}
