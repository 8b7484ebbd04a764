import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database'
import type { FieldTables } from '../tables'

/** A person's own records of a day of China's clock, in their order. */
export async function listOfDay(tx: Tx, personId: string, day: string) {
  const from = sql<Date>`(${day}::date)::timestamp at time zone 'Asia/Shanghai'`
  const until = sql<Date>`(${day}::date + 1)::timestamp at time zone 'Asia/Shanghai'`
  return tx
    .withTables<FieldTables>()
    .selectFrom('field_record as record')
    .leftJoin('field_visit as visit', 'visit.record_id', 'record.id')
    .select([
      'record.id',
      'record.kind',
      'record.at',
      'record.enterprise_id',
      'record.newcomer_id',
      'record.place_id',
      'record.outcome',
      'visit.met',
      'visit.wish',
      'visit.why',
      'visit.youth',
      sql<boolean>`exists (select from field_record back where back.person_id = record.person_id and back.kind = 'taken-back'
        and back.outcome = 'recorded' and back.detail->>'record' = record.id::text)`.as('taken_back'),
    ])
    .where('record.person_id', '=', personId)
    .where('record.at', '>=', from)
    .where('record.at', '<', until)
    .orderBy('record.at')
    .orderBy('record.device_id')
    .orderBy('record.seq')
    .execute()
}
