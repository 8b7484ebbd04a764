/** The life of a case: its events, the legal transitions, the fold. Pure. */
import { caseStates, endedStates, type CaseState, type OpenState, type ReturnReason } from '../../types/casework'
import type { DutyStep } from '../duties/rules'
import { domainEvent } from '../platform/events'

/** What happened. Ids and outcomes only; a remark's text lies with the personal values, under the event's id. */
export type CaseEvent =
  | { kind: 'submitted'; payload: { officeId: string; match: string; route: string } }
  | { kind: 'accepted'; payload: Record<string, never> }
  | { kind: 'returned'; payload: { reasons: ReturnReason[]; hasNote: boolean } }
  | { kind: 'resubmitted'; payload: { hasNote: boolean } }
  | { kind: 'join-asked'; payload: { joinId: string } }
  | { kind: 'join-answered'; payload: { joinId: string; decision: 'admitted' | 'declined' } }
  | { kind: 'join-ended'; payload: { joinId: string } }
  | { kind: 'match-settled'; payload: { decision: 'this' | 'new'; enterpriseId: string | null } }
  | { kind: 'withdrawn'; payload: Record<string, never> }

export type CaseEventKind = CaseEvent['kind']

/** Whether nobody has a next move any more. */
export const hasEnded = (state: CaseState): state is (typeof endedStates)[number] =>
  (endedStates as readonly CaseState[]).includes(state)

/** Version of the payloads' shapes; a later shape gets the next number, and the fold reads both. */
export const EVENT_VERSION = 1

interface Transition {
  from: CaseState | 'none'
  kind: CaseEventKind
  to: CaseState
  /** The duty that begins with it; null where the open one goes on; none where the case ends. */
  step: DutyStep | null | 'none'
}

const openStates = caseStates.filter((state): state is OpenState => !hasEnded(state))

/** The same table stands in the database as a foreign key (migrations 0007, 0011, 0017, 0022). */
export const transitions: readonly Transition[] = [
  { from: 'none', kind: 'submitted', to: 'submitted', step: 'accept' },
  { from: 'submitted', kind: 'accepted', to: 'accepted', step: 'contact' },
  { from: 'submitted', kind: 'returned', to: 'returned', step: 'answer' },
  { from: 'returned', kind: 'resubmitted', to: 'submitted', step: 'accept' },
  ...openStates.flatMap((state) =>
    (['join-asked', 'join-answered', 'join-ended', 'match-settled'] as const).map((kind) => ({
      from: state,
      kind,
      to: state,
      step: null,
    })),
  ),
  ...openStates.map((state) => ({ from: state, kind: 'withdrawn', to: 'withdrawn', step: 'none' }) as const),
]

export function findTransition(from: CaseState | 'none', kind: CaseEventKind) {
  return transitions.find((transition) => transition.from === from && transition.kind === kind)
}

/** The state that a history comes to. @throws when the history is not legal: then the database was altered behind our back */
export function fold(history: readonly { kind: string }[]): CaseState | 'none' {
  let state: CaseState | 'none' = 'none'
  for (const { kind } of history) {
    const transition = transitions.find((one) => one.from === state && one.kind === kind)
    if (transition === undefined) throw new Error(`illegal event ${kind} in state ${state}`)
    state = transition.to
  }
  return state
}

/** What later rooms are told when a case moves. */
export interface MovedCase {
  caseId: string
  eventId: string
  kind: CaseEventKind
  applicantId: string
  number: string
}
export const caseMoved = domainEvent<MovedCase>('casework.caseMoved')

/** What later rooms are told when the office answered a wish to join. */
export interface AnsweredJoin {
  eventId: string
  personId: string
  decision: 'admitted' | 'declined'
}
export const joinAnswered = domainEvent<AnsweredJoin>('casework.joinAnswered')

/** What later rooms are told when a wish to join ended without an answer, or an admitted one lost its case. */
export interface EndedJoin {
  /** One message a cause: the event, or the wish of somebody who was admitted. */
  cause: string
  personId: string
}
export const joinEnded = domainEvent<EndedJoin>('casework.joinEnded')
