/** Which event may happen in which state, and where it leads. The same table stands in the database as a foreign key (migrations). */
import {
  caseStates,
  endedStates,
  handableStates,
  joinableStates,
  jointStates,
  suspendableStates,
  type CaseState,
  type OpenState,
} from '../../../types/case-life'
import { stepRules, type DutyStep } from '../../duties/rules'
import { noteKinds, type CaseEventKind } from './events'

export interface Transition {
  from: CaseState | 'none'
  kind: CaseEventKind
  to: CaseState
}

/** Whether nobody has a next move any more. */
export const hasEnded = (state: CaseState): state is (typeof endedStates)[number] =>
  (endedStates as readonly CaseState[]).includes(state)

/** States in which nobody works towards the founding any more. */
export const restStates: readonly CaseState[] = ['founded', ...endedStates]
/** Whether somebody still works on it: it is neither founded nor has ended. */
export const isUnderWay = (state: CaseState): boolean => !restStates.includes(state)

export const openStates = caseStates.filter((state): state is OpenState => !hasEnded(state))

const row = (from: CaseState | 'none', kind: CaseEventKind, to: CaseState): Transition => ({ from, kind, to })

/** What somebody owes in each open state. */
export const stepOf: Readonly<Record<OpenState, DutyStep>> = {
  submitted: 'accept',
  resubmitted: 'accept',
  returned: 'answer',
  accepted: 'contact',
  surveyed: 'decide',
  decided: 'guide',
  guiding: 'meet',
  preparing: 'prepare',
  requested: 'reply',
  approved: 'elect',
  elected: 'confirm',
  founded: 'renew',
  deferred: 'look-again',
  suspended: 'resume',
  disputed: 'settle',
  appealed: 'appeal',
  joined: 'joint',
}

/** A founded organisation is dissolved, not taken back; everything before it may be taken back by whoever applied. */
const withdrawable = openStates.filter((state) => state !== 'founded')

export const transitions: readonly Transition[] = [
  row('none', 'submitted', 'submitted'),
  row('submitted', 'accepted', 'accepted'),
  row('resubmitted', 'accepted', 'accepted'),
  // Once, with all reasons (DOMAIN §8): what was answered is not returned again.
  row('submitted', 'returned', 'returned'),
  row('returned', 'resubmitted', 'resubmitted'),
  row('submitted', 'refused', 'refused'),
  row('resubmitted', 'refused', 'refused'),
  row('accepted', 'refused', 'refused'),
  // Once its day is over; until then the enterprise has it (`mayRefuse`).
  row('returned', 'refused', 'refused'),
  // One appeal, to the office above.
  row('refused', 'appealed', 'appealed'),
  row('appealed', 'appeal-granted', 'accepted'),
  row('appealed', 'appeal-rejected', 'upheld'),
  row('accepted', 'surveyed', 'surveyed'),
  // Counts learnt later.
  row('surveyed', 'surveyed', 'surveyed'),
  row('surveyed', 'decided', 'decided'),
  row('surveyed', 'deferred', 'deferred'),
  row('deferred', 'reopened', 'accepted'),
  row('refused', 'reopened', 'accepted'),
  row('decided', 'guide-named', 'guiding'),
  // Another guide, or another day.
  row('guiding', 'guide-named', 'guiding'),
  row('guiding', 'guided', 'preparing'),
  row('preparing', 'requested', 'requested'),
  row('requested', 'request-declined', 'preparing'),
  row('requested', 'replied', 'approved'),
  row('approved', 'elected', 'elected'),
  row('elected', 'election-declined', 'approved'),
  row('elected', 'founded', 'founded'),
  row('founded', 'renewed', 'founded'),
  row('founded', 'dissolved', 'dissolved'),
  // The form turns out to be another one.
  row('decided', 'reconsidered', 'surveyed'),
  row('guiding', 'reconsidered', 'surveyed'),
  row('preparing', 'reconsidered', 'surveyed'),
  // Of a joint founding the others may have gone since.
  row('approved', 'reconsidered', 'surveyed'),
  // Founding together (联建): the lead enterprise's case goes the way, the others go along and can leave.
  ...joinableStates.map((state) => row(state, 'joint-joined', 'joined')),
  ...jointStates.map((state) => row(state, 'joint-noted', state)),
  row('joined', 'surveyed', 'joined'),
  row('joined', 'joint-advanced', 'joined'),
  row('joined', 'joint-left', 'surveyed'),
  row('joined', 'joint-founded', 'founded'),
  row('founded', 'joint-left', 'surveyed'),
  ...suspendableStates.flatMap((state) => [row(state, 'suspended', 'suspended'), row('suspended', 'resumed', state)]),
  ...handableStates.flatMap((state) => [
    row(state, 'handed-on', state),
    row(state, 'disputed', 'disputed'),
    row('disputed', 'settled', state),
  ]),
  ...withdrawable.map((state) => row(state, 'withdrawn', 'withdrawn')),
  ...openStates.flatMap((state) =>
    noteKinds
      // What the enterprise owes is followed up, not escalated, and nobody is urged: no office is late.
      .filter((kind) => (kind !== 'escalated' && kind !== 'urged') || stepRules[stepOf[state]].holder === 'office')
      .map((kind) => row(state, kind, state)),
  ),
  // What has ended goes along with its office, too: it is looked up there, and may be opened anew.
  ...endedStates.map((state) => row(state, 'moved', state)),
]

/** As it was in events of an earlier version: an answered return led back to where it could be returned again. */
export const formerTransitions: readonly (Transition & { untilVersion: number })[] = [
  { ...row('returned', 'resubmitted', 'submitted'), untilVersion: 1 },
]

/** Events that lead back to where a case was before it was put aside. */
export const comesBack = (kind: string): boolean => kind === 'resumed' || kind === 'settled'
/** Events that put a case aside. */
export const putsAside = (kind: string): boolean => kind === 'suspended' || kind === 'disputed'

/** @param before where the case was when it was put aside; null: it is not put aside */
export function findTransition(
  from: CaseState | 'none',
  kind: CaseEventKind,
  before: CaseState | null = null,
): Transition | undefined {
  return transitions.find((one) => one.from === from && one.kind === kind && (!comesBack(kind) || one.to === before))
}
