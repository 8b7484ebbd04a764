/** Visits that put one another right: which of them count is written anew whenever one arrives, is taken back or is set aside. */
import * as follows from '../follows/store'
import { deriveAnew } from './anew'
import { foldOf, mayEnd, type Folded } from './chain'
import type { Scene } from './scene'
import * as visits from './visit-store'

/** Writes which count of all that are linked to this one. */
export async function foldVisits({ call }: Scene, recordId: string): Promise<Folded> {
  const folded = foldOf(await visits.listLinked(call.tx, recordId))
  await visits.putEnded(call.tx, folded.replaced, 'replaced')
  await visits.putEnded(call.tx, folded.back, null)
  return folded
}

/**
 * A visit is a mistake, or is set aside: it counts no more, what it had put right counts again where nothing else stands in its place, and what
 * follows is said anew.
 * @param by who decided; null where the one who recorded it took it back
 */
export async function endVisit(
  scene: Scene,
  recordId: string,
  ended: 'taken-back' | 'set-aside',
  by: string | null,
): Promise<void> {
  const { call } = scene
  const visit = await visits.findVisit(call.tx, recordId)
  if (visit === undefined || !mayEnd(visit.ended, ended)) return
  await visits.putEnded(call.tx, [recordId], ended)
  const { back } = await foldVisits(scene, recordId)
  if (visit.ended === null) {
    await follows.endOfRecord(call.tx, recordId, { by, now: call.now, outcome: 'dropped' })
    await deriveAnew(scene, visit)
  }
  // What had been put right may have been told of another enterprise.
  for (const id of back) {
    const again = await visits.findVisit(call.tx, id)
    if (again !== undefined && (visit.ended !== null || !isOfSame(again, visit))) await deriveAnew(scene, again)
  }
}

type Subject = Pick<visits.VisitRow, 'enterprise_id' | 'newcomer_id'>

const isOfSame = (one: Subject, other: Subject): boolean =>
  one.enterprise_id === other.enterprise_id && one.newcomer_id === other.newcomer_id
