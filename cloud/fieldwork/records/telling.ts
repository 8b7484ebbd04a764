/** The timeline of an open case is told who was there. */
import type { ContactOutcome } from '../../../types/case-life'
import type { MetKind } from '../../../types/field-records'
import { logContact } from '../../casework/actions'
import { Failure } from '../../platform/failure'
import type { Standing } from '../standing'
import type { Arrived, Scene } from './scene'
import * as store from './visit-store'

const outcomeOf: Readonly<Record<MetKind, ContactOutcome>> = {
  principal: 'reached',
  staff: 'reached',
  reception: 'reached',
  nobody: 'no-answer',
  moved: 'no-answer',
  refused: 'declined',
}

/**
 * The open case's timeline tells of it, where the case is this person's to work on. What the phone recorded is told whether or not the page
 * is locked at the moment: it was recorded before.
 */
export async function tellCase(
  scene: Scene,
  arrived: Arrived,
  { met }: { met: MetKind },
  { open }: Standing,
): Promise<void> {
  const { call, grants, device } = scene
  if (open === null || !(await isNews(scene, arrived.id, met))) return
  try {
    await logContact(
      { ...call, actor: { ...call.actor, grants } },
      {
        id: open.id,
        way: 'on-site',
        outcome: outcomeOf[met],
        nextOn: null,
        note: '',
        was: { personId: device.person_id, at: arrived.at },
      },
    )
  } catch (error) {
    if (!(error instanceof Failure)) throw error
  }
}

/** A visit that was put right is not told; one that puts another right only where that one told something else. */
async function isNews({ call }: Scene, id: string, met: MetKind): Promise<boolean> {
  const visit = await store.findVisit(call.tx, id)
  if (visit === undefined || visit.ended !== null) return false
  const before = visit.replaces === null ? undefined : await store.findVisit(call.tx, visit.replaces)
  return before === undefined || outcomeOf[before.met] !== outcomeOf[met]
}
