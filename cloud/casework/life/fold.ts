/** The fold: from a case's history to where it stands. Pure; it evaluates no dated rule anew. */
import type { CaseState, FoundingForm, PartyKind } from '../../../types/case-life'
import type { CaseEvent, CaseEventKind } from './events'
import { comesBack, formerTransitions, hasEnded, putsAside, transitions } from './transitions'

/** What somebody owes after an event: who, what, by when. Stands in the event itself. */
export interface Owed {
  ownerId: string
  personId: string | null
  holder: 'office' | 'enterprise'
  step: string
  /** ISO date. */
  dueOn: string
  cause: 'responsible' | 'vacancy' | 'taken' | 'assigned'
  escalatedTo: string | null
}

export interface Folded {
  state: CaseState | 'none'
  /** Where it was before it was put aside; null: it is not. */
  before: CaseState | null
  /** The responsible office; null: an event from before offices stood in events. */
  officeId: string | null
  owed: Owed | null
  form: FoundingForm | null
  party: PartyKind | null
  termEndsOn: string | null
  /** How often a street said that another one is responsible. */
  handings: number
  /** The case that leads the joint founding which this one belongs to, itself where it leads; null: it is on its own. */
  jointLeadId: string | null
  /** The day that was agreed for the next contact; null: none. */
  contactOn: string | null
}

export const unborn: Folded = {
  state: 'none',
  before: null,
  officeId: null,
  owed: null,
  form: null,
  party: null,
  termEndsOn: null,
  handings: 0,
  jointLeadId: null,
  contactOn: null,
}

/** An event as the history keeps it. */
export interface HistoryEvent {
  version: number
  kind: CaseEventKind
  payload: CaseEvent['payload']
  duty: Owed | null
}

/** @throws Error when the event is not legal where the case stands */
export function step(at: Folded, event: HistoryEvent): Folded {
  const next =
    formerTransitions.find(
      (one) => one.from === at.state && one.kind === event.kind && event.version <= one.untilVersion,
    ) ??
    transitions.find(
      (one) => one.from === at.state && one.kind === event.kind && (!comesBack(event.kind) || one.to === at.before),
    )
  if (next === undefined) throw new Error(`illegal event ${event.kind} in state ${at.state}`)
  const aside = putsAside(event.kind)
    ? (at.state as CaseState)
    : comesBack(event.kind) || hasEnded(next.to)
      ? null
      : at.before
  return {
    ...at,
    ...learnt(at, { kind: event.kind, payload: event.payload } as CaseEvent),
    state: next.to,
    before: aside,
    owed: hasEnded(next.to) ? null : (event.duty ?? at.owed),
    // Whatever has ended founds nothing, together with nobody, and nobody is to be called.
    ...(hasEnded(next.to) ? { jointLeadId: null, contactOn: null } : {}),
    // What was agreed on the way to a founding is over with it.
    ...(next.to === 'founded' && at.state !== 'founded' ? { contactOn: null } : {}),
  }
}

/** What an event tells beside the state. */
function learnt(at: Folded, event: CaseEvent): Partial<Folded> {
  switch (event.kind) {
    case 'submitted':
      return { officeId: event.payload.officeId }
    case 'surveyed':
      // It is the contact that was agreed, and so is a guidance.
      return { party: event.payload.party ?? at.party, contactOn: null }
    case 'guided':
      return { contactOn: event.payload.next === 'meet-again' ? (event.payload.nextOn ?? null) : null }
    case 'contacted':
      return { contactOn: event.payload.nextOn }
    case 'party-noted':
      return { party: event.payload.party }
    case 'decided':
      return { form: event.payload.form }
    case 'deferred':
    case 'reconsidered':
      return { form: null }
    case 'joint-joined':
      return { form: 'joint-branch', jointLeadId: event.payload.leadId }
    case 'joint-left':
      return { form: null, termEndsOn: null, jointLeadId: null }
    case 'joint-founded':
      return { termEndsOn: event.payload.termEndsOn, jointLeadId: event.payload.leadId }
    case 'joint-noted':
      return { jointLeadId: event.payload.leadId }
    case 'founded':
    case 'renewed':
      return { termEndsOn: event.payload.termEndsOn }
    case 'dissolved':
      return { termEndsOn: null }
    case 'handed-on':
      return { officeId: event.payload.toOffice, handings: at.handings + 1 }
    case 'disputed':
      return { handings: at.handings + 1 }
    case 'settled':
    case 'moved':
      return { officeId: event.payload.toOffice }
    default:
      return {}
  }
}

/** @throws Error when the history is not legal: then the database was altered behind our back */
export function fold(history: readonly HistoryEvent[]): Folded {
  return history.reduce(step, unborn)
}
