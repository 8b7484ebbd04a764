import { sql } from 'kysely'
import type { DigestCounts } from '../../duties/actions'
import type { Tx } from '../../platform/database/database'
import { looksAfterTerm } from '../led'
import { inQueue, namesLooker, type QueueEye } from './rules'

/**
 * What a cadre's digest counts: what names the cadre or who is away meanwhile, and what lies with the cadre's offices without naming anybody.
 * @param soon the last day that counts as soon
 */
export async function countForDigest(tx: Tx, { eye, soon }: { eye: QueueEye; soon: string }): Promise<DigestCounts> {
  const own = sql<boolean>`((${namesLooker(eye)} or (person_id is null and owner_path = any (${[...eye.paths]}::text[]))) and ${looksAfterTerm})`
  const { rows } = await sql<DigestCounts>`
    select
      count(*) filter (where ${own} and due_on = ${eye.today}::date and holder = 'office')::int as "dueToday",
      count(*) filter (where ${own} and due_on > ${eye.today}::date and due_on <= ${soon}::date and holder = 'office')::int as "dueSoon",
      count(*) filter (where ${own} and ${inQueue('overdue', eye)})::int as "overdue",
      count(*) filter (where ${inQueue('escalated', eye)})::int as "escalated",
      count(*) filter (where ${own} and ${inQueue('to-accept', eye)})::int as "toAccept",
      count(*) filter (where ${own} and ${inQueue('elections-due', eye)})::int as "elections",
      count(*) filter (where ${own} and ${inQueue('contacts-due', eye)})::int as "contactsDue",
      count(*) filter (where ${own} and ${inQueue('enterprise-late', eye)})::int as "enterpriseLate"
    from case_file
    where duty_id is not null
      and (person_id = ${eye.personId} or owner_path = any (${[...eye.paths]}::text[]) or escalated_path = any (${[...eye.paths]}::text[]))
  `.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('a count without a row')
  return row
}
