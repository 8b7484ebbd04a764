/** What follows for an application once a person has said which enterprise it means. */
import type { Call } from '../../platform/call'
import { Failure } from '../../platform/failure'
import type { Enterprise } from '../../pool/actions'
import { whyHereSettled } from '../rules'
import { findDoubt } from './doubt'
import { lockRivals } from './rivals'
import * as store from './store'

type Application = NonNullable<Awaited<ReturnType<typeof store.findApplication>>>

/**
 * The application is this enterprise's from now on, under the enterprise's code: so that others for the same enterprise are found beside it.
 * @throws Failure reviewTwice: the same person, or another invited one, has an open application for it already
 */
export async function linkApplication(
  call: Pick<Call, 'tx' | 'now'>,
  application: Application,
  enterprise: Enterprise,
): Promise<void> {
  if (await isTwice(call, application, enterprise)) throw new Failure('reviewTwice')
  await store.settleMatch(call.tx, application.id, { now: call.now, enterprise })
}

/** Whether the enterprise has an open application of the same person, or of its invited one, beside this. */
async function isTwice(call: Pick<Call, 'tx'>, application: Application, { uscc }: { uscc: string }): Promise<boolean> {
  const others = await lockRivals(call, { id: application.id, uscc })
  return others.some(
    (one) =>
      one.applicant_person_id === application.applicant_person_id ||
      (one.authority === 'invited' && application.authority === 'invited'),
  )
}

/**
 * What was merged into another enterprise stands for itself again: what came in meanwhile and names it is its own. One that cannot be, because it
 * has such a one already, stays where it is.
 * @param hold holds their cases before anything is written: whoever acts on a case holds it first
 * @returns the ids of those that went back
 */
export async function takeBackTo(
  call: Pick<Call, 'tx'>,
  named: { id: string; uscc: string },
  merged: { under: string; since: Date },
  hold: (ids: readonly string[]) => Promise<void>,
): Promise<string[]> {
  const held = (await store.listNaming(call.tx, named, merged)).map(({ id }) => id)
  await hold(held)
  const back: string[] = []
  for (const application of await store.listNaming(call.tx, named, merged)) {
    if (!held.includes(application.id)) continue
    if (application.closed_at === null && (await isTwice(call, application, named))) continue
    await store.putUnder(call.tx, application.id, named)
    back.push(application.id)
  }
  return back
}

/** The application means an enterprise that the pool does not have. */
export const settleAsNew = (call: Pick<Call, 'tx' | 'now'>, id: string): Promise<void> =>
  store.settleMatch(call.tx, id, { now: call.now, enterprise: null })

/** Why a settled application lies in a queue, in a few words for the row. */
export async function sayWhyNow(call: Pick<Call, 'tx' | 'now'>, id: string): Promise<string> {
  const application = await store.findApplication(call.tx, id)
  if (application === undefined) throw new Error(`no application ${id}`)
  const { enterprise_id: enterpriseId, route_decision: route } = application
  return whyHereSettled(enterpriseId === null, route, (await findDoubt(call, enterpriseId))?.kind)
}
