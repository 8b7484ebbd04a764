/**
 * Who may do what to the trail, inside the database. Its tables and the schema around them belong to a role that nobody is; the
 * service's user may read and append. The statements are run once by whoever administers the database: a user that could give
 * itself these rights could take them back.
 */
import { sql } from 'kysely'
import type { Tx } from '../database/database'

/** The role that owns the trail: no login, no members. */
export const AUDIT_OWNER = 'one_tap_league_audit'

const TABLES = ['audit_entry', 'audit_block', 'audit_expired', 'audit_shift'] as const
const TRIGGERS = 9
const FUNCTIONS = [
  'audit_position()',
  'audit_snapshot()',
  'audit_expire(bigint, timestamptz, bytea)',
  'refuse_change()',
  'refuse_audit_change()',
  'refuse_early_expiry()',
] as const
/** Ids and positions are given by the database: with these an appended row could pose as an older one. */
const ENTRY_COLUMNS =
  'at, request_id, person_id, session_id, role, office_id, device, address, function, act, record_kind, record_id, reason, outcome'

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Statements that put the protection in force; safe to run again. For a superuser, in the service's database. */
export function protectionSql({ user, schema }: { user: string; schema: string }): string {
  const [who, owner, where] = [quoted(user), quoted(AUDIT_OWNER), quoted(schema)]
  const of = (name: string) => `${where}.${name}`
  return [
    'begin;',
    `do $$ begin create role ${owner} nologin; exception when duplicate_object or unique_violation then null; end $$;`,
    `grant usage, create on schema ${where} to ${owner};`,
    ...TABLES.map((table) => `alter table ${of(table)} owner to ${owner};`),
    ...FUNCTIONS.map((name) => `alter function ${of(name)} owner to ${owner};`),
    // Whoever owns a schema may drop what stands in it.
    `alter schema ${where} owner to ${owner};`,
    `grant usage, create on schema ${where} to ${who};`,
    ...TABLES.map((table) => `revoke all on ${of(table)} from public, ${who};`),
    `grant select on ${TABLES.map(of).join(', ')} to ${who};`,
    `grant select on sequence ${of('audit_entry_id_seq')} to ${who};`,
    `grant insert (${ENTRY_COLUMNS}) on ${of('audit_entry')} to ${who};`,
    `grant insert on ${of('audit_block')}, ${of('audit_shift')} to ${who};`,
    `grant execute on function ${of('audit_expire(bigint, timestamptz, bytea)')} to ${who};`,
    'commit;',
    '',
  ].join('\n')
}

/** Statements that give everything back to the service's user: before an upgrade whose migrations change the trail's tables. */
export function releaseSql({ user, schema }: { user: string; schema: string }): string {
  const [who, where] = [quoted(user), quoted(schema)]
  const of = (name: string) => `${where}.${name}`
  return [
    'begin;',
    ...TABLES.map((table) => `alter table ${of(table)} owner to ${who};`),
    ...FUNCTIONS.map((name) => `alter function ${of(name)} owner to ${who};`),
    `alter schema ${where} owner to ${schema === 'public' ? 'pg_database_owner' : who};`,
    'commit;',
    '',
  ].join('\n')
}

/** Why the service's user could change what it wrote; `in-force` is right. */
export type Protection =
  'in-force' | 'superuser' | 'owner' | 'schema-owner' | 'rights' | 'may-create-roles' | 'triggers-off'

/** @returns the widest gap; undefined before the migration */
export async function readProtection(tx: Tx): Promise<{ state: Protection; user: string; schema: string } | undefined> {
  const { rows } = await sql<{
    user: string
    schema: string
    superuser: boolean
    creates: boolean
    owns: boolean
    owns_schema: boolean
    rights: boolean
    tables: number
    triggers: number
  }>`
    select current_user::text as user, current_schema()::text as schema, me.rolsuper as superuser, me.rolcreaterole as creates,
      count(trail.oid)::int as tables,
      coalesce(bool_or(pg_has_role(current_user, trail.relowner, 'member')), false) as owns,
      (select pg_has_role(current_user, nspowner, 'member') from pg_namespace where nspname = current_schema()) as owns_schema,
      coalesce(bool_or(has_table_privilege(current_user, trail.oid, 'update') or has_table_privilege(current_user, trail.oid, 'delete')
        or has_table_privilege(current_user, trail.oid, 'truncate') or has_table_privilege(current_user, trail.oid, 'trigger')), false)
        as rights,
      (select count(*)::int from pg_trigger where tgrelid in (select oid from pg_class where relname = any (${[...TABLES]}::text[])
        and relnamespace = (select oid from pg_namespace where nspname = current_schema()))
        and not tgisinternal and tgenabled in ('O', 'A')) as triggers
    from pg_roles me left join pg_class trail on trail.relname = any (${[...TABLES]}::text[]) and trail.relkind = 'r'
      and trail.relnamespace = (select oid from pg_namespace where nspname = current_schema())
    where me.rolname = current_user
    group by me.rolsuper, me.rolcreaterole`.execute(tx)
  const [found] = rows
  if (found === undefined || found.tables < TABLES.length) return undefined
  const { user, schema } = found
  const state = ((): Protection => {
    if (found.triggers < TRIGGERS) return 'triggers-off'
    if (found.superuser) return 'superuser'
    if (found.owns) return 'owner'
    if (found.owns_schema) return 'schema-owner'
    if (found.rights) return 'rights'
    return found.creates ? 'may-create-roles' : 'in-force'
  })()
  return { state, user, schema }
}
