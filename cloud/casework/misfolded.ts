/** The proof of the projection: every history folded anew and compared with where the case is said to stand. */
import { sql } from 'kysely'
import type { Call } from '../platform/call'
import { listHistories } from './history-store'
import { fold, type Folded, type HistoryEvent } from './life/fold'
import { owedOf } from './moving'
import type { CaseFile } from './store'

/** Own choice, 2026-11-23: cases compared at a time. */
const COMPARED = 500

/** A case that is not what its history says. */
export interface Misfolded {
  id: string
  /** Which fields differ; `history` where the history itself is not legal. */
  fields: string[]
}

/** The same beside a running service: all as of one moment, so that a case that moves meanwhile is no wrong one. First in its transaction. */
export async function checkCases(call: Pick<Call, 'tx'>): Promise<Misfolded[]> {
  await sql`set transaction isolation level repeatable read`.execute(call.tx)
  return listMisfolded(call)
}

/** @returns the cases that differ; empty is right. `each` sees every case with what its history folds to; null: an illegal history */
export async function listMisfolded(
  call: Pick<Call, 'tx'>,
  each?: (file: CaseFile, folded: Folded | null) => void,
): Promise<Misfolded[]> {
  const wrong: Misfolded[] = []
  let after: string | undefined
  for (;;) {
    const { files, events } = await listHistories(call.tx, after, COMPARED)
    if (files.length === 0) return wrong
    const histories = new Map<string, (HistoryEvent & { seq: number })[]>()
    // Written by `appendEvent` from a CaseEvent: kind and payload belong together.
    for (const event of events as unknown as (HistoryEvent & { case_id: string; seq: number })[])
      histories.set(event.case_id, [...(histories.get(event.case_id) ?? []), event])
    for (const file of files) {
      const history = histories.get(file.id) ?? []
      const folded = foldOrNull(history)
      each?.(file, folded)
      const fields = folded === null ? ['history'] : differing(file, folded, history)
      if (fields.length > 0) wrong.push({ id: file.id, fields })
    }
    after = files.at(-1)?.id
  }
}

function foldOrNull(history: readonly HistoryEvent[]): Folded | null {
  try {
    return fold(history)
  } catch {
    return null
  }
}

function differing(file: CaseFile, folded: Folded, history: readonly { version: number; seq: number }[]): string[] {
  const pairs: [string, unknown, unknown][] = [
    ['state', file.state, folded.state],
    ['before', file.before_state, folded.before],
    ['office', file.office_id, folded.officeId],
    ['form', file.form, folded.form],
    ['party', file.party, folded.party],
    ['term', file.term_ends_on, folded.termEndsOn],
    ['handings', file.handings, folded.handings],
    ['contact', file.contact_on, folded.contactOn],
    ['joint', file.joint_lead_id, folded.jointLeadId],
    ['seq', file.seq, history.length],
  ]
  // Before events carried the duty, nothing in the history tells of it.
  if (folded.owed !== null || (history.at(-1)?.version ?? 1) > 1) {
    const owed = owedOf(file)
    const now = folded.owed
    pairs.push(
      ['owner', owed?.ownerId, now?.ownerId],
      ['person', owed?.personId, now?.personId],
      ['step', owed?.step, now?.step],
      ['holder', owed?.holder, now?.holder],
      ['due', owed?.dueOn, now?.dueOn],
      ['cause', owed?.cause, now?.cause],
      ['escalated', owed?.escalatedTo, now?.escalatedTo],
    )
  }
  return pairs.filter(([, is, ought]) => (is ?? null) !== (ought ?? null)).map(([field]) => field)
}
