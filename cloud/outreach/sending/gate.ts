/** What was wanted and is not any more: looked at in the very transaction that claims it. */
import { sql } from 'kysely'
import { rests } from '../../../types/rest-rules'
import type { Tx } from '../../platform/database/database'
import { appliedEnterprises, enterprisesInReview, invitationsStanding } from '../../intake/actions'
import { consentingNumbers } from '../../people/actions'
import { setsToLeaveOut } from '../../organisations/actions'
import { doubtfulEnterprises } from '../../pool/actions'
import { leftOutByAnswer } from '../answers/store'
import { restingEnterprises } from '../campaigns/resting'
import { outreachRules } from '../rules'
import type { ClaimedIntent } from './store'

/**
 * Drops what must not go out: the number has said no, had enough already, or what it is about has an organisation, applied, was answered,
 * revoked, or is not to be approached; of a campaign also what a register says of its status that a person has to look at first, and what is left alone for a
 * while. A list stays while one of its enterprises does.
 * @returns those that go out
 */
export async function dropUnwanted(tx: Tx, now: Date, claimed: readonly ClaimedIntent[]): Promise<ClaimedIntent[]> {
  const invited = claimed.filter((intent) => intent.invitation_id !== null)
  if (invited.length === 0) return [...claimed]
  const ids = invited.map((intent) => intent.id)
  const invitationIds = invited.flatMap((intent) => intent.invitation_id ?? [])
  const campaignIds = invited.map((intent) => intent.campaign_id)
  const { rows } = await sql<{ id: string }>`
    with mine as (
      select * from unnest(${ids}::uuid[], ${invitationIds}::uuid[], ${campaignIds}::uuid[]) as claimed (id, invitation_id, campaign_id)
    ), about as materialized (
      ${invitationsStanding(invitationIds)}
    ), named as materialized (
      select id, id as known_as from enterprise where id in (select enterprise from about)
      union all select merged_into, id from enterprise where merged_into in (select enterprise from about)
    ), left_out as (
      ${sql.join(
        [...setsToLeaveOut(now), appliedEnterprises(), enterprisesInReview(), ...leftOutByAnswer(now)].map(
          (set) => sql`select id from named where known_as in (${set})`,
        ),
        sql` union all `,
      )}
    ), not_of_many as (
      ${sql.join(
        [
          doubtfulEnterprises('suspended'),
          doubtfulEnterprises('unclear'),
          ...rests.map((rest) => restingEnterprises(rest, now)),
        ].map((set) => sql`select id from named where known_as in (${set})`),
        sql` union all `,
      )}
    ), standing as (
      select distinct mine.id from mine join about on about.invitation_id = mine.invitation_id
      where about.enterprise not in (select id from left_out)
        and (mine.campaign_id is null or about.enterprise not in (select id from not_of_many))
    ), refused as materialized (
        select intent.id, case
          when exists (select from message_opt_out stop where stop.number = intent.number) then 'opted-out'
          when exists (select from number_check judged where judged.number = intent.number and judged.verdict = 'bookkeeper') then 'bookkeeper'
          when intent.template = 'invitation-promotional' and intent.number not in (${consentingNumbers('promotion')}) then 'no-consent'
          when ${hadEnough(now, ids)} then 'too-often'
          when intent.id not in (select id from standing) then 'no-longer' end as reason
        from message_intent intent where intent.id = any(${ids}::uuid[])
    ), dropped as (
      update message_intent intent
      set state = 'dropped', settled_at = ${now}, reason = refused.reason
      from refused
      where intent.id = refused.id and refused.reason is not null
      returning intent.id
    )
    select id from dropped`.execute(tx)
  const dropped = new Set(rows.map((row) => row.id))
  return claimed.filter((intent) => !dropped.has(intent.id))
}

/**
 * Another message of this kind went, or may have gone, to the same number too lately; of two in one batch the first that
 * still stands goes. Whoever claims has the
 * turn, so what others claimed is seen; by ids, not by instants, for the clocks of processes differ.
 */
const hadEnough = (now: Date, batch: readonly string[]) =>
  sql<boolean>`(${sql.join(
    outreachRules.caps.map(
      ({ days, messages }) => sql`(
      select count(*) from message_intent other
      where other.number = intent.number and other.id <> intent.id and other.state in ('sending', 'sent', 'unknown')
        and (other.id <> all(${[...batch]}::uuid[]) or (other.id < intent.id and other.id in (select id from standing)))
        and other.invitation_id is not null and other.claimed_at > ${new Date(now.getTime() - days * 86_400_000)}
    ) >= ${messages}`,
    ),
    sql` or `,
  )})`
