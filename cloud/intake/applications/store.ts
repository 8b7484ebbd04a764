import { sql, type Insertable, type Updateable } from 'kysely'
import type { Headcount } from '../../../types/intake'
import type { Tx } from '../../platform/database/database'
import { codesOfEnterprise } from '../../pool/actions'
import type { IntakeTables } from '../tables'
import { appliedEnterprises, enterprisesInReview } from './sets'

const db = (tx: Tx) => tx.withTables<IntakeTables>()

export async function nextNumber(tx: Tx): Promise<number> {
  const { rows } = await sql<{ number: string }>`select nextval('application_number') as number`.execute(tx)
  return Number(rows[0]?.number)
}

/** @returns the id, or undefined when this person, or somebody as well known, has an open application for it already */
export async function insertApplication(
  tx: Tx,
  application: Insertable<IntakeTables['application']>,
): Promise<string | undefined> {
  const row = await db(tx)
    .insertInto('application')
    .values(application)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function findApplication(tx: Tx, id: string) {
  return db(tx).selectFrom('application').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The open applications for an enterprise, under whichever of its codes, oldest first. */
export async function listOpen(tx: Tx, uscc: string) {
  return db(tx)
    .selectFrom('application')
    .select(['id', 'number', 'uscc', 'applicant_person_id', 'authority', 'office_id', 'vouched_at'])
    .where('uscc', '=', sql<string>`any(array(${codesOfEnterprise(uscc)}))`)
    .where('closed_at', 'is', null)
    .orderBy('submitted_at')
    .orderBy('number')
    .execute()
}

/**
 * Until this transaction ends, nobody else looks whether an application may stand beside the open ones of this enterprise. Where it has one code, the
 * table's unique indexes see two at the same moment; under several codes they do not.
 */
export async function lockOpen(tx: Tx, uscc: string): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('application/' || min(code.uscc collate "C"), 0))
    from (${codesOfEnterprise(uscc)}) code having count(*) > 1`.execute(tx)
}

/** The street stands behind it from now on. */
export async function vouch(tx: Tx, id: string, now: Date): Promise<void> {
  await db(tx)
    .updateTable('application')
    .set({ vouched_at: now })
    .where('id', '=', id)
    .where('vouched_at', 'is', null)
    .execute()
}

export async function close(tx: Tx, id: string, now: Date): Promise<void> {
  await db(tx)
    .updateTable('application')
    .set({ closed_at: now })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .execute()
}

/** @returns false when its contact was let go of by rule: there is nobody to call any more */
export async function reopen(tx: Tx, id: string): Promise<boolean> {
  const row = await db(tx)
    .updateTable('application')
    .set({ closed_at: null })
    .where('id', '=', id)
    .where('contact_forgotten_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Another office is responsible from now on. */
export async function moveTo(tx: Tx, id: string, to: { officeId: string; place: string }): Promise<void> {
  await db(tx)
    .updateTable('application')
    .set({ office_id: to.officeId, place: to.place })
    .where('id', '=', id)
    .execute()
}

/** Where the enterprise works, and where that leads. */
export async function putAddress(
  tx: Tx,
  id: string,
  to: Pick<
    Updateable<IntakeTables['application']>,
    'operating_address' | 'route_decision' | 'route_confidence' | 'route_reason' | 'leads_to_office_id'
  >,
): Promise<void> {
  await db(tx).updateTable('application').set(to).where('id', '=', id).execute()
}

/** All applications of an office, open and closed. */
export async function moveAllTo(tx: Tx, officeId: string, to: { officeId: string; place: string }): Promise<void> {
  await db(tx)
    .updateTable('application')
    .set({ office_id: to.officeId, place: to.place })
    .where('office_id', '=', officeId)
    .execute()
}

/** Applications of an office, by id from behind `after`. */
export async function listAtOffice(tx: Tx, officeId: string, after: string | undefined, limit: number) {
  let query = db(tx)
    .selectFrom('application')
    .select(['id', 'address', 'operating_address'])
    .where('office_id', '=', officeId)
    .orderBy('id')
    .limit(limit)
  if (after !== undefined) query = query.where('id', '>', after)
  return query.execute()
}

export async function listOfApplicant(tx: Tx, personId: string) {
  return db(tx)
    .selectFrom('application')
    .selectAll()
    .where('applicant_person_id', '=', personId)
    .orderBy('submitted_at', 'desc')
    .orderBy('number', 'desc')
    .execute()
}

export async function findByLicence(tx: Tx, uploadId: string): Promise<string | undefined> {
  const row = await db(tx)
    .selectFrom('application')
    .select('id')
    .where('licence_upload_id', '=', uploadId)
    .executeTakeFirst()
  return row?.id
}

export async function updateHeadcount(
  tx: Tx,
  id: string,
  counts: { youth?: Headcount | undefined; members?: Headcount | undefined },
): Promise<{ youth: Headcount | null; members: Headcount | null }> {
  return db(tx)
    .updateTable('application')
    .set((eb) => ({
      youth: counts.youth ?? eb.ref('youth'),
      members: counts.members ?? eb.ref('members'),
    }))
    .where('id', '=', id)
    .returning(['youth', 'members'])
    .executeTakeFirstOrThrow()
}

export async function listById(tx: Tx, ids: readonly string[]) {
  return ids.length === 0 ? [] : db(tx).selectFrom('application').selectAll().where('id', 'in', ids).execute()
}

/** A person has settled which enterprise is meant; null: one that the pool does not have. */
export async function settleMatch(
  tx: Tx,
  id: string,
  { now, enterprise }: { now: Date; enterprise: { id: string; uscc: string } | null },
): Promise<void> {
  await db(tx)
    .updateTable('application')
    .set({
      match_settled_at: now,
      ...(enterprise === null
        ? {}
        : {
            enterprise_id: enterprise.id,
            uscc: enterprise.uscc,
            given_uscc: sql<string | null>`nullif(coalesce(given_uscc, uscc), ${enterprise.uscc})`,
          }),
    })
    .where('id', '=', id)
    .execute()
}

/** Applications that came to stand under an enterprise since a moment, and name what was merged into it: by its code, or its invitation. */
export async function listNaming(
  tx: Tx,
  named: { id: string; uscc: string },
  { under, since }: { under: string; since: Date },
) {
  return db(tx)
    .selectFrom('application')
    .selectAll()
    .where('enterprise_id', '=', under)
    .where(sql<boolean>`coalesce(match_settled_at, submitted_at) >= ${since}`)
    .where((eb) =>
      eb.or([
        eb('given_uscc', '=', named.uscc),
        eb('invitation_id', 'in', eb.selectFrom('invitation').select('id').where('enterprise_id', '=', named.id)),
      ]),
    )
    .orderBy('submitted_at')
    .orderBy('number')
    .execute()
}

export async function putUnder(tx: Tx, id: string, enterprise: { id: string; uscc: string }): Promise<void> {
  await db(tx)
    .updateTable('application')
    .set({ enterprise_id: enterprise.id, uscc: enterprise.uscc, given_uscc: null })
    .where('id', '=', id)
    .execute()
}

/** Applications linked to an enterprise, or proposed for it and not settled; newest first. */
export async function listForEnterprises(tx: Tx, enterpriseIds: readonly string[]) {
  const any = sql<string>`any(${[...enterpriseIds]}::uuid[])`
  return db(tx)
    .selectFrom('application')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('enterprise_id', '=', any),
        eb.and([
          eb('match_candidate_id', '=', any),
          eb('enterprise_id', 'is', null),
          eb('match_decision', '=', 'review'),
          eb('match_settled_at', 'is', null),
        ]),
      ]),
    )
    .orderBy('submitted_at', 'desc')
    .orderBy('number', 'desc')
    .execute()
}

/** Of the given enterprises, those that have applied or may be meant by an application. */
export async function listStandings(
  tx: Tx,
  enterpriseIds: readonly string[],
): Promise<Map<string, { applied: boolean; inReview: boolean }>> {
  if (enterpriseIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; applied: boolean; inReview: boolean }>`
    select asked.id, asked.id in (${appliedEnterprises()}) as applied, asked.id in (${enterprisesInReview()}) as "inReview"
    from unnest(${enterpriseIds}::uuid[]) as asked (id)
  `.execute(tx)
  return new Map(rows.map(({ id, ...standing }) => [id, standing]))
}
