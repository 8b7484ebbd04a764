import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database/database'
import type { IntakeTables } from '../tables'

const db = (tx: Tx) => tx.withTables<IntakeTables>()

export async function insertInvitation(
  tx: Tx,
  invitation: { tokenId: string; enterpriseId: string; contactPersonId: string | null; now: Date },
): Promise<string> {
  const row = await db(tx)
    .insertInto('invitation')
    .values({
      token_id: invitation.tokenId,
      enterprise_id: invitation.enterpriseId,
      contact_person_id: invitation.contactPersonId,
      created_at: invitation.now,
      revoked_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function findByTokenId(tx: Tx, tokenId: string) {
  return db(tx)
    .selectFrom('invitation')
    .select(['id', 'enterprise_id', 'contact_person_id', 'revoked_at'])
    .where('token_id', '=', tokenId)
    .executeTakeFirst()
}

export async function revoke(tx: Tx, id: string, now: Date): Promise<void> {
  await db(tx)
    .updateTable('invitation')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute()
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
    .set({ contact_person_id: null })
    .where('contact_person_id', '=', personId)
    .execute()
}

/** Invitations of an enterprise, newest first; without whom they name. */
export async function listForEnterprises(tx: Tx, enterpriseIds: readonly string[]) {
  return db(tx)
    .selectFrom('invitation')
    .select(['id', 'created_at', 'revoked_at'])
    .where('enterprise_id', 'in', enterpriseIds)
    .orderBy('created_at', 'desc')
    .execute()
}
