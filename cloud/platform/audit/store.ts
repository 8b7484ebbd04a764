/** Queries of the sealer and the verification. Every value as text, exactly as it is stored: digests are taken of it. */
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../database/database'

/** A row of the trail as its digest sees it. `at` in microseconds since 1970, as digits. */
export interface AuditRow {
  id: string
  position: string
  at: string
  request_id: string
  person_id: string | null
  session_id: string | null
  role: string | null
  office_id: string | null
  device: string
  address: string | null
  function: string
  act: string
  record_kind: string | null
  record_id: string | null
  reason: string | null
  outcome: string
}

export interface AuditBlock {
  number: string
  format: number
  since_seen: string | null
  until_seen: string
  after_position: string | null
  after_id: string | null
  last_position: string | null
  last_id: string | null
  closes: boolean
  row_ids: string[]
  row_digests: Buffer
  rows_digest: Buffer
  /** Microseconds since 1970, as digits. */
  sealed_at: string
  previous: Buffer
  digest: Buffer
}

/** Which rows a block is about. */
export type BlockRange = Pick<
  AuditBlock,
  'since_seen' | 'until_seen' | 'after_position' | 'after_id' | 'last_position' | 'last_id' | 'closes'
>

const micros = (column: string) => sql<string>`(extract(epoch from ${sql.ref(column)}) * 1000000)::bigint::text`
export const microsOf = (instant: Date): string => `${instant.getTime()}000`
export const instantOf = (given: string): Date => new Date(Number(given.slice(0, -3)))

const blockColumns = sql`number::text as number, format, since_seen::text as since_seen, until_seen::text as until_seen,
  after_position::text as after_position, after_id::text as after_id, last_position::text as last_position,
  last_id::text as last_id, closes, row_ids::text[] as row_ids, row_digests, rows_digest, ${micros('sealed_at')} as sealed_at,
  previous, digest`
const rowColumns = sql`id::text as id, position::text as position, ${micros('at')} as at, request_id, person_id::text as person_id,
  session_id::text as session_id, role, office_id::text as office_id, device, address, function, act, record_kind, record_id, reason,
  outcome`

/** False while another process seals. Held to the end of the transaction. */
export async function tryLock(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('audit-seal/' || current_schema(), 0)) as mine`.execute(tx)
  return rows[0]?.mine ?? false
}

export async function findHead(tx: Tx): Promise<AuditBlock | undefined> {
  const { rows } =
    await sql<AuditBlock>`select ${blockColumns} from audit_block order by audit_block.number desc limit 1`.execute(tx)
  return rows[0]
}

export async function findBlockDigest(tx: Tx, number: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{
    digest: Buffer
  }>`select digest from audit_block where number = ${number}::bigint`.execute(tx)
  return rows[0]?.digest
}

/** Blocks behind a number, oldest first, each with when its rows went. */
export async function listBlocks(tx: Tx, after: string, limit: number) {
  const { rows } = await sql<AuditBlock & { expired_at: string | null; stub: Buffer | null }>`
    select block.*, gone.expired_at, gone.digest as stub
    from (select ${blockColumns} from audit_block where audit_block.number > ${after}::bigint
          order by audit_block.number limit ${limit}) block
    left join (select audit_expired.number::text as number, ${micros('expired_at')} as expired_at, digest from audit_expired) gone
      on gone.number = block.number
    order by block.number::bigint`.execute(tx)
  return rows
}

export async function readSnapshot(tx: Tx): Promise<string> {
  const { rows } = await sql<{ seen: string }>`select audit_snapshot()::text as seen`.execute(tx)
  if (rows[0] === undefined) throw new Error('no snapshot')
  return rows[0].seen
}

function within(range: BlockRange): RawBuilder<boolean> {
  const since =
    range.since_seen === null
      ? sql`true`
      : sql`position >= pg_snapshot_xmin(${range.since_seen}::pg_snapshot)
          and not pg_visible_in_snapshot(position, ${range.since_seen}::pg_snapshot)`
  const after =
    range.after_id === null
      ? sql`true`
      : sql`(position, id) > (${range.after_position}::xid8, ${range.after_id}::bigint)`
  const last = range.closes
    ? sql`true`
    : sql`(position, id) <= (${range.last_position}::xid8, ${range.last_id}::bigint)`
  return sql<boolean>`position < pg_snapshot_xmax(${range.until_seen}::pg_snapshot)
    and pg_visible_in_snapshot(position, ${range.until_seen}::pg_snapshot) and ${since} and ${after} and ${last}`
}

/** The rows that a block is about, in its order. */
export async function listRows(tx: Tx, range: BlockRange, limit: number): Promise<AuditRow[]> {
  const { rows } = await sql<AuditRow>`select ${rowColumns} from audit_entry where ${within(range)}
    order by audit_entry.position, audit_entry.id limit ${limit}`.execute(tx)
  return rows
}

export async function hasRow(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from audit_entry where id = ${id}::bigint`.execute(tx)
  return rows.length > 0
}

export async function insertBlock(tx: Tx, block: AuditBlock): Promise<void> {
  await sql`insert into audit_block (number, format, since_seen, until_seen, after_position, after_id, last_position, last_id, closes,
      row_ids, row_digests, rows_digest, sealed_at, previous, digest)
    values (${block.number}::bigint, ${block.format}, ${block.since_seen}::pg_snapshot, ${block.until_seen}::pg_snapshot,
      ${block.after_position}::xid8, ${block.after_id}::bigint, ${block.last_position}::xid8, ${block.last_id}::bigint, ${block.closes},
      ${block.row_ids}::bigint[], ${block.row_digests}, ${block.rows_digest},
      ${instantOf(block.sealed_at)}, ${block.previous}, ${block.digest})`.execute(tx)
}

/** The first row that no block can have: written behind all seals, or torn out of the order. */
export async function findOutside(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string
  }>`select id::text as id from audit_entry where position is null order by audit_entry.id limit 1`.execute(tx)
  return rows[0]?.id
}

/** The oldest row that no block has yet, if it is older than an instant. */
export async function findUnsealed(
  tx: Tx,
  head: AuditBlock | undefined,
  before: Date,
): Promise<{ id: string; at: string } | undefined> {
  const since = head?.until_seen ?? null
  const left =
    since === null
      ? sql`true`
      : sql`position >= pg_snapshot_xmin(${since}::pg_snapshot) and not pg_visible_in_snapshot(position, ${since}::pg_snapshot)`
  const cut =
    head === undefined || head.closes
      ? sql`false`
      : sql`(${within({ ...head, after_position: head.last_position, after_id: head.last_id, closes: true })})`
  const { rows } = await sql<{ id: string; at: string }>`select id::text as id, ${micros('at')} as at from audit_entry
    where ((${left}) or ${cut}) and audit_entry.at < ${before} order by audit_entry.at, audit_entry.id limit 1`.execute(
    tx,
  )
  return rows[0]
}

/**
 * Transaction ids of this cluster against those that stand in the trail.
 * @returns by how much they must be moved so that what is written now comes behind; 0 where it does so by itself
 */
export async function findShift(tx: Tx): Promise<bigint> {
  const { rows } = await sql<{ written: string; next: string; shift: string }>`
    select greatest(coalesce((select max(position::text::bigint) + 1 from (select position from audit_entry order by audit_entry.position desc limit 1) newest), 0),
        coalesce((select pg_snapshot_xmax(until_seen)::text::bigint from audit_block order by number desc limit 1), 0))::text as written,
      pg_snapshot_xmax(audit_snapshot())::text as next,
      (select coalesce(max(value), 0) from audit_shift)::text as shift`.execute(tx)
  const { written = '0', next = '0', shift = '0' } = rows[0] ?? {}
  const lacking = BigInt(written) - BigInt(next)
  return lacking > 0n ? BigInt(shift) + lacking : 0n
}

export async function insertShift(tx: Tx, value: bigint): Promise<void> {
  await sql`insert into audit_shift (value) values (${value.toString()}::bigint) on conflict do nothing`.execute(tx)
}

export async function expire(tx: Tx, block: string, at: Date, stub: Buffer): Promise<number> {
  const { rows } = await sql<{
    gone: number
  }>`select audit_expire(${block}::bigint, ${at}::timestamptz, ${stub}) as gone`.execute(tx)
  return rows[0]?.gone ?? 0
}

/** The oldest block whose rows are still there. */
export async function findOldestKept(tx: Tx): Promise<Pick<AuditBlock, 'number' | 'digest' | 'sealed_at'> | undefined> {
  const { rows } = await sql<Pick<AuditBlock, 'number' | 'digest' | 'sealed_at'>>`
    select number::text as number, digest, ${micros('sealed_at')} as sealed_at from audit_block
    where audit_block.number = (select coalesce(max(number), 0) + 1 from audit_expired)`.execute(tx)
  return rows[0]
}
