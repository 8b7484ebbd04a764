/** A record met something: noted once, and given to a person where no rule settles it. */
import type { ConflictKind } from '../../../types/fieldwork'
import { addWorkingDays, localDate } from '../../platform/calendar/calendar'
import type { OfficeRef } from '../owners'
import type { Scene } from '../records/scene'
import { fieldRules } from '../rules'
import { insertFollow } from '../follows/store'
import * as store from './store'

export interface Met {
  recordId: string
  kind: ConflictKind
  office: OfficeRef
  /** Settled by rule: noted, and nobody has to look. */
  byRule: boolean
  theirs?: string | undefined
  candidates?: readonly string[] | undefined
  enterpriseId?: string | null | undefined
}

export async function noteConflict(scene: Scene, met: Met): Promise<void> {
  const { call } = scene
  const { id, isNew } = await store.putConflict(call.tx, {
    record_id: met.recordId,
    kind: met.kind,
    theirs_id: met.theirs ?? null,
    candidates: [...(met.candidates ?? [])],
    office_id: met.office.officeId,
    office_path: met.office.officePath,
    since: call.now,
    settled_by: null,
    settled_at: met.byRule ? call.now : null,
    decision: met.byRule ? 'rule' : null,
  })
  if (met.byRule || !isNew) return
  await insertFollow(call.tx, {
    kind: 'settle-conflict',
    record_id: met.recordId,
    conflict_id: id,
    enterprise_id: met.enterpriseId ?? null,
    newcomer_id: null,
    due_on: addWorkingDays(localDate(call.now), fieldRules.settleConflict.workingDays),
    office_id: met.office.officeId,
    office_path: met.office.officePath,
    person_id: (await scene.whose()).nameFor(met.office.officePath, id, scene.device.person_id),
    opened_at: call.now,
  })
}
