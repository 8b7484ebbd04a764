/** What enterprises answered, looked at by the office of the place: what holds, what was a mistake, what is looked at once more. */
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { listNumberless, lockInvitation, putAnswer } from '../../intake/actions'
import { standingAnswer } from '../../intake/rules'
import { may, reach, type Reach } from '../../people/rules'
import { addWorkingDays, localDate } from '../../platform/calendar/calendar'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { findEnterprise, findPlace, getPlaceNames } from '../../pool/actions'
import { restsUntil } from '../campaigns/resting'
import { outreachRules } from '../rules'
import * as store from './store'

export async function listInvitationTasks(call: SignedInCall): Promise<OutputOf<'listInvitationTasks'>> {
  const reached = reach(call.actor, 'invitation.settle')
  const { rows, total } = await store.listOpen(call.tx, reached, outreachRules.tasks.rows)
  const nameOf = await getPlaceNames(call)
  const today = localDate(call.now)
  const numberless = await listNumberless(
    call,
    rows.map((row) => row.invitation_id),
  )
  const tasks = []
  for (const row of rows) {
    const enterprise = await findEnterprise(call, row.enterprise_id)
    const place = enterprise === undefined ? undefined : await findPlace(call, enterprise.id)
    const lapsesOn = numberless.has(row.invitation_id) && !row.confirmed_before ? store.lapsesOn(row.due_on) : undefined
    tasks.push({
      id: row.id,
      enterpriseId: enterprise?.id ?? row.enterprise_id,
      enterprise: enterprise?.name ?? '',
      place: place === undefined ? '' : nameOf(place),
      answer: row.answer,
      askedAt: row.asked_at.toISOString(),
      dueOn: row.due_on,
      late: row.due_on < today,
      lapses: lapsesOn === undefined ? null : { on: lapsesOn, isOver: lapsesOn <= today },
    })
  }
  const settled = []
  for (const row of await store.listSettled(call.tx, reached, outreachRules.tasks.rows))
    settled.push({
      id: row.id,
      enterprise: (await findEnterprise(call, row.enterprise_id))?.name ?? '',
      answer: row.answer,
      outcome: row.outcome,
      settledAt: row.settled_at.toISOString(),
    })
  return { tasks, total, settled, ...(await viewResting(call, reached, nameOf)) }
}

/** Who wants to be left alone for now: there is nothing to look at, and nothing to do. */
async function viewResting(call: SignedInCall, reached: Reach, nameOf: (path: string) => string) {
  const { rows, total } = await store.listResting(call.tx, reached, call.now, outreachRules.tasks.rows)
  const resting = []
  for (const { id, name, place, at } of rows)
    resting.push({
      enterpriseId: id,
      enterprise: name,
      place: nameOf(place),
      answeredAt: at.toISOString(),
      until: restsUntil('not-now', at),
    })
  return { resting, restingTotal: total }
}

/** @throws Failure taskUnknown: none, settled already, out of reach, or another answer than the one looked at */
export async function settleInvitationTask(
  call: SignedInCall,
  { id, answer, outcome }: ParsedOf<'settleInvitationTask'>,
): Promise<void> {
  const known = await store.findTask(call.tx, id)
  // Whoever answers holds the invitation first, then its tasks: in the same order here.
  if (known !== undefined) await lockInvitation(call, known.invitation_id)
  const task = await mustReachTask(call, id)
  // It keeps its id where its answer changes.
  if (task.settled_at !== null || (answer !== undefined && answer !== task.answer)) throw new Failure('taskUnknown')
  await store.settle(call.tx, id, { outcome, by: call.actor.personId, now: call.now })
  // A mistake: the enterprise may be approached again. What holds stays with the invitation, and leaves it out.
  if (outcome === 'mistaken') await putAnswer(call, task.invitation_id, null)
}

/** Held until the transaction ends. @throws Failure taskUnknown: none, or out of reach */
async function mustReachTask(call: SignedInCall, id: string) {
  const task = await store.lockTask(call.tx, id)
  const enterprise = task === undefined ? undefined : await findEnterprise(call, task.enterprise_id)
  const place = enterprise === undefined ? undefined : await findPlace(call, enterprise.id)
  if (task === undefined || place === undefined || !may(call.actor, 'invitation.settle', { officePath: place }))
    throw new Failure('taskUnknown')
  return task
}

/**
 * The office's last word is taken back: the answer stands as it was given, to be looked at anew.
 * @throws Failure taskUnknown: none, out of reach, open, or not the last word any more (it was answered again since, or taken back)
 */
export async function reopenInvitationTask(call: SignedInCall, id: string): Promise<void> {
  const known = await store.findTask(call.tx, id)
  const held = known === undefined ? undefined : await lockInvitation(call, known.invitation_id)
  const task = await mustReachTask(call, id)
  const isWord = task.outcome === 'confirmed' || task.outcome === 'mistaken'
  // Nor is it where the enterprise has applied by it since.
  const said = held === undefined ? null : standingAnswer(held, call.now)
  const isOther = held === undefined || held.submitted_at !== null || (said !== null && said !== task.answer)
  if (!isWord || isOther || (await store.isFollowed(call.tx, task.id))) throw new Failure('taskUnknown')
  await store.reopen(call.tx, id, addWorkingDays(localDate(call.now), outreachRules.task.workingDays))
  if (said === null) await putAnswer(call, task.invitation_id, task.answer)
}
