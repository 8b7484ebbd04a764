/** Wishes to join a case: recorded in its history, answered by the responsible office. They move neither state nor duty. */
import type { JoinState } from '../../types/casework'
import type { OutputOf } from '../../types/registry'
import { caseWords } from '../../types/words/casework'
import { getOfficeForOwners, listOffices } from '../divisions/actions'
import {
  findContactName,
  listJoinsOfApplication,
  listJoinsOfPerson,
  settleJoin,
  type JoinRequest,
} from '../intake/actions'
import type { AskedToJoin } from '../intake/rules'
import { findPersonalValue } from '../people/actions'
import { sayContact } from './contact'
import type { Call, SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import { mustReach } from './actions'
import { note } from './joins-ending'
import { hasEnded } from './life/transitions'
import { joinAnswered } from './rules'
import * as store from './store'

/** In the transaction of the wish itself. @throws Failure joinNothing (the case ended meanwhile) */
export async function recordJoin(call: Call, { applicationId, joinId, personId }: AskedToJoin): Promise<void> {
  const file = await store.lockFile(call.tx, applicationId)
  if (file === undefined) throw new Error(`application ${applicationId} has no case`)
  if (hasEnded(file.state)) throw new Failure('joinNothing')
  await note(call, file, personId, { kind: 'join-asked', payload: { joinId } })
}

/** @throws Failure applicationUnknown (outside or none), caseMoved (somebody answered before) */
export async function answerJoin(
  call: SignedInCall,
  { id, join, decision }: { id: string; join: string; decision: 'admitted' | 'declined' },
): Promise<JoinState> {
  const file = mustReach(call, 'case.answerJoin', await store.lockFile(call.tx, id))
  const asked = (await listJoinsOfApplication(call, id)).find((one) => one.id === join)
  if (asked === undefined) throw new Failure('applicationUnknown')
  const settled = await settleJoin(call, join, decision)
  if (settled === undefined) throw new Failure('caseMoved')
  if (decision === 'admitted') await store.insertParty(call.tx, id, settled.person_id, call.now)
  const eventId = await note(call, file, call.actor.personId, {
    kind: 'join-answered',
    payload: { joinId: join, decision },
  })
  await call.tools.bus.emit(call, joinAnswered, {
    eventId,
    personId: settled.person_id,
    decision,
  })
  return decision
}

/** The one who asked, if the request belongs to this case. */
export async function findJoin(call: Pick<Call, 'tx'>, caseId: string, join: string): Promise<JoinRequest | undefined> {
  return (await listJoinsOfApplication(call, caseId)).find((one) => one.id === join)
}

/** Who asked, for the cadre: masked. */
export async function listJoinsForCadre(call: SignedInCall, caseId: string): Promise<OutputOf<'getCase'>['joins']> {
  const joins = []
  for (const join of await listJoinsOfApplication(call, caseId)) {
    const name = await findContactName(call, join.person_id, join.id)
    const phone = await findPersonalValue(call, join.person_id, 'phone')
    joins.push({
      id: join.id,
      ...sayContact(name, phone),
      state: join.state,
      askedAt: join.asked_at.toISOString(),
    })
  }
  return joins
}

/** The own wishes, newest first. Of the case only what the answer opened. */
export async function listMyJoins(call: SignedInCall): Promise<OutputOf<'listMyCases'>['joins']> {
  const joins = await listJoinsOfPerson(call, call.actor.personId)
  const files = new Map(
    (
      await store.listFilesById(
        call.tx,
        joins.map((one) => one.application_id),
      )
    ).map((file) => [file.id, file]),
  )
  const officeIds = [...new Set([...files.values()].map((file) => file.office_id))]
  const offices = new Map((await listOffices(call, officeIds)).map((one) => [one.id, one.name]))
  const said = []
  for (const join of joins) {
    const file = files.get(join.application_id)
    // Whoever was turned away may want to ask why.
    const phone =
      join.state === 'declined' && file !== undefined ? (await getOfficeForOwners(call, file.office_path)).phone : null
    said.push({
      id: join.id,
      enterprise: join.enterprise,
      state: join.state,
      headline: caseWords.join[join.state],
      next: caseWords.joinNext[join.state](offices.get(file?.office_id ?? '') ?? '', phone),
      askedAt: join.asked_at.toISOString(),
      caseId: join.state === 'admitted' ? join.application_id : null,
    })
  }
  return said
}
