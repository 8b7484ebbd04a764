/** The life of a case: its states, what can happen to it, and what can be founded. Shared by service, pages and tools. */

/** None is ever renamed; later ones come at the end. */
export const caseStates = [
  'submitted',
  'accepted',
  'returned',
  'withdrawn',
  // Answered after a return: it cannot be returned a second time (DOMAIN §8), so it is another state than `submitted`.
  'resubmitted',
  'surveyed',
  'decided',
  'guiding',
  'preparing',
  'requested',
  'approved',
  'elected',
  'founded',
  'deferred',
  'suspended',
  'disputed',
  'refused',
  'appealed',
  // The office above upheld a refusal.
  'upheld',
  'dissolved',
  // Part of a joint founding: the lead enterprise's case goes on for it (联建).
  'joined',
] as const
export type CaseState = (typeof caseStates)[number]

/** States in which nobody has a next move. */
export const endedStates = ['withdrawn', 'refused', 'upheld', 'dissolved'] as const satisfies readonly CaseState[]
export type EndedState = (typeof endedStates)[number]
export type OpenState = Exclude<CaseState, EndedState>

/** States from which a case can be put aside and to which it comes back. */
export const suspendableStates = [
  'accepted',
  'surveyed',
  'decided',
  'guiding',
  'preparing',
  'approved',
] as const satisfies readonly CaseState[]
/** States in which a street may say that another one is responsible. */
export const handableStates = [
  'submitted',
  'resubmitted',
  'accepted',
  'surveyed',
] as const satisfies readonly CaseState[]

/** What an enterprise can found: the kinds of organisation. */
export const foundingForms = ['branch', 'joint-branch', 'general-branch', 'committee', 'youth-committee'] as const
export type FoundingForm = (typeof foundingForms)[number]

/** The enterprise's own Party organisation, as far as the founding depends on it (以党建带团建). */
export const partyKinds = ['none', 'joint', 'own'] as const
export type PartyKind = (typeof partyKinds)[number]

/** States from which an enterprise can be asked into a joint founding (联建), and go into it by consent. */
export const joinableStates = ['accepted', 'surveyed', 'decided', 'deferred'] as const satisfies readonly CaseState[]
/** States in which a case can be asked into a joint founding, lead one, or hear that it is over. */
export const jointStates = [
  ...joinableStates,
  'guiding',
  'preparing',
  'requested',
  'approved',
  'elected',
  'founded',
  'suspended',
  'disputed',
] as const satisfies readonly CaseState[]
/** How an enterprise left a joint founding: by itself, let go of by the office, out of a founded branch into an own one, or with the whole group. */
export const jointLeavings = ['left', 'released', 'split', 'ended'] as const
export type JointLeaving = (typeof jointLeavings)[number]
/** What happened around a joint founding without moving the case. */
export const jointActs = ['formed', 'asked', 'consented', 'declined', 'gone', 'lead', 'ended'] as const
export type JointAct = (typeof jointActs)[number]

/** Why a case is not accepted, put aside, handed on, or given to somebody: choices, never texts alone. */
export const refusalReasons = [
  'not-enterprise',
  'not-non-public',
  'elsewhere',
  'organised',
  'not-real',
  // Only of what was sent back and never answered.
  'unanswered',
  'other',
] as const
export type RefusalReason = (typeof refusalReasons)[number]
export const suspensionReasons = ['enterprise-wishes', 'moving', 'reorganising', 'unreachable', 'other'] as const
export type SuspensionReason = (typeof suspensionReasons)[number]
export const handingReasons = ['address-elsewhere', 'operates-elsewhere', 'border-moved', 'industry', 'other'] as const
export type HandingReason = (typeof handingReasons)[number]
export const assigningReasons = ['share-out', 'absence', 'left-office', 'step-in', 'other'] as const
export type AssigningReason = (typeof assigningReasons)[number]

/** How a cadre spoke with an enterprise, and what came of it. */
export const contactWays = ['phone', 'on-site', 'wechat', 'letter'] as const
export type ContactWay = (typeof contactWays)[number]
export const contactOutcomes = ['reached', 'no-answer', 'call-back', 'wrong-number', 'declined'] as const
export type ContactOutcome = (typeof contactOutcomes)[number]
/** Of these, those with which nobody was spoken. */
export const unspokenOutcomes: readonly ContactOutcome[] = ['no-answer', 'wrong-number']

/** What came of the guide's meeting with the enterprise, and what is done next. */
export const guidanceOutcomes = ['agreed', 'members', 'secretary', 'undecided', 'other'] as const
export type GuidanceOutcome = (typeof guidanceOutcomes)[number]
export const guidanceNexts = ['request', 'members', 'candidates', 'meet-again', 'other'] as const
export type GuidanceNext = (typeof guidanceNexts)[number]

/** What is missing where a founding is not possible yet. */
export const lackings = ['members', 'youth', 'secretary', 'wish', 'place', 'other'] as const
export type Lacking = (typeof lackings)[number]

/** Offices of a committee, and what a candidate stands for. */
export const posts = ['secretary', 'deputy-secretary', 'organisation', 'publicity', 'member'] as const
export type Post = (typeof posts)[number]

export const educations = ['middle', 'vocational', 'college', 'bachelor', 'master', 'doctor'] as const
export type Education = (typeof educations)[number]
