import { sql, type Insertable } from 'kysely'
import type { Tx } from '../../platform/database/database'
import type { IntakeTables } from '../tables'

const db = (tx: Tx) => tx.withTables<IntakeTables>()

export interface DueAddress {
  id: string
  address: string
  operating_address: string | null
  tries: number
}

/** Open applications whose route is unsure and that no service was asked about, or one was in vain, a while ago; oldest first. */
export async function listDue(
  tx: Tx,
  { before, tries, limit }: { before: Date; tries: number; limit: number },
): Promise<DueAddress[]> {
  return db(tx)
    .selectFrom('application')
    .leftJoin('address_check', 'address_check.application_id', 'application.id')
    .select(['application.id', 'application.address', 'application.operating_address'])
    .select(sql<number>`coalesce(address_check.tries, 0)`.as('tries'))
    .where('application.route_decision', '<>', 'auto')
    .where('application.closed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('address_check.application_id', 'is', null),
        eb.and([
          eb('address_check.outcome', '=', 'unavailable'),
          eb('address_check.tries', '<', tries),
          eb('address_check.asked_at', '<', before),
        ]),
      ]),
    )
    .orderBy('application.submitted_at')
    .orderBy('application.id')
    .limit(limit)
    .execute()
}

export async function findFound(tx: Tx, placeKey: string, since: Date) {
  return db(tx)
    .selectFrom('address_check')
    .selectAll()
    .where('place_key', '=', placeKey)
    .where('outcome', '=', 'found')
    .where('asked_at', '>=', since)
    .orderBy('asked_at', 'desc')
    .executeTakeFirst()
}

export async function putCheck(tx: Tx, check: Insertable<IntakeTables['address_check']>): Promise<void> {
  const { application_id: _, ...changes } = check
  await db(tx)
    .insertInto('address_check')
    .values(check)
    .onConflict((conflict) => conflict.column('application_id').doUpdateSet(changes))
    .execute()
}

/** Uses one of a day's askings up. @returns false: there is none left */
export async function countOne(tx: Tx, day: string, most: number): Promise<boolean> {
  if (most < 1) return false
  const { rows } = await sql`
    insert into geocoder_day as counted (day, asked) values (${day}, 1)
    on conflict (day) do update set asked = counted.asked + 1 where counted.asked < ${most} returning asked`.execute(tx)
  return rows.length > 0
}

export async function forgetCheck(tx: Tx, applicationId: string): Promise<void> {
  await db(tx).deleteFrom('address_check').where('application_id', '=', applicationId).execute()
}

export async function findCheck(tx: Tx, applicationId: string) {
  return db(tx).selectFrom('address_check').selectAll().where('application_id', '=', applicationId).executeTakeFirst()
}
