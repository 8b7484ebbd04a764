/** The history in plain words, and where a case stands: for both sides of the counter. */
import type { CaseState } from '../../types/casework'
import { caseWords } from '../../types/words/casework'
import { localDate } from '../platform/calendar/calendar'
import { findPersonalValue } from '../people/actions'
import type { Call } from '../platform/call'
import { noteField } from './actions'
import { hasEnded, type CaseEvent } from './rules'
import * as store from './store'
import type { CaseFile } from './store'

interface TimelineEntry {
  at: string
  title: string
  detail: string | null
}

/** An event with its payload's type put back; the database gives plain JSON. */
type StoredEvent = CaseEvent & { id: string; at: Date }

export async function readHistory(call: Pick<Call, 'tx'>, caseId: string): Promise<StoredEvent[]> {
  const rows = await store.listEvents(call.tx, caseId)
  // Written by `appendEvent` from a CaseEvent of EVENT_VERSION; kind and payload belong together.
  return rows as unknown as StoredEvent[]
}

/** Newest first. Remarks are opened for whoever may see the case. */
export async function sayTimeline(
  call: Pick<Call, 'tx' | 'tools'>,
  file: CaseFile,
  office: string,
  reader: 'owner' | 'party' | 'cadre',
): Promise<TimelineEntry[]> {
  const words = reader === 'cadre' ? caseWords.eventForCadre : caseWords.event
  const entries: TimelineEntry[] = []
  for (const event of await readHistory(call, file.id)) {
    const reasons =
      event.kind === 'returned' && reader !== 'party'
        ? event.payload.reasons.map((reason) => caseWords.reasons[reason])
        : []
    // Who else of the enterprise asked to join is between that person and the street.
    // Nor is it the owner's business how the pool is kept.
    if (reader !== 'cadre' && (event.kind.startsWith('join-') || event.kind === 'match-settled')) continue
    const hasNote =
      reader !== 'party' && (event.kind === 'returned' || event.kind === 'resubmitted') && event.payload.hasNote
    const note = hasNote ? await findPersonalValue(call, file.applicant_id, noteField(event.id)) : undefined
    const detail = [...reasons, ...(note === undefined ? [] : [note])].join('；')
    entries.unshift({
      at: event.at.toISOString(),
      title:
        event.kind === 'join-answered'
          ? words[event.kind][event.payload.decision](office)
          : event.kind === 'match-settled'
            ? words[event.kind][event.payload.decision](office)
            : words[event.kind](office),
      detail: detail === '' ? null : detail,
    })
  }
  return entries
}

export const isOverdue = (file: Pick<CaseFile, 'due_on' | 'state'>, now: Date): boolean =>
  !hasEnded(file.state) && file.due_on < localDate(now)

/** Who does what by when, for the owner. */
export function sayNext(state: CaseState, office: string, dueOn: string, now: Date): string {
  if (state === 'withdrawn') return caseWords.next.withdrawn()
  const isLate = isOverdue({ due_on: dueOn, state }, now)
  if (state === 'returned') return isLate ? caseWords.next.lateReturned(dueOn) : caseWords.next.returned(dueOn)
  return isLate ? caseWords.next.late(office, dueOn) : caseWords.next[state](office, dueOn)
}
