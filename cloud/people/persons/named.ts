/** Whether anything still names a person: asked of the database's own foreign keys, so that a table made later is not forgotten here. */
import { sql } from 'kysely'
import type { Call } from '../../platform/call'
import { forgetPerson, lockPersonWholly } from './actions'

/**
 * What names a person and keeps nobody known: the own values; what was sent to the number and to whom it was handed for that, which are kept by
 * id as long as the law asks, whoever was forgotten.
 */
const traces = ['personal_value', 'message_intent', 'sharing_subject']

async function isNamed(act: Pick<Call, 'tx'>, personId: string): Promise<boolean> {
  const { rows: keys } = await sql<{ table: string; column: string }>`
    select class.relname as table, attribute.attname as column
    from pg_constraint key
      join pg_class class on class.oid = key.conrelid
      join pg_attribute attribute on attribute.attrelid = key.conrelid and attribute.attnum = key.conkey[1]
    where key.contype = 'f' and key.confrelid = 'person'::regclass and not class.relname = any(${traces}::name[])
    order by class.relname, attribute.attname`.execute(act.tx)
  const each = keys.map(
    ({ table, column }) => sql`exists (select from ${sql.table(table)} where ${sql.ref(column)} = ${personId})`,
  )
  const { rows } = await sql<{ named: boolean }>`select ${sql.join(each, sql` or `)} as named`.execute(act.tx)
  return rows[0]?.named !== false
}

/**
 * Forgets a person whom nothing names: who never signed in nor held an office, asked for nothing, and whom no invitation means. Whoever would
 * name the person at this moment is waited for, or finds the person forgotten.
 * @returns false where something does: the person stays
 */
export async function forgetUnnamed(act: Pick<Call, 'tx' | 'now'>, personId: string): Promise<boolean> {
  await lockPersonWholly(act, personId)
  if (await isNamed(act, personId)) return false
  await forgetPerson(act, personId)
  return true
}
