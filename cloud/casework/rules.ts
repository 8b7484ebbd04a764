/** What later rooms may know of cases. Pure. */
import type { FoundingForm } from '../../types/case-life'
import type { DigestPage } from '../../types/queues'
import { domainEvent } from '../platform/events'
import type { CaseEventKind } from './life/events'

export { EVENT_VERSION, type CaseEvent, type CaseEventKind, type Counts } from './life/events'
export { fold, type Folded, type HistoryEvent, type Owed } from './life/fold'
export { findTransition, hasEnded, isUnderWay, openStates, stepOf, transitions } from './life/transitions'

/** What later rooms are told when a case moves. */
export interface MovedCase {
  caseId: string
  eventId: string
  kind: CaseEventKind
  applicantId: string
  number: string
  /** What is being founded, once it is decided. */
  form: FoundingForm | null
}
export const caseMoved = domainEvent<MovedCase>('casework.caseMoved')

/** A cadre's digest of a working day was written. */
export interface WrittenDigest {
  personId: string
  on: string
  /** Sentences with counts; none where there is nothing to say. */
  lines: readonly string[]
  /** Where all of them lead; null: to the queue. */
  page: DigestPage | null
}
export const digestWritten = domainEvent<WrittenDigest>('casework.digestWritten')

/** What later rooms are told when the office answered a wish to join. */
export interface AnsweredJoin {
  eventId: string
  personId: string
  decision: 'admitted' | 'declined'
}
export const joinAnswered = domainEvent<AnsweredJoin>('casework.joinAnswered')

/** The term of an organisation comes to its end. */
export interface NearingTerm {
  /** One message a mark of a term. */
  cause: string
  /** Who founded it. */
  personId: string
  number: string
  /** Months that are left, as the mark says. */
  months: number
}
export const termNears = domainEvent<NearingTerm>('casework.termNears')

/** What later rooms are told when a wish to join ended without an answer, or an admitted one lost its case. */
export interface EndedJoin {
  /** One message a cause: the event, or the wish of somebody who was admitted. */
  cause: string
  personId: string
}
export const joinEnded = domainEvent<EndedJoin>('casework.joinEnded')
