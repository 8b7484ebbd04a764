/** The funnel: enterprises by how far their invitations came. */
import { sql, type RawBuilder } from 'kysely'
import { funnelSteps, invitationAnswers, type Funnel, type InvitationChannel } from '../../../types/invitations'
import type { Call } from '../../platform/call'
import { INVITATION_RULES } from '../rules'
import { unanswered } from './sets'

export interface FunnelOf {
  /** Enterprises that are counted; all where absent. */
  among?: RawBuilder<unknown> | undefined
  /** Offices whose applications count where a poster led to them and the pool does not know the enterprise: it is none of `among`. */
  officeIds?: readonly string[] | undefined
  campaignId?: string | undefined
  channel?: InvitationChannel | undefined
}

type Counted = { invited: number; stopped: number; revisited: number; from: Date | null; to: Date | null } & Record<
  string,
  number | Date | null
>

const rankOf = (step: (typeof funnelSteps)[number]) => sql.lit(funnelSteps.indexOf(step) + 1)

/**
 * Counted in enterprises: one with three invitations came as far as the one of them that came farthest. Who came to a step has passed
 * those before it, whatever was noted: somebody who applied has seen the message. A place's or an occasion's poster invites nobody by name: it
 * counts the enterprises whose applications it led to, each as far as its application came.
 */
export async function countFunnel(
  { tx, now }: Pick<Call, 'tx' | 'now'>,
  { among, officeIds = [], campaignId, channel }: FunnelOf,
): Promise<{ funnel: Funnel; from: Date | null; to: Date | null }> {
  const before = new Date(now.getTime() - INVITATION_RULES.stopped.days * 86_400_000)
  const rank = sql`case ${sql.join(
    [...funnelSteps]
      .reverse()
      .map((step, i) => sql`when ${sql.ref(`${step}_at`)} is not null then ${sql.lit(funnelSteps.length - i)}`),
    sql` `,
  )} else 0 end`
  const { rows } = await sql<Counted>`
    with own as (
      select coalesce(enterprise.merged_into, enterprise.id)::text as enterprise, ${rank} as rank, answer, created_at,
        opened_at is not null and submitted_at is null and ${unanswered(now)} and last_opened_at < ${before} as stopped,
        opened_at, submitted_at
      from invitation join enterprise on enterprise.id = invitation.enterprise_id
      -- A message counts once it went out: what is prepared, or was dropped, invited nobody.
      where invitation.revoked_at is null and (channel <> 'sms' or sent_at is not null or opened_at is not null)
        and ${campaignId === undefined ? sql`true` : sql`invitation.campaign_id = ${campaignId}`}
        and ${channel === undefined ? sql`true` : sql`invitation.channel = ${channel}`}
        and ${among === undefined ? sql`true` : sql`coalesce(enterprise.merged_into, enterprise.id) in (${among})`}
    ), led as (
      select coalesce(enterprise.merged_into, enterprise.id) as id, application.uscc, application.submitted_at, application.accepted_at, application.founded_at,
        application.office_id, invitation.created_at
      from invitation join application on application.invitation_id = invitation.id
      left join enterprise on enterprise.id = application.enterprise_id
      where invitation.enterprise_id is null and invitation.kind in ('place', 'campaign')
        and ${campaignId === undefined ? sql`true` : sql`invitation.campaign_id = ${campaignId}`}
        and ${channel === undefined ? sql`true` : sql`invitation.channel = ${channel}`}
    ), came as (
      select * from own
      union all
      select coalesce(application.id::text, application.uscc),
        case when founded_at is not null then ${rankOf('founded')} when accepted_at is not null then ${rankOf('accepted')} else ${rankOf('submitted')} end,
        null, created_at, false, null, submitted_at
      from led application
      where ${among === undefined ? sql`true` : sql`(application.id in (${among}) or application.id is null and application.office_id = any(${[...officeIds]}::uuid[]))`}
    ), each as (
      select enterprise, max(rank) as rank, (array_agg(answer order by created_at desc) filter (where answer is not null))[1] as answer,
        bool_or(stopped) and max(rank) < ${rankOf('submitted')} as stopped,
        -- By whichever of its invitations: who stopped is invited again, and applies by the new one.
        min(submitted_at) - min(opened_at) >= make_interval(days => ${INVITATION_RULES.stopped.days}) as revisited,
        min(created_at) as first, max(created_at) as last
      from came group by enterprise
    )
    select count(*)::int as invited, min(first) as "from", max(last) as "to",
      count(*) filter (where stopped)::int as stopped, count(*) filter (where revisited)::int as revisited,
      ${sql.join(
        funnelSteps.map((step, i) => sql`count(*) filter (where rank >= ${sql.lit(i + 1)})::int as ${sql.ref(step)}`),
      )},
      ${sql.join(
        invitationAnswers.map(
          (answer) => sql`count(*) filter (where answer = ${sql.lit(answer)})::int as ${sql.ref(`answer_${answer}`)}`,
        ),
      )}
    from each`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('a funnel without a row')
  const read = (name: string) => Number(row[name])
  return {
    from: row.from,
    to: row.to,
    funnel: {
      invited: row.invited,
      steps: Object.fromEntries(funnelSteps.map((step) => [step, read(step)])) as Funnel['steps'],
      answers: Object.fromEntries(
        invitationAnswers.map((answer) => [answer, read(`answer_${answer}`)]),
      ) as Funnel['answers'],
      stopped: row.stopped,
      revisited: row.revisited,
    },
  }
}
