import { sql, type RawBuilder } from 'kysely'
import type { InvitationChannel, InvitationKind } from '../../../types/invitations'
import type { Tx } from '../../platform/database/database'
import { officesVersion } from '../../divisions/actions'
import { standingNames } from '../../organisations/actions'
import { rowsOf, type Column } from '../../platform/database/columns'
import { plannedOnce } from '../../platform/database/prepared'
import { enterpriseJson, someEnterprise } from '../../pool/actions'
import type { IntakeTables, PartnerBody } from '../tables'

const db = (tx: Tx) => tx.withTables<IntakeTables>()

export interface InvitationToInsert {
  id: string
  tokenId: string
  shortId: string
  kind: InvitationKind
  channel: InvitationChannel
  enterpriseId?: string | null
  contactPersonId?: string | null
  contactField?: 'phone' | 'register/phone'
  contactBlind?: Buffer | null
  invitedBy?: string | null
  officeId?: string | null
  listId?: string | null
  campaignId?: string | null
  title?: string | null
  place?: string | null
  /** A place of the registry. */
  placeId?: string | null
}

const COLUMNS: readonly Column<InvitationToInsert>[] = [
  { name: 'id', type: 'uuid', of: (one) => one.id },
  { name: 'token_id', type: 'text', of: (one) => one.tokenId },
  { name: 'short_id', type: 'text', of: (one) => one.shortId },
  { name: 'kind', type: 'text', of: (one) => one.kind },
  { name: 'channel', type: 'text', of: (one) => one.channel },
  { name: 'enterprise_id', type: 'uuid', of: (one) => one.enterpriseId ?? null },
  { name: 'contact_person_id', type: 'uuid', of: (one) => one.contactPersonId ?? null },
  { name: 'contact_field', type: 'text', of: (one) => one.contactField ?? 'phone' },
  { name: 'contact_blind', type: 'bytea', of: (one) => one.contactBlind ?? null },
  { name: 'invited_by', type: 'uuid', of: (one) => one.invitedBy ?? null },
  { name: 'office_id', type: 'uuid', of: (one) => one.officeId ?? null },
  { name: 'list_id', type: 'uuid', of: (one) => one.listId ?? null },
  { name: 'campaign_id', type: 'uuid', of: (one) => one.campaignId ?? null },
  { name: 'title', type: 'text', of: (one) => one.title ?? null },
  { name: 'place', type: 'text', of: (one) => one.place ?? null },
  { name: 'place_id', type: 'uuid', of: (one) => one.placeId ?? null },
]

/** @returns in the order given; without an enterprise's printed one where another stands, also one that was made meanwhile */
export async function insertInvitations<One extends InvitationToInsert>(
  tx: Tx,
  now: Date,
  invitations: readonly One[],
): Promise<readonly One[]> {
  if (invitations.length === 0) return []
  const insert = sql`
    insert into invitation (${sql.join(COLUMNS.map(({ name }) => sql.ref(name)))}, created_at)
    select *, ${now}::timestamptz from (${rowsOf(invitations, COLUMNS)}) given`
  // Of all others each row is written, or the statement fails.
  if (!invitations.some((one) => one.channel === 'poster')) {
    await insert.execute(tx)
    return invitations
  }
  const { rows } = await sql<{ id: string }>`${insert}
    on conflict (enterprise_id) where channel = 'poster' and enterprise_id is not null and revoked_at is null do nothing
    returning id`.execute(tx)
  const inserted = new Set(rows.map((row) => row.id))
  return invitations.filter(({ id }) => inserted.has(id))
}

/** What an opening shows beside the invitation, as columns: read with it, for each way to the database is paid for by whoever waits. */
const shownColumns = (enterpriseId: RawBuilder<unknown>, today: string) => [
  enterpriseJson(enterpriseId).as('enterprise'),
  standingNames(enterpriseId, today).as('standing'),
  sql<{ body: PartnerBody; office: string }[]>`(
    select coalesce(jsonb_agg(jsonb_build_object('body', body, 'office', office) order by id), '[]')
    from partner_body where ended_at is null)`.as('bodies'),
]

const find = (tx: Tx) =>
  db(tx)
    .selectFrom('invitation')
    .select([
      'id',
      'kind',
      'channel',
      'enterprise_id',
      'contact_person_id',
      'contact_field',
      'contact_blind',
      'office_id',
      'list_id',
      'title',
      'place',
      'place_id',
      'revoked_at',
      'opened_at',
      'last_opened_at',
      'confirmed_at',
      'submitted_at',
      'answer',
      'answered_at',
    ])

/** By what stands in a link. */
export type LinkedBy = { tokenId: string } | { shortId: string }

const findLinked = (tx: Tx, by: LinkedBy) =>
  'shortId' in by ? find(tx).where('short_id', '=', by.shortId) : find(tx).where('token_id', '=', by.tokenId)

export const findByLink = (tx: Tx, by: LinkedBy) => findLinked(tx, by).executeTakeFirst()
export type InvitationRow = NonNullable<Awaited<ReturnType<typeof findByLink>>>

/** The same, held until the transaction ends: as it is once whoever held it before is done. */
export const lockByLink = (tx: Tx, by: LinkedBy): Promise<InvitationRow | undefined> =>
  findLinked(tx, by).forUpdate().executeTakeFirst()

const opening = (tx: Tx, today: string) =>
  find(tx)
    .modifyFront(plannedOnce)
    .select(() => shownColumns(sql.ref('invitation.enterprise_id'), today))
    .select(officesVersion().as('offices'))

/** The invitation with all that is shown of it to anybody. */
export const findOpening = (tx: Tx, by: LinkedBy, today: string) =>
  ('shortId' in by
    ? opening(tx, today).where('short_id', '=', by.shortId)
    : opening(tx, today).where('token_id', '=', by.tokenId)
  ).executeTakeFirst()
export type OpeningRow = NonNullable<Awaited<ReturnType<typeof findOpening>>>

type Shown = Pick<OpeningRow, 'enterprise' | 'standing' | 'bodies' | 'offices'>

/** The same of some enterprise or other, where there is no such invitation. */
export async function findSomeShown(tx: Tx, text: string, today: string): Promise<Shown | undefined> {
  const { rows } = await sql<Shown>`
    select ${plannedOnce} ${sql.join(shownColumns(sql.ref('another.id'), today))}, ${officesVersion()} as offices from (${someEnterprise(text)}) another`.execute(
    tx,
  )
  return rows[0]
}

export async function listOfList(tx: Tx, listId: string) {
  return db(tx)
    .selectFrom('invitation')
    .select(['id', 'token_id', 'enterprise_id', 'answer', 'answered_at'])
    .where('list_id', '=', listId)
    .where('revoked_at', 'is', null)
    .execute()
}

export async function revoke(tx: Tx, id: string, now: Date): Promise<void> {
  await db(tx)
    .updateTable('invitation')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
}

/** It leads nowhere any more, and names nobody. */
export async function takeBack(tx: Tx, id: string, now: Date): Promise<void> {
  await db(tx)
    .updateTable('invitation')
    .set({ revoked_at: now, contact_person_id: null, contact_blind: null })
    .where('id', '=', id)
    .execute()
}

export async function revokeMany(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await sql`
    update invitation set revoked_at = ${now}
    where (id = any(${[...ids]}::uuid[]) or list_id = any(${[...ids]}::uuid[])) and revoked_at is null and sent_at is null and opened_at is null`.execute(
    tx,
  )
}

/** Invitations that were not taken back, of a set of enterprises. */
export async function countOf(tx: Tx, enterpriseIds: RawBuilder<unknown>): Promise<number> {
  const { n } = await db(tx)
    .selectFrom('invitation')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('revoked_at', 'is', null)
    .where(sql<boolean>`enterprise_id in (${enterpriseIds})`)
    .executeTakeFirstOrThrow()
  return Number(n)
}

export async function clearContact(tx: Tx, personId: string): Promise<void> {
  await db(tx)
    .updateTable('invitation')
    .set({ contact_person_id: null, contact_blind: null })
    .where('contact_person_id', '=', personId)
    .execute()
}

export async function clearContactOf(tx: Tx, id: string): Promise<void> {
  await db(tx)
    .updateTable('invitation')
    .set({ contact_person_id: null, contact_blind: null })
    .where('id', '=', id)
    .execute()
}

/** Invitations of an enterprise, newest first; without whom they name. */
export async function listForEnterprises(tx: Tx, enterpriseIds: readonly string[]) {
  return db(tx)
    .selectFrom('invitation')
    .select([
      'id',
      'enterprise_id',
      'campaign_id',
      'invited_by',
      'channel',
      'created_at',
      'revoked_at',
      'sent_at',
      'delivered_at',
      'opened_at',
      'confirmed_at',
      'submitted_at',
      'accepted_at',
      'founded_at',
      'answer',
      'answered_at',
    ])
    .where('enterprise_id', '=', sql<string>`any(${[...enterpriseIds]}::uuid[])`)
    .orderBy('created_at', 'desc')
    .execute()
}

/** How an application's enterprise was invited, and by whom. */
export const findLedBy = (tx: Tx, applicationId: string) =>
  db(tx)
    .selectFrom('application')
    .innerJoin('invitation', 'invitation.id', 'application.invitation_id')
    .select(['invitation.channel', 'invitation.title', 'invitation.invited_by', 'invitation.created_at'])
    .where('application.id', '=', applicationId)
    .executeTakeFirst()

export const lock = (tx: Tx, id: string) =>
  db(tx)
    .selectFrom('invitation')
    .select([
      'list_id',
      'campaign_id',
      'contact_blind',
      'contact_person_id',
      'revoked_at',
      'submitted_at',
      'answer',
      'answered_at',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
export type LockedInvitation = NonNullable<Awaited<ReturnType<typeof lock>>>

export async function moveOffice(
  tx: Tx,
  from: { officeId: string; path: string },
  to: { officeId: string; path: string },
): Promise<void> {
  await db(tx).updateTable('invitation').set({ place: to.path }).where('place', '=', from.path).execute()
  await db(tx)
    .updateTable('invitation')
    .set({ office_id: to.officeId })
    .where('office_id', '=', from.officeId)
    .execute()
}

/** The short id of what was printed for an enterprise, for a place of the registry, or for an office's place and title. */
export async function findPrinted(
  tx: Tx,
  of: { enterpriseId: string } | { kind: 'place' | 'campaign'; title: string; place: string; placeId?: string },
): Promise<string | undefined> {
  const query = db(tx)
    .selectFrom('invitation')
    .select('short_id')
    .where('channel', '=', 'poster')
    .where('revoked_at', 'is', null)
    .where('short_id', 'is not', null)
  const found = await (
    'enterpriseId' in of
      ? query.where('enterprise_id', '=', of.enterpriseId)
      : of.placeId !== undefined
        ? query.where('place_id', '=', of.placeId)
        : query
            .where('kind', '=', of.kind)
            .where('title', '=', of.title)
            .where('place', '=', of.place)
            .where('place_id', 'is', null)
  )
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return found?.short_id ?? undefined
}

/** Printed invitations of places of the registry that were not taken back. */
export async function listOfPlaces(
  tx: Tx,
  placeIds: readonly string[],
): Promise<{ placeId: string; tokenId: string; shortId: string | null }[]> {
  if (placeIds.length === 0) return []
  const rows = await db(tx)
    .selectFrom('invitation')
    .select(['place_id', 'token_id', 'short_id'])
    .where('place_id', 'in', placeIds)
    .where('revoked_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ place_id: placeId, token_id: tokenId, short_id: shortId }) =>
    placeId === null ? [] : [{ placeId, tokenId, shortId }],
  )
}
