/** Rules of the intake, as data. */
import { intakeWords } from '../../types/words/intake'
import type { Authority } from '../../types/intake'
import { domainEvent } from '../platform/events'
import type { Enterprise } from '../pool/actions'
import { ineligibility } from '../pool/rules'

/** Within how many working days the responsible office answers an application. */
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

/** Why an application lies in a queue, in a few words for the row. */
export function whyHere(match: Decision, route: Decision, isDoubtful = false): string {
  const { why } = intakeWords
  const street = route === 'auto' ? [] : [route === 'review' ? why.streetUnsure : why.streetUnknown]
  return [isDoubtful ? why.ineligible : why[match], ...street].join('，')
}

/** What later rooms are told of a submitted application. No personal value. */
export interface SubmittedApplication {
  applicationId: string
  number: string
  officeId: string
  officePath: string
  applicantId: string
  enterprise: string
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
