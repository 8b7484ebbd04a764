/** What can happen to a case. Ids, counts and choices only; a remark's text lies with the personal values, under the event's id. */
import type {
  AssigningReason,
  CaseState,
  ContactOutcome,
  ContactWay,
  FoundingForm,
  GuidanceNext,
  GuidanceOutcome,
  HandingReason,
  JointAct,
  JointLeaving,
  Lacking,
  PartyKind,
  RefusalReason,
  SuspensionReason,
} from '../../../types/case-life'
import type { ReturnReason } from '../../../types/casework'

interface Noted {
  hasNote: boolean
}

/** What a survey found out; null: not known. */
export interface Counts {
  staff: number | null
  youth: number | null
  members: number | null
}

/** The joint founding that an event belongs to; `leadId`: the lead enterprise's case after it, null: the case is (still, or again) on its own. */
interface Joint {
  groupId: string
  leadId: string | null
}

/** By whom a case is given to whom. Offices and persons by id. */
interface Assigned extends Noted {
  reason: AssigningReason | 'vacancy' | 'staffed' | 'grant-ended' | 'division'
  fromOffice: string
  toOffice: string
  fromPerson: string | null
  toPerson: string | null
}

interface Payloads {
  submitted: { officeId: string; match: string; route: string }
  accepted: Record<string, never>
  returned: Noted & { reasons: ReturnReason[] }
  /** `address`: another one was given; absent in events before version 3. */
  resubmitted: Noted & { address?: boolean }
  refused: Noted & { reason: RefusalReason }
  appealed: Noted
  'appeal-granted': Noted
  'appeal-rejected': Noted
  surveyed: Noted & Counts & { way: ContactWay; party: PartyKind | null }
  decided: Noted & { form: FoundingForm; recommended: string; deviates: boolean }
  deferred: Noted & { lacking: Lacking[]; recommended: string; deviates: boolean }
  reopened: Noted
  'guide-named': { personId: string; on: string }
  /** Outcome and next step: absent in events before version 3. */
  guided: Noted & {
    members: number | null
    outcome?: GuidanceOutcome
    next?: GuidanceNext
    nextOn?: string | null
  }
  requested: Noted
  'request-declined': Noted
  replied: Noted & { number: string | null }
  elected: Noted
  'election-declined': Noted
  /** `years` of the term; absent in events before version 3: the shortest that the form may have. */
  founded: Noted & { on: string; number: string | null; termEndsOn: string; years?: number }
  renewed: Noted & { on: string; termEndsOn: string; years?: number }
  dissolved: Noted
  reconsidered: Noted
  suspended: Noted & { reason: SuspensionReason }
  resumed: Noted
  'handed-on': Noted & { reason: HandingReason; fromOffice: string; toOffice: string }
  disputed: Noted & { reason: HandingReason; fromOffice: string; toOffice: string }
  settled: Noted & { toOffice: string }
  withdrawn: Record<string, never>
  'joint-joined': Joint
  'joint-left': Noted & Joint & { why: JointLeaving }
  /** The lead's organisation was founded, or had been: it is this enterprise's, too. */
  'joint-founded': Joint & { on: string; number: string | null; termEndsOn: string }
  /** The lead's case went on. */
  'joint-advanced': Joint & { leadState: CaseState }
  // What changes no state.
  'join-asked': { joinId: string }
  'join-answered': { joinId: string; decision: 'admitted' | 'declined' }
  'join-ended': { joinId: string }
  'match-settled': { decision: 'this' | 'new'; enterpriseId: string | null }
  assigned: Assigned
  escalated: { toOffice: string }
  /** An office that was asked to supervise wants it done. */
  urged: { byOffice: string }
  /** Counts: what was learnt with it; absent in events before version 3. */
  contacted: Noted & Partial<Counts> & { way: ContactWay; outcome: ContactOutcome; nextOn: string | null }
  'party-noted': { party: PartyKind }
  /** `otherId`: the case of the other enterprise that it is about. */
  'joint-noted': Noted & Joint & { act: JointAct; otherId: string | null }
  /** An administrative border moved and took the case along. */
  moved: { fromOffice: string; toOffice: string; changeId: string }
}

export type CaseEventKind = keyof Payloads
export type CaseEvent = { [K in CaseEventKind]: { kind: K; payload: Payloads[K] } }[CaseEventKind]

/** Kinds that leave every open state as it is. */
export const noteKinds = [
  'join-asked',
  'join-answered',
  'join-ended',
  'match-settled',
  'assigned',
  'escalated',
  'contacted',
  'party-noted',
  'moved',
  'urged',
] as const satisfies readonly CaseEventKind[]
export type NoteKind = (typeof noteKinds)[number]

/**
 * Version of the payloads' shapes; a later shape gets the next number, and the fold reads all. 2: events carry the duty after them; 3: what was
 * learnt, corrected and chosen with an act (answer of a return, contact, guidance, founding).
 */
export const EVENT_VERSION = 3

export type { CaseState }
