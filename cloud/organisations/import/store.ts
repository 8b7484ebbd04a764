import { sql, type Insertable, type Selectable } from 'kysely'
import type { Tx } from '../../platform/database/database'
import { enterprisesToday } from '../../pool/actions'
import type { OrganisationTables } from '../tables'

const db = (tx: Tx) => tx.withTables<OrganisationTables>()

export type KnownOrganisation = Selectable<OrganisationTables['organisation']>
/** What of an organisation a list tells; the rest is found out. */
export type OrganisationEntry = Omit<KnownOrganisation, 'id'>

/** Until the transaction ends, no other import of organisations runs: two of them would enter the same one twice. */
export async function lockImports(tx: Tx): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx)
  await sql`lock table organisation_import in share row exclusive mode`.execute(tx)
}

export async function findImport(tx: Tx, sha256: string): Promise<Date | undefined> {
  const row = await db(tx)
    .selectFrom('organisation_import')
    .select('at')
    .where('sha256', '=', sha256)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at
}

/** The latest imports. */
export const listImports = (tx: Tx, limit: number) =>
  db(tx).selectFrom('organisation_import').selectAll().orderBy('at', 'desc').orderBy('id').limit(limit).execute()

/** All of them: a city has some thousands. */
export async function listKnown(tx: Tx): Promise<KnownOrganisation[]> {
  return db(tx).selectFrom('organisation').selectAll().execute()
}

export async function insertOrganisation(tx: Tx, entry: OrganisationEntry): Promise<string> {
  const row = await db(tx).insertInto('organisation').values(entry).returning('id').executeTakeFirstOrThrow()
  return row.id
}

export async function updateOrganisation(tx: Tx, id: string, entry: OrganisationEntry): Promise<void> {
  await db(tx).updateTable('organisation').set(entry).where('id', '=', id).execute()
}

/**
 * Organisations that stand beside no enterprise and of which nobody said so, and those that the engine put beside one of which the list names neither
 * name nor code; taken for this transaction, in the order of their ids; with the list that named them last, or who entered them.
 */
export async function lockOpen(tx: Tx, after: string | undefined, limit: number) {
  const { rows } = await sql<OpenOrganisation>`
    select organisation.id, enterprise_name, given_uscc, link, enterprise_id, known.today,
      entered.import_id, entered.person_id, entered.office_id
    from organisation left join (${enterprisesToday()}) known on known.id = enterprise_id, lateral (
      select import_id, person_id, office_id from organisation_event event
      where event.organisation_id = organisation.id order by event.import_id is null, event.id desc limit 1
    ) entered
    where (
      link in ('unsure', 'none')
      or (link = 'engine' and known.name <> enterprise_name and known.uscc is distinct from given_uscc)
    ) and (${after ?? null}::uuid is null or organisation.id > ${after ?? null}::uuid)
    order by organisation.id limit ${limit} for update of organisation`.execute(tx)
  return rows
}

export interface OpenOrganisation extends Pick<
  KnownOrganisation,
  'id' | 'enterprise_name' | 'given_uscc' | 'link' | 'enterprise_id'
> {
  /** What the enterprise that it stands beside is known by now. */
  today: string | null
  import_id: string | null
  person_id: string | null
  office_id: string | null
}

export async function updateLink(
  tx: Tx,
  id: string,
  found: Pick<OrganisationEntry, 'link' | 'enterprise_id' | 'reason'>,
): Promise<void> {
  await db(tx).updateTable('organisation').set(found).where('id', '=', id).execute()
}

export async function insertImport(
  tx: Tx,
  entry: Insertable<OrganisationTables['organisation_import']>,
): Promise<void> {
  await db(tx).insertInto('organisation_import').values(entry).execute()
}
