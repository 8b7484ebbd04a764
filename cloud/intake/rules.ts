/** Rules of the intake, as data. */
import { intakeWords } from '../../types/words/intake'
import type { Authority } from '../../types/intake'
import type { InvitationAnswer } from '../../types/invitations'
import { restRules } from '../../types/rest-rules'
import { domainEvent } from '../platform/events'
import type { Enterprise } from '../pool/actions'
import { ineligibility } from '../pool/rules'

/** Within how many working days the responsible office answers an application. */
/** Of a campaign it is an invitation once its message went out, or somebody has opened it: nobody may have approved the campaign yet. */
export const isHandedOut = (one: {
  campaign_id: string | null
  sent_at: Date | null
  opened_at: Date | null
}): boolean => one.campaign_id === null || one.sent_at !== null || one.opened_at !== null

/** Whoever has just answered an invitation sees it on the same link, and may take it back there, for so long; afterwards its number's owner. */
export const answerRules = {
  minutes: 60,
  since: '2026-11-29',
  source: 'own choice: long enough to notice a wrong tap; as with messages that were stopped (outreachRules.misTap)',
} as const

export const answerPromise = {
  workingDays: 3,
  since: '2026-11-23',
  source: 'own service promise (LOOK: "将在 3 个工作日内联系您"); a city may promise another',
} as const

/** How long an unsent draft waits. */
export const draftLife = {
  days: 30,
  since: '2026-11-24',
  source: 'own choice: as long as the keys of writes are kept',
} as const

/** What counts as coming back to an invitation, and as having stopped. */
export const INVITATION_RULES = {
  look: { minutes: 10, since: '2026-11-28', source: 'own choice: closer looks are one' },
  stopped: { days: 3, since: '2026-11-28', source: 'own choice: a weekend is no stop' },
} as const

/** What was answered and holds: 暂时不需要 is over after its time, and then as if nothing had been said. */
export function standingAnswer(
  { answer, answered_at: at }: { answer: InvitationAnswer | null; answered_at: Date | null },
  now: Date,
): InvitationAnswer | null {
  if (answer !== 'not-now' || at === null) return answer
  return now.getTime() - at.getTime() < restRules['not-now'].days * 86_400_000 ? answer : null
}

/** How well it is known that an applicant may speak for the enterprise. */
export const authorityRank: Readonly<Record<Authority, number>> = { unverified: 0, licence: 1, invited: 2 }

/**
 * Whether a new application may stand beside an open one of somebody else. Only what somebody else than the applicant vouches for is in
 * the way: the invitation's phone, or the street that has taken the case up; and never in the way of the invited.
 */
export const mayStandBeside = (fresh: Authority, open: { authority: Authority; isVouched: boolean }): boolean =>
  open.authority !== 'invited' && (!open.isVouched || fresh === 'invited')

/** Why the pool's enterprise is none that founds a League organisation here; undefined when nothing speaks against it. */
export function sayDoubt(enterprise: Enterprise): string | undefined {
  const reason = ineligibility(enterprise)
  return reason === null ? undefined : intakeWords.doubt[reason]
}

type Decision = 'auto' | 'review' | 'none'
/** Why the pool's enterprise is not simply taken: the register speaks against it, or it has an organisation. */
export type Doubt = 'ineligible' | 'organised'

/** Why an application lies in a queue, in a few words for the row. */
export function whyHere(match: Decision, route: Decision, doubt?: Doubt): string {
  const { why } = intakeWords
  return [doubt === undefined ? why[match] : why[doubt], ...streetWhy(route)].join('，')
}

const streetWhy = (route: Decision): string[] =>
  route === 'auto' ? [] : [route === 'review' ? intakeWords.why.streetUnsure : intakeWords.why.streetUnknown]

type Matched = { enterprise_id: string | null; match_decision: Decision; match_settled_at: Date | null }

/** Whether a person is still to say which enterprise is meant. The set `applicationsInReview` asks the same in SQL, of open ones. */
export const isInReview = (application: Matched & { closed_at: Date | null }): boolean =>
  application.match_decision === 'review' &&
  application.enterprise_id === null &&
  application.match_settled_at === null &&
  application.closed_at === null

/** The engine's sentence, and what a person made of it. */
export function sayMatch(application: Matched & { match_reason: string }): string {
  const { match_reason: reason, match_settled_at: settledAt, enterprise_id: enterpriseId } = application
  if (settledAt === null) return reason
  return intakeWords.settled(reason, enterpriseId === null ? intakeWords.settledAs.new : intakeWords.settledAs.this)
}

/** Why an application lies in a queue, once a person has settled its enterprise. */
export function whyHereSettled(isNew: boolean, route: Decision, doubt: Doubt | undefined): string {
  const { why } = intakeWords
  const match = doubt !== undefined ? why[doubt] : isNew ? why.settledNew : why.settled
  return [match, ...streetWhy(route)].join('，')
}

/** What later rooms are told of a submitted application. No personal value. */
export interface SubmittedApplication {
  applicationId: string
  number: string
  officeId: string
  officePath: string
  applicantId: string
  enterprise: string
  uscc: string
  place: string
  why: string
  /** ISO date. */
  dueOn: string
  submittedAt: Date
  /** What was asked for; the League always. */
  bodies: readonly string[]
  match: Decision
  route: Decision
}
export const applicationSubmitted = domainEvent<SubmittedApplication>('intake.applicationSubmitted')

/** What later rooms are told of a wish to join. */
export interface AskedToJoin {
  applicationId: string
  joinId: string
  personId: string
}
export const joinAsked = domainEvent<AskedToJoin>('intake.joinAsked')
