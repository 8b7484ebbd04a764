import { sql, type Selectable } from 'kysely'
import type { ImportKind, ImportState } from '../../../types/imports'
import type { Tx } from '../../platform/database/database'
import type { CultivationTables } from '../tables'

const db = (tx: Tx) => tx.withTables<CultivationTables>()

export type Job = Selectable<CultivationTables['import_job']>
export interface RefusedRow {
  line: number
  field: string
  reason: string
  content: string
}

export async function insertJob(
  tx: Tx,
  job: { kind: ImportKind; file: string; personId: string; officeId: string; now: Date },
): Promise<string> {
  const row = await db(tx)
    .insertInto('import_job')
    .values({
      kind: job.kind,
      state: 'announced',
      file: job.file,
      stored_key: null,
      trial: null,
      outcome: null,
      failure: null,
      import_id: null,
      person_id: job.personId,
      office_id: job.officeId,
      created_at: job.now,
      moved_at: job.now,
      beat_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Takes a job for this transaction. */
export const lockJob = (tx: Tx, id: string): Promise<Job | undefined> =>
  db(tx).selectFrom('import_job').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const listJobs = (tx: Tx, limit: number): Promise<Job[]> =>
  db(tx).selectFrom('import_job').selectAll().orderBy('created_at', 'desc').orderBy('id').limit(limit).execute()

/** Which of the given jobs have rows that stay out. */
export async function listWithRefused(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db(tx)
    .selectFrom('import_refusal')
    .select('job_id')
    .distinct()
    .where('job_id', 'in', ids)
    .execute()
  return new Set(rows.map((row) => row.job_id))
}

type Change = Partial<Omit<Job, 'id' | 'trial' | 'outcome'>> & { trial?: string; outcome?: string }

/** Moves a job on from one of the given states. @returns false where it is in none of them any more */
export async function move(tx: Tx, id: string, from: readonly ImportState[], change: Change): Promise<boolean> {
  const { trial, outcome, ...plain } = change
  const row = await db(tx)
    .updateTable('import_job')
    .set({
      ...plain,
      ...(trial === undefined ? {} : { trial: sql<never>`${trial}::jsonb` }),
      ...(outcome === undefined ? {} : { outcome: sql<never>`${outcome}::jsonb` }),
    })
    .where('id', '=', id)
    .where('state', 'in', from)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The next one that waits, where none is worked on; the unique index lets only one process have it. */
export const findWaiting = (tx: Tx): Promise<Job | undefined> =>
  db(tx)
    .selectFrom('import_job')
    .selectAll()
    .where('state', 'in', ['waiting-check', 'waiting'])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('import_job as busy').select('busy.id').where('busy.state', 'in', ['checking', 'running']),
        ),
      ),
    )
    .orderBy('moved_at')
    .limit(1)
    .executeTakeFirst()

/** What nobody has worked on since: its process is gone, and its transaction with it. @returns how many */
export async function markInterrupted(tx: Tx, before: Date, now: Date): Promise<number> {
  const result = await db(tx)
    .updateTable('import_job')
    .set({ state: 'interrupted', moved_at: now, rows_read: 0, rows_written: 0, share: 0 })
    .where('state', 'in', ['checking', 'running'])
    .where('beat_at', '<', before)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export async function putRefusals(tx: Tx, jobId: string, rows: readonly RefusedRow[]): Promise<void> {
  await db(tx).deleteFrom('import_refusal').where('job_id', '=', jobId).execute()
  if (rows.length === 0) return
  await sql`
    insert into import_refusal (job_id, at, line, field, reason, content)
    select ${jobId}::uuid, given.at, given.line, given.field, given.reason, given.content
    from unnest(
      ${rows.map((_, at) => at)}::int[], ${rows.map((row) => row.line)}::int[], ${rows.map((row) => row.field)}::text[],
      ${rows.map((row) => row.reason)}::text[], ${rows.map((row) => row.content)}::text[]
    ) as given (at, line, field, reason, content)`.execute(tx)
}

export const listRefusals = (tx: Tx, jobId: string): Promise<RefusedRow[]> =>
  db(tx)
    .selectFrom('import_refusal')
    .select(['line', 'field', 'reason', 'content'])
    .where('job_id', '=', jobId)
    .orderBy('at')
    .execute()

/** Files of jobs that are over, or that nobody has gone on with since: to be taken off the disk. */
export const listLeft = (tx: Tx, before: Date) =>
  db(tx)
    .selectFrom('import_job')
    .select(['id', 'state', 'stored_key'])
    .where((eb) =>
      eb.or([
        eb.and([eb('stored_key', 'is not', null), eb('state', 'in', ['done', 'failed', 'dropped'])]),
        eb.and([eb('moved_at', '<', before), eb('state', 'in', ['announced', 'checked', 'interrupted'])]),
      ]),
    )
    .execute()

/** The own import of a job, so that the list of those at the command line leaves it out. */
export const listImportIds = async (tx: Tx): Promise<string[]> =>
  (await db(tx).selectFrom('import_job').select('import_id').where('import_id', 'is not', null).execute()).flatMap(
    ({ import_id: id }) => (id === null ? [] : [id]),
  )
