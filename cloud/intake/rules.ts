/** Rules of the intake, as data. */
import type { Notice } from '../../types/city'
import { intakeWords } from '../../types/words/intake'
import { currentNotice, noticeTexts } from '../../types/words/notice'
import { domainEvent } from '../platform/events'

/** Within how many working days the responsible office answers an application. */
export const answerPromise = {
  workingDays: 3,
  since: '2026-11-23',
  source: 'own service promise (LOOK: "将在 3 个工作日内联系您"); a city may promise another',
} as const

/** The notice in force. */
export function getNotice(): Notice {
  const { title, summary, sections } = noticeTexts[currentNotice]
  return {
    version: currentNotice,
    title,
    summary: [...summary],
    sections: sections.map(({ heading, paragraphs }) => ({ heading, paragraphs: [...paragraphs] })),
  }
}

type Decision = 'auto' | 'review' | 'none'

/** Why an application lies in a queue, in a few words for the row. */
export function whyHere(match: Decision, route: Decision): string {
  const { why } = intakeWords
  const street = route === 'auto' ? [] : [route === 'review' ? why.streetUnsure : why.streetUnknown]
  return [why[match], ...street].join('，')
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
  match: Decision
  route: Decision
}
export const applicationSubmitted = domainEvent<SubmittedApplication>('intake.applicationSubmitted')
