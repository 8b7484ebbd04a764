import { sql, type RawBuilder } from 'kysely'
import type { Role } from '../../../types/people'
import type { Tx } from '../../platform/database/database'
import type { Part, Reach } from '../policy/policy'
import type { PeopleTables } from '../tables'

const db = (tx: Tx) => tx.withTables<PeopleTables>()

/** Grants in force at an instant. */
export async function listGrants(tx: Tx, personId: string, now: Date): Promise<{ role: Role; officeId: string }[]> {
  const rows = await db(tx)
    .selectFrom('cadre_grant')
    .select(['role', 'office_id'])
    .where('person_id', '=', personId)
    .where('valid_from', '<=', now)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now)]))
    .orderBy('valid_from')
    .execute()
  return rows.map((row) => ({ role: row.role, officeId: row.office_id }))
}

/** @returns the grant's id; undefined when the person already holds this grant */
export async function insertGrant(
  tx: Tx,
  grant: {
    personId: string
    role: Role
    officeId: string
    from: Date
    until: Date | null
    appointedBy: string | null
  },
): Promise<string | undefined> {
  const row = await db(tx)
    .insertInto('cadre_grant')
    .values({
      person_id: grant.personId,
      role: grant.role,
      office_id: grant.officeId,
      valid_from: grant.from,
      valid_until: grant.until,
      appointed_by: grant.appointedBy,
      ended_by: null,
      handed_over_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'role', 'office_id']).where('valid_until', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Roles that a person holds or will hold at some time after an instant. */
export async function listRolesAhead(tx: Tx, personId: string, now: Date): Promise<{ role: Role; officeId: string }[]> {
  const rows = await db(tx)
    .selectFrom('cadre_grant')
    .select(['role', 'office_id'])
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now)]))
    .execute()
  return rows.map((row) => ({ role: row.role, officeId: row.office_id }))
}

/** The office's path comes by id from `divisions`; grants are filtered over the offices that a reach leads to. */
export interface GrantRow {
  id: string
  person_id: string
  role: Role
  office_id: string
  valid_from: Date
  valid_until: Date | null
}

const columns = ['id', 'person_id', 'role', 'office_id', 'valid_from', 'valid_until'] as const

export async function findGrant(tx: Tx, id: string): Promise<GrantRow | undefined> {
  return db(tx).selectFrom('cadre_grant').select(columns).where('id', '=', id).executeTakeFirst()
}

export async function lockGrant(tx: Tx, id: string): Promise<GrantRow | undefined> {
  return db(tx).selectFrom('cadre_grant').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** All grants at offices, whenever they are or were in force. */
export async function listAt(tx: Tx, officeIds: readonly string[]): Promise<GrantRow[]> {
  return db(tx)
    .selectFrom('cadre_grant')
    .select(columns)
    .where(sql<boolean>`office_id = any (${[...officeIds]}::uuid[])`)
    .orderBy('valid_from')
    .orderBy('id')
    .execute()
}

/** Grants in force or ahead at an office, taken for this transaction. */
export async function lockGrantsAt(tx: Tx, officeId: string, now: Date): Promise<GrantRow[]> {
  return db(tx)
    .selectFrom('cadre_grant')
    .select(columns)
    .where('office_id', '=', officeId)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now)]))
    .orderBy('valid_from')
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function moveGrant(tx: Tx, id: string, officeId: string): Promise<void> {
  await db(tx).updateTable('cadre_grant').set({ office_id: officeId }).where('id', '=', id).execute()
}

/** An office as the filter needs it. */
export interface OfficeAt {
  id: string
  path: string
}

/** The policy's filter as a condition on a grant, given the offices of all bodies. */
function within(reach: Reach, offices: readonly OfficeAt[]): RawBuilder<boolean> {
  if (reach.length === 0) return sql<boolean>`false`
  return sql<boolean>`(${sql.join(
    reach.map((part) => condition(part, offices)),
    sql` or `,
  )})`
}

function condition(part: Part, offices: readonly OfficeAt[]): RawBuilder<boolean> {
  if (part.kind === 'all') return sql<boolean>`true`
  if (part.kind !== 'appointed') return sql<boolean>`false`
  const ids = offices.filter((office) => isAt(part, office.path)).map((office) => office.id)
  return sql<boolean>`(role = any (${[...part.roles]}::text[]) and office_id = any (${ids}::uuid[]))`
}

function isAt(part: Extract<Part, { kind: 'appointed' }>, path: string): boolean {
  switch (part.where) {
    case 'at':
      return path === part.path
    case 'under':
      return path !== part.path && path.startsWith(part.path)
    case 'beside':
      return path !== part.path && path.replace(/^\/[^/]+/, '') === part.path
  }
}

/** Grants in force or ahead within a reach, office by office in the order given; `among` narrows to some of them. */
export async function listGrantsWithin(
  tx: Tx,
  {
    reach,
    offices,
    among,
    after,
    limit,
    now,
  }: {
    reach: Reach
    offices: readonly OfficeAt[]
    among: readonly string[] | undefined
    after: string | undefined
    limit: number
    now: Date
  },
): Promise<GrantRow[]> {
  let query = db(tx)
    .selectFrom('cadre_grant')
    .select(columns)
    .where(within(reach, offices))
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now)]))
  if (among !== undefined) query = query.where(sql<boolean>`office_id = any (${[...among]}::uuid[])`)
  const place = sql<number>`array_position(${offices.map((office) => office.id)}::uuid[], office_id)`
  if (after !== undefined)
    query = query.where(sql<boolean>`(${place}, id) > (select ${place}, id from cadre_grant where id = ${after}::uuid)`)
  return query.orderBy(place).orderBy('id').limit(limit).execute()
}

export async function endGrant(tx: Tx, id: string, by: string | null, now: Date): Promise<void> {
  await db(tx)
    .updateTable('cadre_grant')
    .set({ valid_until: now, ended_by: by, handed_over_at: now })
    .where('id', '=', id)
    .execute()
}

/** Takes away a grant that never began. */
export async function deleteGrant(tx: Tx, id: string): Promise<void> {
  await db(tx).deleteFrom('cadre_grant').where('id', '=', id).execute()
}

/** Grants that ran out by themselves and whose duties have not been passed on yet. */
export async function takeLapsed(tx: Tx, now: Date): Promise<GrantRow[]> {
  const rows = await db(tx)
    .selectFrom('cadre_grant')
    .select(columns)
    .where('valid_until', '<=', now)
    .where('handed_over_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .execute()
  if (rows.length > 0)
    await db(tx)
      .updateTable('cadre_grant')
      .set({ handed_over_at: now })
      .where(
        'id',
        'in',
        rows.map((row) => row.id),
      )
      .execute()
  return rows
}

export async function isAnyInForce(tx: Tx, roles: readonly Role[], now: Date): Promise<boolean> {
  const row = await db(tx)
    .selectFrom('cadre_grant')
    .select('id')
    .where('role', 'in', roles)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now)]))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Of the given offices those where somebody holds one of these roles, with the persons. */
export async function listHeld(tx: Tx, officeIds: readonly string[], roles: readonly Role[], now: Date) {
  return db(tx)
    .selectFrom('cadre_grant')
    .select(['office_id', 'person_id'])
    .distinct()
    .where(sql<boolean>`office_id = any (${[...officeIds]}::uuid[])`)
    .where('role', 'in', roles)
    .where('valid_from', '<=', now)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now)]))
    .orderBy('person_id')
    .execute()
}

export async function listInForce(tx: Tx, roles: readonly Role[], now: Date) {
  return db(tx)
    .selectFrom('cadre_grant')
    .select(['office_id', 'person_id'])
    .distinct()
    .where('role', 'in', roles)
    .where('valid_from', '<=', now)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now)]))
    .orderBy('person_id')
    .execute()
}
