/** Imports by upload, as a cadre sees them: announced, sent, tried, started, dropped. The work itself: run.ts. */
import { limits } from '../../../types/limits'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { caseWords } from '../../../types/words/casework'
import { organisationWords } from '../../../types/words/organisations'
import { placeWords } from '../../../types/words/places'
import { poolWords } from '../../../types/words/pool'
import { findPersonalValue } from '../../people/actions'
import { actingGrant, maskName } from '../../people/rules'
import type { Call, SignedInCall } from '../../platform/call'
import { formatCsv } from '../../platform/csv'
import { findFact } from '../../platform/facts'
import { Failure } from '../../platform/failure'
import { listImports as listPoolImports } from '../../pool/actions'
import { listOrganisationImports } from '../../organisations/actions'
import { listPlaceImports } from '../../places/actions'
import { jobRules } from './rules'
import * as store from './store'

export { runImports, sweepTables, type ImportGround } from './run'

type Act = Pick<Call, 'tx' | 'now' | 'tools'>

const signature = (act: Pick<Act, 'tools'>, id: string, until: number) =>
  act.tools.tokens.hash('upload', `import.${id}.${until}`).toString('base64url')

export async function announceImport(
  call: SignedInCall,
  { kind, file }: ParsedOf<'announceImport'>,
): Promise<OutputOf<'announceImport'>> {
  const grant = actingGrant(call.actor, 'pool.import')
  if (grant === undefined) throw new Failure('forbidden')
  const name = file.replace(/^.*[\\/]/, '') || file
  const { personId } = call.actor
  const id = await store.insertJob(call.tx, { kind, file: name, personId, officeId: grant.officeId, now: call.now })
  const until = call.now.getTime() + jobRules.tokenMinutes * 60_000
  return { id, token: `${id}.${until}.${signature(call, id, until)}` }
}

/** The job that an upload's token is for; undefined for one that is not ours or too old. */
export function readImportToken(act: Pick<Act, 'tools' | 'now'>, token: string): string | undefined {
  const [id = '', until = '', given = ''] = token.split('.')
  if (!/^\d{1,15}$/.test(until) || Number(until) < act.now.getTime()) return undefined
  return given === signature(act, id, Number(until)) ? id : undefined
}

/** The file is there: it is tried next. @returns false where one came before */
export const receiveTable = (act: Pick<Act, 'tx' | 'now'>, id: string, key: string): Promise<boolean> =>
  store.move(act.tx, id, ['announced'], { state: 'waiting-check', stored_key: key, moved_at: act.now })

/** @throws Failure importUnknown, importMoved, importDemo */
export async function startImport(
  call: SignedInCall,
  { id }: ParsedOf<'startImport'>,
): Promise<OutputOf<'startImport'>> {
  const job = await store.lockJob(call.tx, id)
  if (job === undefined) throw new Failure('importUnknown')
  if (job.state !== 'checked' && job.state !== 'interrupted') throw new Failure('importMoved')
  // What was interrupted before its trial was over is tried again first.
  const state = job.trial === null ? 'waiting-check' : 'waiting'
  // Invented and real enterprises never lie side by side.
  if (state === 'waiting' && (await findFact(call.tx, 'data')) === 'demo') throw new Failure('importDemo')
  await store.move(call.tx, id, [job.state], { state, moved_at: call.now })
  return { state }
}

/** @throws Failure importUnknown, importMoved */
export async function dropImport(call: SignedInCall, { id }: ParsedOf<'dropImport'>): Promise<OutputOf<'dropImport'>> {
  const job = await store.lockJob(call.tx, id)
  if (job === undefined) throw new Failure('importUnknown')
  const from = ['announced', 'waiting-check', 'checked', 'waiting', 'interrupted', 'dropped'] as const
  if (!(await store.move(call.tx, id, from, { state: 'dropped', moved_at: call.now }))) throw new Failure('importMoved')
  return { state: 'dropped' }
}

const fieldsOf = { pool: poolWords.fields, organisations: organisationWords.fields, places: placeWords.fields }

/** @throws Failure importUnknown */
export async function exportRefused(
  call: SignedInCall,
  { id }: ParsedOf<'exportRefused'>,
): Promise<OutputOf<'exportRefused'>> {
  const job = await store.lockJob(call.tx, id)
  if (job === undefined) throw new Failure('importUnknown')
  const words: Readonly<Record<string, string>> = fieldsOf[job.kind]
  const rows = await store.listRefusals(call.tx, id)
  // A cell that a spreadsheet would run as a formula is marked as text.
  const asText = (content: string) => (/^[=+\-@\t\r]/.test(content) ? `'${content}` : content)
  const lines = rows.map(({ line, field, reason, content }) => [
    String(line),
    words[field] ?? field,
    reason,
    asText(content),
  ])
  return {
    csv: formatCsv(poolWords.refusedColumns, lines, { mark: true }),
    rows: rows.length,
    cut: ((job.outcome ?? job.trial)?.refused ?? 0) > rows.length,
  }
}

export async function listImports(call: SignedInCall): Promise<OutputOf<'listImports'>> {
  const jobs = await store.listJobs(call.tx, jobRules.shown)
  const refused = await store.listWithRefused(
    call.tx,
    jobs.map((job) => job.id),
  )
  const shown: OutputOf<'listImports'>['jobs'] = []
  for (const job of jobs) {
    const who = await findPersonalValue(call, job.person_id, 'name')
    shown.push({
      id: job.id,
      kind: job.kind,
      state: job.state,
      file: job.file,
      read: job.rows_read,
      written: job.rows_written,
      share: job.share,
      trial: job.trial,
      outcome: job.outcome,
      failure: job.failure,
      hasRefused: refused.has(job.id),
      at: job.moved_at.toISOString(),
      whoMasked: who === undefined ? caseWords.deleted : maskName(who),
    })
  }
  const own = new Set(await store.listImportIds(call.tx))
  const all = [
    ...(await listPoolImports(call, jobRules.shown)).map((one) => ({ ...one, kind: 'pool' as const })),
    ...(await listOrganisationImports(call, jobRules.shown)).map((one) => ({ ...one, kind: 'organisations' as const })),
    ...(await listPlaceImports(call, jobRules.shown)).map((one) => ({ ...one, kind: 'places' as const })),
  ]
  return {
    jobs: shown,
    earlier: all
      .filter(({ id }) => !own.has(id))
      .sort((a, b) => b.at.getTime() - a.at.getTime())
      .slice(0, jobRules.shown)
      .map(({ id, kind, file, at, rows_read: read, inserted, updated, unchanged, refused: out }) => ({
        id,
        kind,
        file,
        at: at.toISOString(),
        counts: { read, inserted, updated, unchanged, refused: out, remarks: [] },
      })),
  }
}

/** What an upload may have at most. */
export const largestTable = limits.importFile.bytes
