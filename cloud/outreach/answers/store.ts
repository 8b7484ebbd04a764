import { sql, type RawBuilder } from 'kysely'
import type { CheckedAnswer } from '../../../types/invitations'
import type { Reach } from '../../people/rules'
import { answeredEnterprises, appliedEnterprises } from '../../intake/actions'
import { localDate } from '../../platform/calendar/calendar'
import type { Tx } from '../../platform/database/database'
import { enterprisesWithin, knownToday } from '../../pool/actions'
import { restingEnterprises } from '../campaigns/resting'
import { outreachRules } from '../rules'
import type { OutreachTables } from '../tables'

const db = (tx: Tx) => tx.withTables<OutreachTables>()

/** What was said before is taken back. */
export async function closeOpen(tx: Tx, invitationId: string, now: Date): Promise<void> {
  await db(tx)
    .updateTable('invitation_task')
    .set({ settled_at: now, outcome: 'taken-back' })
    .where('invitation_id', '=', invitationId)
    .where('settled_at', 'is', null)
    .execute()
}

/** Another answer while the office has not looked: its day stays. @returns whether there was one to look at */
export async function changeOpen(tx: Tx, invitationId: string, answer: CheckedAnswer): Promise<boolean> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('invitation_task')
    .set({ answer })
    .where('invitation_id', '=', invitationId)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** China's day up to which a day for looking is past for so long that an answer of nobody's number has lapsed. */
const lapsedUntil = (now: Date): string => localDate(new Date(now.getTime() - outreachRules.lapse.days * 86_400_000))

/** The day from which such an answer leaves nobody out any more. */
export const lapsesOn = (dueOn: string): string =>
  localDate(new Date(Date.parse(`${dueOn}T04:00:00Z`) + outreachRules.lapse.days * 86_400_000))

/** The last word of an office on each invitation, whatever was answered or taken back since. */
const lastWords = sql`
  select distinct on (invitation_id) invitation_id, enterprise_id, answer, outcome from invitation_task
  where outcome in ('confirmed', 'mistaken') order by invitation_id, settled_at desc`

/** Invitations of which an office said that an answer holds, and none has said otherwise since. */
const confirmedInvitations = sql`select invitation_id from (${lastWords}) word where outcome = 'confirmed'`

/** What an office has confirmed of an enterprise itself, whoever said it: it has gone, or has what it would be asked to found. */
export const goneByAnswer = (): RawBuilder<unknown> => sql`
  select enterprise_id from (${lastWords}) word where outcome = 'confirmed' and answer in ('moved', 'organised')`

/** Invitations whose answer no office has looked at for so long, nor confirmed another before. */
export const lapsedInvitations = (now: Date): RawBuilder<unknown> => sql`
  select invitation_id from invitation_task
  where settled_at is null and due_on <= ${lapsedUntil(now)} and invitation_id not in (${confirmedInvitations})`

/**
 * Enterprises that answered with one tap: nobody writes to them while the office has not looked, nor where the answer holds; where it came by
 * nobody's number and has lapsed, an enterprise is written to again, and the task stays.
 */
export const leftOutByAnswer = (now: Date): RawBuilder<unknown>[] => [
  answeredEnterprises(lapsedInvitations(now)),
  sql`select enterprise_id from invitation_task where settled_at is null and due_on > ${lapsedUntil(now)}`,
]

/** The answer that holds by the last word of an office; undefined where none has looked, or the last word was that it is mistaken. */
export async function findConfirmed(tx: Tx, invitationId: string): Promise<CheckedAnswer | undefined> {
  const last = await db(tx)
    .selectFrom('invitation_task')
    .select(['answer', 'outcome'])
    .where('invitation_id', '=', invitationId)
    .where('outcome', 'in', ['confirmed', 'mistaken'])
    .orderBy('settled_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.outcome === 'confirmed' ? last.answer : undefined
}

export async function insertTask(
  tx: Tx,
  task: { invitationId: string; enterpriseId: string; answer: CheckedAnswer; askedAt: Date; dueOn: string },
): Promise<void> {
  await db(tx)
    .insertInto('invitation_task')
    .values({
      invitation_id: task.invitationId,
      enterprise_id: task.enterpriseId,
      answer: task.answer,
      asked_at: task.askedAt,
      due_on: task.dueOn,
      settled_at: null,
      settled_by: null,
      outcome: null,
    })
    .execute()
}

/** What was merged into another since is looked at by that one's office. */
const today = knownToday(sql.ref('invitation_task.enterprise_id'))

/** Those of enterprises within the reach, the most urgent first. */
export async function listOpen(tx: Tx, reach: Reach, limit: number) {
  const mine = (of: ReturnType<typeof open>) => of.where(sql<boolean>`${today} in (${enterprisesWithin(reach)})`)
  const open = () => db(tx).selectFrom('invitation_task').where('settled_at', 'is', null)
  const rows = await mine(open())
    .select(['id', 'invitation_id', 'enterprise_id', 'answer', 'asked_at', 'due_on'])
    .select(sql<boolean>`invitation_id in (${confirmedInvitations})`.as('confirmed_before'))
    .orderBy('due_on')
    .orderBy('asked_at')
    .limit(limit)
    .execute()
  const { n } = await mine(open())
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return { rows, total: Number(n) }
}

/** A later answer that was taken back changed nothing of what was confirmed. */
const followed = sql`later.invitation_id = task.invitation_id and later.asked_at > task.asked_at
  and not (task.outcome = 'confirmed' and later.outcome is not distinct from 'taken-back')`

/** What an office said last, newest first; not what was said before another answer. */
export async function listSettled(tx: Tx, reach: Reach, limit: number) {
  const { rows } = await sql<{
    id: string
    enterprise_id: string
    answer: CheckedAnswer
    outcome: 'confirmed' | 'mistaken'
    settled_at: Date
  }>`
    select id, enterprise_id, answer, outcome, settled_at from invitation_task task
    where outcome in ('confirmed', 'mistaken') and ${knownToday(sql.ref('task.enterprise_id'))} in (${enterprisesWithin(reach)})
      and not exists (select from invitation_task later where ${followed})
      -- Who has said since that it is not now, is not asked about it again.
      and not exists (select from invitation where invitation.id = task.invitation_id and invitation.answer = 'not-now')
    order by settled_at desc, id limit ${limit}`.execute(tx)
  return rows
}

/** Whether the invitation was answered again since, and that stands. */
export async function isFollowed(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from invitation_task task join invitation_task later on ${followed} where task.id = ${id} limit 1`.execute(
    tx,
  )
  return rows.length > 0
}

export async function reopen(tx: Tx, id: string, dueOn: string): Promise<void> {
  await db(tx)
    .updateTable('invitation_task')
    .set({ settled_at: null, settled_by: null, outcome: null, due_on: dueOn })
    .where('id', '=', id)
    .execute()
}

export const findTask = (tx: Tx, id: string) =>
  db(tx).selectFrom('invitation_task').select('invitation_id').where('id', '=', id).executeTakeFirst()

export async function lockTask(tx: Tx, id: string) {
  return db(tx).selectFrom('invitation_task').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function settle(
  tx: Tx,
  id: string,
  { outcome, by, now }: { outcome: 'confirmed' | 'mistaken'; by: string; now: Date },
): Promise<void> {
  await db(tx)
    .updateTable('invitation_task')
    .set({ settled_at: now, settled_by: by, outcome })
    .where('id', '=', id)
    .execute()
}

/** Enterprises within the reach that answered 暂时不需要, are left alone for it and have not applied since, the newest first. */
export async function listResting(tx: Tx, reach: Reach, now: Date, limit: number) {
  const { rows } = await sql<{ id: string; name: string; place: string; at: Date; total: number }>`
    select today.id, today.name, search.place, max(invitation.answered_at) as at, (count(*) over ())::int as total
    from invitation join enterprise named on named.id = invitation.enterprise_id
    join enterprise today on today.id = coalesce(named.merged_into, named.id)
    join enterprise_search search on search.enterprise_id = today.id
    where invitation.answer = 'not-now' and named.id in (${restingEnterprises('not-now', now)})
      and today.id in (${enterprisesWithin(reach)}) and named.id not in (${appliedEnterprises()})
    group by today.id, today.name, search.place order by at desc, today.id limit ${limit}`.execute(tx)
  return { rows, total: rows[0]?.total ?? 0 }
}

/** How many wait in each place, and how many of them are late. */
export async function countOpen(tx: Tx, on: string): Promise<{ path: string; open: number; late: number }[]> {
  const { rows } = await sql<{ path: string; open: number; late: number }>`
    select search.place as path, count(*) filter (where due_on >= ${on}::date)::int as open,
      count(*) filter (where due_on < ${on}::date)::int as late
    from invitation_task join enterprise_search search on search.enterprise_id = ${today}
    where settled_at is null group by search.place`.execute(tx)
  return rows
}
