import { sql } from 'kysely'
import type { OrganisationState } from '../../types/organisations'
import type { Tx } from '../platform/database/database'
import type { OrganisationEventKind, OrganisationLink, OrganisationTables } from './tables'

const db = (tx: Tx) => tx.withTables<OrganisationTables>()

interface NewEvent {
  organisationId: string
  at: Date
  kind: OrganisationEventKind
  changed: Readonly<Record<string, unknown>>
  enterpriseId: string | null
  importId?: string
  by?: { personId: string; officeId: string }
}

export async function insertEvent(tx: Tx, event: NewEvent): Promise<void> {
  await db(tx)
    .insertInto('organisation_event')
    .values({
      organisation_id: event.organisationId,
      at: event.at,
      kind: event.kind,
      changed: JSON.stringify(event.changed),
      enterprise_id: event.enterpriseId,
      import_id: event.importId ?? null,
      person_id: event.by?.personId ?? null,
      office_id: event.by?.officeId ?? null,
    })
    .execute()
}

/** Organisations of the given enterprises: those that stand first, then by day of founding. */
export async function listOfEnterprises(tx: Tx, enterpriseIds: readonly string[]) {
  if (enterpriseIds.length === 0) return []
  return db(tx)
    .selectFrom('organisation')
    .selectAll()
    .where('enterprise_id', 'in', enterpriseIds)
    .orderBy(sql`ended_on is not null`)
    .orderBy('founded_on', (order) => order.asc().nullsLast())
    .orderBy('id')
    .execute()
}

/** What happened to the organisations of the given enterprises, newest first. */
export async function listEventsOf(tx: Tx, enterpriseIds: readonly string[], limit: number) {
  if (enterpriseIds.length === 0) return []
  return db(tx)
    .selectFrom('organisation_event as event')
    .innerJoin('organisation', 'organisation.id', 'event.organisation_id')
    .select(['event.at', 'event.kind', 'event.changed', 'event.person_id as personId', 'organisation.name'])
    .where('event.enterprise_id', 'in', enterpriseIds)
    .orderBy('event.id', 'desc')
    .limit(limit)
    .execute()
}

/** Takes one for this transaction. */
export async function lock(tx: Tx, id: string) {
  return db(tx).selectFrom('organisation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

const linksOf: Readonly<Record<OrganisationState, readonly OrganisationLink[]>> = {
  unsure: ['unsure'],
  apart: ['none', 'apart'],
  linked: ['engine', 'person'],
}

/** By name, those behind `after`. */
export async function listByState(tx: Tx, state: OrganisationState, after: string | undefined, limit: number) {
  let query = db(tx)
    .selectFrom('organisation')
    .selectAll()
    .where('link', 'in', linksOf[state])
    .orderBy('name_key')
    .orderBy('id')
    .limit(limit)
  if (after !== undefined)
    query = query.where(
      sql<boolean>`(name_key, id) > ((select name_key from organisation where id = ${after}::uuid), ${after}::uuid)`,
    )
  return query.execute()
}

export async function countByState(tx: Tx): Promise<Record<OrganisationState, number>> {
  const rows = await db(tx)
    .selectFrom('organisation')
    .select(['link', (eb) => eb.fn.countAll<string>().as('n')])
    .groupBy('link')
    .execute()
  const sum = (state: OrganisationState) =>
    rows.filter(({ link }) => linksOf[state].includes(link)).reduce((total, { n }) => total + Number(n), 0)
  return { unsure: sum('unsure'), apart: sum('apart'), linked: sum('linked') }
}

export async function setLink(
  tx: Tx,
  id: string,
  { link, enterpriseId }: { link: OrganisationLink; enterpriseId: string | null },
): Promise<void> {
  await db(tx).updateTable('organisation').set({ link, enterprise_id: enterpriseId }).where('id', '=', id).execute()
}

/** Organisations that came to stand beside an enterprise since a moment, and name this one; taken for this transaction. */
export async function listPutBeside(
  tx: Tx,
  enterpriseId: string,
  since: Date,
  named: { uscc: string; enterpriseKey: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from organisation
    where enterprise_id = ${enterpriseId} and link in ('engine', 'person')
      and (given_uscc = ${named.uscc} or (given_uscc is null and enterprise_key = ${named.enterpriseKey}))
      and ${since} <= (
        select min(event.at) from organisation_event event
        where event.organisation_id = organisation.id and event.enterprise_id = organisation.enterprise_id)
    order by id for update`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function setEnterprise(tx: Tx, id: string, enterpriseId: string): Promise<void> {
  await db(tx).updateTable('organisation').set({ enterprise_id: enterpriseId }).where('id', '=', id).execute()
}

export async function setEnd(tx: Tx, id: string, endedOn: string | null): Promise<void> {
  await db(tx).updateTable('organisation').set({ ended_on: endedOn }).where('id', '=', id).execute()
}

/** The organisation that the same names mean, where it has no number of its own. */
export async function findSame(
  tx: Tx,
  names: { enterprise_key: string; given_uscc: string | null; kind: string; name_key: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from organisation
    where enterprise_key = ${names.enterprise_key} and coalesce(given_uscc, '') = ${names.given_uscc ?? ''}
      and kind = ${names.kind} and name_key = ${names.name_key} and own_code is null
    for update`.execute(tx)
  return rows[0]?.id
}

export async function setTerm(tx: Tx, id: string, termEndsOn: string): Promise<void> {
  await db(tx).updateTable('organisation').set({ term_ends_on: termEndsOn }).where('id', '=', id).execute()
}
