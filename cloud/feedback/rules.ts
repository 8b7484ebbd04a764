/** The life of a complaint: events, transitions, days. Pure. */
import type { ComplaintKind, ComplaintState } from '../../types/feedback'
import { domainEvent } from '../platform/events'

/** What happened. Ids and outcomes only; what was written lies with the personal values, under the event's id. */
export type ComplaintEvent =
  | { kind: 'filed'; payload: { officeId: string } }
  | { kind: 'answered'; payload: Record<string, never> }
  | { kind: 'escalated'; payload: { from: string; to: string; hasNote: boolean } }
  | { kind: 'overdue'; payload: { from: string; to: string } }
  /** Streets changed, and it went along with its office. */
  | { kind: 'moved'; payload: { from: string; to: string } }
export type ComplaintEventKind = ComplaintEvent['kind']

/** Version of the payloads' shapes. */
export const EVENT_VERSION = 1

interface Transition {
  from: ComplaintState | 'none'
  kind: ComplaintEventKind
  to: ComplaintState
}
/** The same stands in the database as a check (migrations 0014, 0030). */
export const transitions: readonly Transition[] = [
  { from: 'none', kind: 'filed', to: 'open' },
  { from: 'open', kind: 'answered', to: 'answered' },
  { from: 'answered', kind: 'escalated', to: 'open' },
  { from: 'open', kind: 'overdue', to: 'open' },
  { from: 'open', kind: 'moved', to: 'open' },
  { from: 'answered', kind: 'moved', to: 'answered' },
]
export const findTransition = (from: ComplaintState, kind: ComplaintEventKind) =>
  transitions.find((one) => one.from === from && one.kind === kind)

interface DayRule {
  workingDays: number
  since: string
  source: string
}
const SOURCE =
  '国办函〔2026〕12号 asks for a complaint function with tracking and names no days; own promise, within the 15 days that 《信访工作条例》第二十三条 gives for accepting a matter'

/** Within how many working days the office answers. */
export const answerDays: Readonly<Record<ComplaintKind, DayRule>> = {
  complaint: { workingDays: 5, since: '2026-11-24', source: SOURCE },
  suggestion: { workingDays: 10, since: '2026-11-24', source: SOURCE },
}
/** The same for the office above, whichever kind it is. */
export const escalatedDays: DayRule = { workingDays: 5, since: '2026-11-24', source: SOURCE }
/** How long after an answer it may be taken to the office above. */
export const objectionDays: DayRule = {
  workingDays: 20,
  since: '2026-11-24',
  source: 'own choice, near the 30 days that 《信访工作条例》第三十五条 gives for asking a review',
}

/** How many one person may file. */
export const filingLimits = {
  windows: [
    { hours: 1, times: 5 },
    { hours: 24, times: 10 },
  ],
  since: '2026-11-24',
  source: 'own choice: far more than anybody has to complain of in a day',
} as const

/** The path of the office above; undefined for the city's, above which there is none. */
export function pathAbove(path: string): string | undefined {
  const above = path.replace(/[^/]+\/$/, '')
  return above === '/' || above === path ? undefined : above
}

/** What the person is told when a complaint moves. */
export interface MovedComplaint {
  eventId: string
  personId: string
  number: string
  kind: ComplaintEventKind
}
export const complaintMoved = domainEvent<MovedComplaint>('feedback.complaintMoved')
