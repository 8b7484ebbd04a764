import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database'
import { restsOn } from '../records/newcomer-store'
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
      sql<'free' | 'asked' | 'bound'>`case
        when exists (select from field_record back join field_conflict open on open.record_id = back.id and open.settled_at is null
          where back.person_id = record.person_id and back.kind = 'taken-back' and back.outcome = 'kept'
            and back.detail->>'record' = record.id::text) then 'asked'
        when record.kind = 'newcomer' and (exists (select from field_newcomer where record_id = record.id and state = 'new')
          or ${restsOn(sql.ref('record.id'))}) then 'bound'
        when record.kind = 'application' and exists (
          select from field_taken where record_id = record.id and state = 'confirmed') then 'bound'
        else 'free' end`.as('back'),
    ])
    .where('record.person_id', '=', personId)
    .where('record.at', '>=', from)
    .where('record.at', '<', until)
    .orderBy('record.at')
    .orderBy('record.device_id')
    .orderBy('record.seq')
    .execute()
}
