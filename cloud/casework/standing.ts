/** Where a case stands, for its owner: what is true and who does what by when, by the state and the event that led to it. Pure. */
import type { CaseState } from '../../types/case-life'
import { headlineWords, nextWords } from '../../types/words/case-events'
import { formMeanings, ownerReasons, sayToParty, standingWords as words } from '../../types/words/case-standing'
import { formWords } from '../../types/words/forms'
import { caseWords } from '../../types/words/casework'
import type { CaseEvent, CaseEventKind } from './life/events'
import { localDate } from '../platform/calendar/calendar'
import { isFoundedElsewhere, waitsForLead } from './led'
import { lastAppealDay } from './life/rules'
import type { CaseFile } from './store'
import { isOverdue, type Reader } from './timeline'

/** Of these the last one tells how a case came to stand where it does; of other states the state alone says it. */
const tellingKinds: Readonly<Partial<Record<CaseState, readonly CaseEventKind[]>>> = {
  returned: ['returned'],
  surveyed: ['surveyed', 'reconsidered', 'joint-left'],
  guiding: ['guide-named', 'resumed'],
  preparing: ['guided', 'request-declined'],
  approved: ['replied', 'election-declined'],
  deferred: ['deferred'],
  suspended: ['suspended'],
  refused: ['refused'],
  upheld: ['appeal-rejected'],
  dissolved: ['dissolved'],
}

/** All of them: what is to be read of a history for `tellingOf`. */
export const allTelling: readonly CaseEventKind[] = [...new Set(Object.values(tellingKinds).flat())]

/** The event by which a case stands where it does. @param history oldest first; at least its events of `allTelling` */
export function tellingOf<Event extends CaseEvent>(state: CaseState, history: readonly Event[]): Event | undefined {
  const kinds = tellingKinds[state]
  return kinds && history.findLast((event) => kinds.includes(event.kind))
}

type Standing = Pick<CaseFile, 'id' | 'state' | 'due_on' | 'holder' | 'form' | 'joint_lead_id'>
interface Said {
  headline: string
  next: string
}

const lastDay = ({ due_on: dueOn, holder, state }: Standing, office: string): string =>
  state === 'returned'
    ? caseWords.lateReturned(dueOn)
    : holder === 'enterprise'
      ? caseWords.lateEnterprise(dueOn)
      : caseWords.late(office, dueOn)

/** What the event says more than the state does. */
function sayEvent(event: CaseEvent, office: string, dueOn: string): Partial<Said> {
  switch (event.kind) {
    case 'resumed':
      // Of a guidance: the day that was agreed went by meanwhile, or holds no more.
      return { next: words.meetAnew(office, dueOn) }
    case 'request-declined':
      return { headline: words.requestBack.headline, next: words.requestBack.next(office, dueOn) }
    case 'election-declined':
      return { headline: words.electionBack.headline, next: words.electionBack.next(office, dueOn) }
    case 'reconsidered':
      return { headline: words.reconsidered.headline, next: words.reconsidered.next(office, dueOn) }
    case 'joint-left':
      return { headline: words.jointOver.headline, next: words.jointOver.next(office, dueOn) }
    default:
      return {}
  }
}

/** Why, to the applicant alone: between them and the office. */
function sayWhy(event: CaseEvent | undefined, said: Said): Said {
  switch (event?.kind) {
    case 'suspended': {
      const why = ownerReasons.suspension[event.payload.reason]
      return why === null ? said : { ...said, headline: words.suspended(why) }
    }
    case 'deferred': {
      const lacking = event.payload.lacking.flatMap((one) => ownerReasons.lacking[one] ?? [])
      return lacking.length === 0 ? said : { ...said, next: words.lacks(lacking, said.next) }
    }
    case 'guided': {
      const { next: step, nextOn = null } = event.payload
      const agreed = step === undefined ? null : ownerReasons.guidance[step]
      // The day that both have agreed stands in what the state asks for.
      const day = step === 'meet-again' ? nextOn : null
      return agreed === null ? said : { ...said, next: words.agreed(agreed, day, said.next) }
    }
    case 'refused': {
      const why = ownerReasons.refusal[event.payload.reason]
      // Once the appeal is over its own sentence says so.
      const saysAgain = event.payload.reason === 'unanswered' && said.next !== words.appealOver
      const next = saysAgain ? words.applyAgain(said.next) : said.next
      return why === null ? said : { ...said, next: words.because(why, next) }
    }
    default:
      return said
  }
}

/** By the state, and the form once it is decided. */
function sayState({ state, due_on: dueOn, form, holder }: Standing, office: string, now: Date): Said {
  if (waitsForLead({ state, holder })) return { headline: headlineWords.joined, next: words.leadPrepares(office) }
  if (state === 'refused') {
    const last = lastAppealDay(dueOn)
    return {
      headline: headlineWords.refused,
      next: localDate(now) > last ? words.appealOver : nextWords.refused(office, last),
    }
  }
  const said = { headline: headlineWords[state], next: nextWords[state](office, dueOn) }
  return state === 'decided' && form !== null
    ? { headline: words.decided.headline(formWords[form]), next: words.decided.meaning(formMeanings[form], said.next) }
    : said
}

/**
 * The two sentences that an owner reads first.
 * @param event by `tellingOf`
 * @param reader `party`: was admitted later, may look only
 */
export function sayStanding(
  file: Standing,
  { event, office, reader, now }: { event?: CaseEvent | undefined; office: string; reader: Reader; now: Date },
): Said {
  const byState = sayState(file, office, now)
  const said = event === undefined ? byState : { ...byState, ...sayEvent(event, office, file.due_on) }
  const full = reader === 'owner' ? sayWhy(event, said) : said
  // The term of a joint branch is looked after where it is led.
  if (isOverdue(file, now) && !isFoundedElsewhere(file))
    full.next = file.state === 'founded' ? words.termOver(office, file.due_on) : lastDay(file, office)
  return reader === 'party' ? { headline: sayToParty(full.headline), next: sayToParty(full.next) } : full
}
