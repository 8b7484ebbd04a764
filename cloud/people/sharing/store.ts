import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database'
import type { PeopleTables } from '../tables'
import type { NewSharing } from './actions'

const db = (tx: Tx) => tx.withTables<PeopleTables>()
const columns = [
  'sharing_record.id',
  'sharing_record.at',
  'sharing_record.manner',
  'sharing_record.recipient',
  'sharing_record.fields',
  'sharing_record.purpose',
  'sharing_record.basis',
  'sharing_record.act',
  'sharing_record.record_id',
] as const

export type Sharing = Omit<PeopleTables['sharing_record'], 'id'> & { id: string }
export type SharingRow = Sharing & { persons: number }

export async function insertSharing(tx: Tx, sharing: NewSharing, now: Date): Promise<string> {
  const row = await db(tx)
    .insertInto('sharing_record')
    .values({
      at: now,
      manner: sharing.manner,
      recipient: sharing.recipient,
      fields: [...sharing.fields],
      purpose: sharing.purpose,
      basis: sharing.basis,
      act: sharing.act,
      record_id: sharing.record ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function insertSubjects(tx: Tx, sharingId: string, personIds: readonly string[]): Promise<void> {
  await sql`
    insert into sharing_subject (sharing_id, person_id)
    select ${sharingId}::bigint, person_id from unnest(${personIds}::uuid[]) as given (person_id)
    on conflict do nothing
  `.execute(tx)
}

export async function listOfPerson(tx: Tx, personId: string): Promise<Sharing[]> {
  return db(tx)
    .selectFrom('sharing_subject')
    .innerJoin('sharing_record', 'sharing_record.id', 'sharing_subject.sharing_id')
    .select(columns)
    .where('sharing_subject.person_id', '=', personId)
    .orderBy('sharing_record.id', 'desc')
    .execute()
}

export async function listBetween(
  tx: Tx,
  { from, to }: { from: Date; to: Date },
  after: string,
  limit: number,
): Promise<SharingRow[]> {
  const rows = await db(tx)
    .selectFrom('sharing_record')
    .select(columns)
    .select((eb) =>
      eb
        .selectFrom('sharing_subject')
        .whereRef('sharing_subject.sharing_id', '=', 'sharing_record.id')
        .select((inner) => inner.fn.countAll<string>().as('n'))
        .as('persons'),
    )
    .where('at', '>=', from)
    .where('at', '<', to)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, persons: Number(row.persons ?? 0) }))
}

export async function countBefore(tx: Tx, before: Date): Promise<number> {
  const row = await db(tx)
    .selectFrom('sharing_record')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('at', '<', before)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export async function deleteBefore(tx: Tx, before: Date, limit: number): Promise<number> {
  const result = await db(tx)
    .deleteFrom('sharing_record')
    .where('id', 'in', (eb) =>
      eb.selectFrom('sharing_record').select('id').where('at', '<', before).orderBy('id').limit(limit),
    )
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
