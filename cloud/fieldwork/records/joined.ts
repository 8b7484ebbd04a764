/** A newcomer turns out to be an enterprise: its visits meet there what a visit to it would have met. */
import { markVisited } from '../plans/store'
import { noteConflict, type Met } from '../conflicts/noting'
import * as follows from '../follows/store'
import type { Standing } from '../standing'
import { lockWaitingOf } from '../taken/store'
import { isFree, openAnew } from './anew'
import { meetOthers, meetPresent } from './meeting'
import type { Scene } from './scene'
import * as visits from './visit-store'

/** The phone had no list of it. */
const known = { list: null, visitedOn: null, caseState: null }

/** After what was recorded of the newcomer is the enterprise's. */
export async function meetJoined(scene: Scene, newcomerId: string, standing: Standing): Promise<void> {
  const { call } = scene
  const office = await scene.officeOf(standing)
  const all = (await visits.listOfEnterprises(call.tx, standing.ids)).filter((one) => one.ended === null)
  const own = all.filter((one) => one.newcomer_id === newcomerId)
  const [last] = all
  if (last === undefined || own.length === 0) return
  const others = all.filter((one) => one.newcomer_id !== newcomerId)
  for (const visit of own.reverse()) {
    const meet = (met: Pick<Met, 'kind' | 'byRule' | 'theirs'>) =>
      noteConflict(scene, { recordId: visit.record_id, office, enterpriseId: standing.enterprise.id, ...met })
    const told = { ...visit, known }
    await meetOthers(scene, told, others, null, meet)
    await meetPresent(scene, told, standing, meet)
    await markVisited(call.tx, standing.ids, visit.at)
  }
  if (!scene.reaches(standing.place)) return
  const end = { by: null, now: call.now, outcome: 'by-itself' } as const
  await follows.endOfEnterprises(call.tx, standing.ids, ['look-in-again'], end, last.record_id)
  const told = all.find((one) => one.wish === 'yes' || one.wish === 'no')
  const isInvited = !isFree(standing) || (await lockWaitingOf(call.tx, standing.ids)) !== undefined
  if (told?.wish === 'no' || isInvited) await follows.endOfEnterprises(call.tx, standing.ids, ['send-invitation'], end)
  await openAnew(scene, standing.ids, standing, all)
}
