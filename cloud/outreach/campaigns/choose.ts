/** Whom a campaign is about, and who of them gets nothing and why: one statement over sets, so that no row passes through the service. */
import { sql, type RawBuilder } from 'kysely'
import type { CampaignTemplate, LastContact } from '../../../types/campaigns'
import { appliedEnterprises, enterprisesInReview, invitedSince, stoppedEnterprises } from '../../intake/actions'
import { organisedEnterprises } from '../../organisations/actions'
import { consentingNumbers } from '../../people/actions'
import { localDate } from '../../platform/calendar/calendar'
import {
  crowdedNumbers,
  doubtfulEnterprises,
  enterprisesFound,
  enterprisesOfTrade,
  ineligibleEnterprises,
  readTerms,
  registerPhones,
  withheldEnterprises,
  type PoolQuestion,
} from '../../pool/actions'
import type { StatusDoubt } from '../../pool/rules'
import { leftOutByAnswer } from '../answers/store'
import { numbersOptedOut } from '../optouts/actions'
import { outreachRules } from '../rules'
import type { Rest } from '../../../types/rest-rules'
import { restingEnterprises } from './resting'

/** A campaign's filter as it is kept: what was asked, and within whose borders. */
export interface KeptFilter {
  query?: string | undefined
  place?: string | undefined
  status?: PoolQuestion['status']
  ownership?: PoolQuestion['ownership']
  trade?: string | undefined
  lastContact?: LastContact | undefined
  /** Paths of the offices below which the maker chooses. */
  reach: readonly string[]
}

const DAY_MS = 86_400_000
const daysAgo = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS)

/** Enterprises that another room was in touch with since an instant; bound by the composition. Ids of rows as they are. */
export type ContactedSince = (since: Date) => RawBuilder<unknown>

function byLastContact(
  last: LastContact,
  now: Date,
  contacted: readonly ContactedSince[],
): PoolQuestion['among'][number] {
  const notSince = (since: Date) => ({
    ids: sql.join(
      [invitedSince, ...contacted].map((of) => of(since)),
      sql` union `,
    ),
    isIn: false,
  })
  switch (last) {
    case 'never':
      return notSince(new Date(0))
    case 'over-30-days':
      return notSince(daysAgo(now, 30))
    case 'over-180-days':
      return notSince(daysAgo(now, 180))
    case 'stopped':
      return {
        ids: stoppedEnterprises(now),
        isIn: true,
      }
  }
}

export const questionOf = (filter: KeptFilter, now: Date, contacted: readonly ContactedSince[]): PoolQuestion => ({
  terms: readTerms(filter.query ?? ''),
  reach: [{ kind: 'below', paths: filter.reach }],
  place: filter.place,
  status: filter.status,
  ownership: filter.ownership,
  among: [
    ...(filter.trade === undefined ? [] : [{ ids: enterprisesOfTrade(filter.trade), isIn: true }]),
    ...(filter.lastContact === undefined ? [] : [byLastContact(filter.lastContact, now, contacted)]),
  ],
})

const resolved = (ids: RawBuilder<unknown>) =>
  sql`select coalesce(named.merged_into, named.id) from enterprise named where named.id in (${ids})`

const capped = (now: Date) =>
  sql.join(
    outreachRules.caps.map(
      ({ days, messages }) => sql`
        select number from message_intent
        where number is not null and invitation_id is not null and state in ('sending', 'sent', 'unknown') and claimed_at > ${daysAgo(now, days)}
        group by number having count(*) >= ${messages}`,
    ),
    sql` union `,
  )

/**
 * Numbers to which something is on its way already, so that a cap would hold this campaign's message back when it is sent: what waits in a campaign that
 * a second person has let out, or by itself. A paused one may never go on.
 */
const waiting = (now: Date) => {
  const recent = (days: number) => sql`(
    select count(*) from message_intent recent
    where recent.number = wanted.number and recent.invitation_id is not null and recent.state in ('sending', 'sent', 'unknown')
      and recent.claimed_at > ${daysAgo(now, days)})`
  return sql`
    select number from (
      select number, count(*) as n from message_intent
      where state = 'wanted' and number is not null and invitation_id is not null
        and (campaign_id is null or campaign_id in (select id from campaign where state = 'running'))
      group by number
    ) wanted where ${sql.join(
      outreachRules.caps.map(
        ({ days, messages }) => sql`wanted.n >= ${messages} or wanted.n + ${recent(days)} >= ${messages}`,
      ),
      sql` or `,
    )}`
}

export interface Choice {
  filter: KeptFilter
  /** What other rooms know of contacts. */
  contacted: readonly ContactedSince[]
  template: CampaignTemplate
  /** More enterprises than this on one number: it is held until a person has looked. */
  mostAtOneNumber: number
  now: Date
  /** One that a person looks at: that it rests (歇业), wants to be left alone, or a word of the register that nobody knows, stands before that person's eyes. */
  isByHand?: boolean
}

/**
 * Rows (enterprise_id, person_id, number, exclusion): each enterprise of the filter, its number, and why it gets nothing. The first reason
 * counts. Numbers themselves are not looked at here: that they can be sent to is found out when they are opened.
 */
export const chosen = ({ filter, contacted, ...how }: Choice): RawBuilder<unknown> =>
  chosenAmong(enterprisesFound(questionOf(filter, how.now, contacted)), how)

/** The same for enterprises given as rows of `id`. */
export function chosenAmong(
  found: RawBuilder<unknown>,
  { template, mostAtOneNumber, now, isByHand = false }: Omit<Choice, 'filter' | 'contacted'>,
): RawBuilder<unknown> {
  const ofMany = (set: RawBuilder<unknown>) => (isByHand ? sql`select null::uuid where false` : set)
  const doubted = (doubt: StatusDoubt) => ofMany(doubtfulEnterprises(doubt))
  const resting = (rest: Rest) => ofMany(resolved(restingEnterprises(rest, now)))
  return sql`
    with found as materialized (${found}),
    phone as materialized (${registerPhones()}),
    organised as materialized (${resolved(organisedEnterprises(localDate(now)))}),
    ineligible as materialized (${resolved(ineligibleEnterprises())}),
    suspended as materialized (${doubted('suspended')}),
    unclear as materialized (${doubted('unclear')}),
    withheld as materialized (${resolved(withheldEnterprises())}),
    applied as materialized (${resolved(appliedEnterprises())}),
    in_review as materialized (${resolved(enterprisesInReview())}),
    answered as materialized (${resolved(sql.join(leftOutByAnswer(now), sql` union `))}),
    withdrawn as materialized (${resting('withdrawn')}),
    not_now as materialized (${resting('not-now')}),
    opted_out as materialized (${numbersOptedOut()}),
    consenting as materialized (${template === 'invitation-promotional' ? consentingNumbers('promotion') : sql`select null::bytea`}),
    capped as materialized (${capped(now)}),
    waiting as materialized (${isByHand ? sql`select null::bytea where false` : waiting(now)}),
    crowded as materialized (${crowdedNumbers(mostAtOneNumber)})
    select found.id as enterprise_id, phone.person_id, phone.number, case
      when found.id in (select * from organised) then 'organised'
      when found.id in (select * from ineligible) then 'ineligible'
      when found.id in (select * from suspended) then 'suspended'
      when found.id in (select * from unclear) then 'status-unclear'
      when found.id in (select * from withheld) then 'withheld'
      when found.id in (select * from applied) then 'applied'
      when found.id in (select * from in_review) then 'in-review'
      when found.id in (select * from answered) then 'answered'
      when found.id in (select * from withdrawn) then 'withdrawn'
      when found.id in (select * from not_now) then 'not-now'
      when phone.number is null then 'no-phone'
      when phone.number in (select * from opted_out) then 'opted-out'
      when ${template === 'invitation-promotional' ? sql`phone.number not in (select * from consenting)` : sql`false`} then 'no-consent'
      when judged.verdict = 'bookkeeper' then 'bookkeeper'
      when phone.number in (select * from capped) then 'too-often'
      when phone.number in (select * from waiting) then 'waiting'
      when judged.verdict is null and phone.number in (select * from crowded) then 'held'
    end as exclusion
    from found left join phone on phone.enterprise_id = found.id left join number_check judged on judged.number = phone.number`
}
