/** Who has the next move, and by when: a case has one open duty at every moment, until it ends. */
import type { EndedGrant } from '../people/rules'
import type { Call } from '../platform/call'
import { addWorkingDays, localDate } from '../platform/calendar/calendar'
import { stepRules } from './steps'
import * as store from './store'
import type { DutyStep } from './steps'

type Act = Pick<Call, 'tx' | 'now'>

/**
 * Opens the first duty of a case.
 * @param duty its `dueOn` is the day that was promised; `personId` who is named for it, else the office
 */
export async function openDuty(
  act: Act,
  duty: { caseId: string; officeId: string; step: DutyStep; dueOn: string; personId?: string | null },
): Promise<void> {
  await store.insertDuty(act.tx, {
    ...duty,
    personId: duty.personId ?? null,
    holder: stepRules[duty.step].holder,
    now: act.now,
  })
}

/**
 * The open duty is done and the next one begins: never a moment without one.
 * @returns the next duty's day
 */
export async function passOn(
  act: Act,
  next: { caseId: string; officeId: string; step: DutyStep; personId?: string | null },
): Promise<string> {
  if (!(await store.fulfilOpen(act.tx, next.caseId, act.now))) throw new Error(`case ${next.caseId} had no open duty`)
  const dueOn = addWorkingDays(localDate(act.now), stepRules[next.step].workingDays)
  await openDuty(act, { ...next, dueOn })
  return dueOn
}

/** A cadre's grant is over: what names this person names the successor, or the office. Never nobody: the office stays. */
export async function handOver(
  act: Pick<Call, 'tx'>,
  { personId, officeId, successorId, handedOver }: EndedGrant,
): Promise<void> {
  handedOver.count += await store.renameOpen(act.tx, { personId, officeId, to: successorId })
}

/** The case has ended: nobody owes anything any more. */
export async function endDuty(act: Act, caseId: string): Promise<void> {
  if (!(await store.fulfilOpen(act.tx, caseId, act.now))) throw new Error(`case ${caseId} had no open duty`)
}
