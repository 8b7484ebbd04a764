/**
 * The work of imports by upload: one at a time in the whole city, in the service, beside the requests. A trial does everything and takes it back. The import
 * commits with the word that it is done: whatever ends the process before leaves nothing written.
 */
import type { ImportCounts } from '../../../types/imports'
import { limits } from '../../../types/limits'
import { importWords } from '../../../types/words/imports'
import { OrganisationFileRefused, type Matching } from '../../organisations/actions'
import type { TableStore } from '../../gateways/tables/folder'
import type { Call } from '../../platform/call'
import type { Clock } from '../../platform/clock'
import { sqlState, type Database } from '../../platform/database/database'
import { openTable } from '../../platform/spreadsheet/open'
import { UnreadableTable, type OpenTable } from '../../platform/spreadsheet/table'
import { PlaceFileRefused } from '../../places/actions'
import { PoolFileRefused } from '../../pool/actions'
import { takeIn } from './kinds'
import { jobRules } from './rules'
import * as store from './store'
import type { Job, RefusedRow } from './store'

export interface ImportGround {
  database: Database
  clock: Clock
  tables: TableStore
  engines: Matching
  act: <T>(work: (call: Call) => Promise<T>) => Promise<T>
}

/** What is wrong with a file as a whole; its message is the sentence to show. */
const refusals = [UnreadableTable, PoolFileRefused, OrganisationFileRefused, PlaceFileRefused] as const

/** Carries what a trial came to out of the transaction that it takes back. */
class TakenBack extends Error {
  override readonly name = 'TakenBack'
}
/** Somebody else says that this process is dead: nothing of it may stay. */
class GivenUp extends Error {
  override readonly name = 'GivenUp'
}

/** A step of the loop: takes up the next job, if any, and sees it through. @returns whether there was one */
export async function runImports(ground: ImportGround): Promise<boolean> {
  const { database, clock } = ground
  const now = clock.now()
  await database.transact((tx) => store.markInterrupted(tx, new Date(now.getTime() - jobRules.deadMs), now))
  const job = await claim(ground)
  if (job === undefined) return false
  await seeThrough(ground, job)
  return true
}

async function claim({ database, clock }: ImportGround): Promise<Job | undefined> {
  try {
    return await database.transact(async (tx) => {
      const job = await store.findWaiting(tx)
      if (job === undefined) return undefined
      const state = job.state === 'waiting' ? 'running' : 'checking'
      const now = clock.now()
      const start = { state, moved_at: now, beat_at: now, rows_read: 0, rows_written: 0, share: 0 } as const
      return (await store.move(tx, job.id, [job.state], start)) ? { ...job, state } : undefined
    })
  } catch (error) {
    // Another process was quicker.
    if (sqlState(error) === '23505') return undefined
    throw error
  }
}

async function seeThrough(ground: ImportGround, job: Job): Promise<void> {
  const { database, clock, tables } = ground
  const state = job.state as 'checking' | 'running'
  const fail = (failure: string) =>
    database.transact((tx) => store.move(tx, job.id, [state], { state: 'failed', failure, moved_at: clock.now() }))
  if (job.stored_key === null) {
    await fail(importWords.gone)
    return
  }
  let table: OpenTable
  try {
    table = await openTable(tables.pathOf(job.stored_key))
  } catch (error) {
    await fail(error instanceof UnreadableTable ? error.message : importWords.gone)
    return
  }
  const watch = startWatch(ground, job, state, table)
  try {
    await work(ground, job, state, table, watch.tell)
  } catch (error) {
    if (error instanceof GivenUp) return
    const isFile = refusals.some((refusal) => error instanceof refusal)
    await watch.stop()
    await fail(isFile && error instanceof Error ? error.message : importWords.broken)
    if (!isFile) throw error
  } finally {
    await watch.stop()
    await table.close()
  }
}

/** Says now and then how far it is, and that the process lives; never in the import's own transaction, whose rows nobody sees before its end. */
function startWatch({ database, clock }: ImportGround, job: Job, state: 'checking' | 'running', table: OpenTable) {
  let at = { read: 0, written: 0 }
  let told = { read: -1, at: 0 }
  let saying: Promise<unknown> | undefined
  const say = () => {
    const isNew = at.read !== told.read
    const since = Date.now() - told.at
    // The embedded database has one connection, which the import holds: what is said meanwhile waits, one word at most.
    if (saying !== undefined || since < (isNew ? jobRules.tellMs : jobRules.beatMs)) return
    told = { read: at.read, at: Date.now() }
    const progress = { rows_read: at.read, rows_written: at.written, share: table.progress(), beat_at: clock.now() }
    saying = database
      .transact((tx) => store.move(tx, job.id, [state], progress))
      .catch(() => undefined)
      .finally(() => {
        saying = undefined
      })
  }
  const timer = setInterval(say, jobRules.tellMs)
  return {
    tell: (read: number, written: number) => {
      at = { read, written }
    },
    stop: async () => {
      clearInterval(timer)
      await saying
    },
  }
}

const whole = ({ read, refused }: ImportCounts) => ({ rows_read: read, rows_written: read - refused, share: 1 })

async function work(
  { act, engines, database, clock }: ImportGround,
  job: Job,
  state: 'checking' | 'running',
  table: OpenTable,
  progress: (read: number, written: number) => void,
): Promise<void> {
  let refused: RefusedRow[] = []
  let trial: ImportCounts | undefined
  const keep = (rows: readonly RefusedRow[]) => {
    for (const row of rows) if (refused.length < limits.importFile.refused) refused.push(row)
  }
  try {
    // The database may ask for the transaction again: everything begins anew then.
    await act(async (base) => {
      refused = []
      const call: Call = { ...base, requestId: 'import', device: 'service' }
      const { counts, importId } = await takeIn(call, engines, job, table, { refused: keep, progress })
      if (state === 'checking') {
        trial = counts
        throw new TakenBack()
      }
      await store.putRefusals(call.tx, job.id, refused)
      const done = {
        state: 'done',
        outcome: JSON.stringify(counts),
        import_id: importId,
        ...whole(counts),
        moved_at: clock.now(),
      } as const
      if (!(await store.move(call.tx, job.id, [state], done))) throw new GivenUp()
    })
  } catch (error) {
    if (!(error instanceof TakenBack) || trial === undefined) throw error
    const checked = {
      state: 'checked',
      trial: JSON.stringify(trial),
      ...whole(trial),
      moved_at: clock.now(),
    } as const
    await database.transact(async (tx) => {
      await store.putRefusals(tx, job.id, refused)
      await store.move(tx, job.id, [state], checked)
    })
  }
}

/** Deletes files that are done with, and those that nobody has gone on with for a day: they hold personal values. */
export async function sweepTables({ database, clock, tables }: ImportGround): Promise<void> {
  const now = clock.now()
  const before = new Date(now.getTime() - jobRules.keepHours * 3_600_000)
  for (const { id, state, stored_key: key } of await database.transact((tx) => store.listLeft(tx, before))) {
    if (key !== null) await tables.remove(key)
    const isOver = state === 'done' || state === 'failed' || state === 'dropped'
    await database.transact((tx) =>
      store.move(tx, id, [state], { stored_key: null, ...(isOver ? {} : { state: 'dropped', moved_at: now }) }),
    )
  }
}
