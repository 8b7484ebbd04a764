/** Which street is responsible: handed on with a reason, disputed at the second refusal, decided by the office above both. The clock goes on. */
import type { HandingReason } from '../../../types/case-life'
import { fieldWords } from '../../../types/words/fields'
import { listAllOffices, listOffices, listOfficesAbove, type OfficeNode } from '../../divisions/actions'
import { findAdvisedStreet, moveApplication } from '../../intake/actions'
import { takeBackLesson } from '../../pool/actions'
import { findAnsweringOffice } from '../../people/actions'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { disputeRule } from '../life/rules'
import { learnPlace } from './learning'
import { moveLocked, mustReach, ownerOf, type Moved, type Owner } from '../moving'
import * as store from '../store'
import type { CaseFile } from '../store'
import { tellOffice } from '../telling'
import { readHistory } from '../timeline'

/** An office of the League that a case can be given to by its place. @throws Failure inputInvalid */
async function getStreet(call: SignedInCall, officeId: string): Promise<OfficeNode> {
  const [office] = await listOffices(call, [officeId])
  if (office === undefined || office.body !== 'league' || office.level !== 'street')
    throw new Failure('inputInvalid', [{ field: 'office', message: fieldWords.office.wrong }])
  return office
}

/** The lowest office above both streets that has a cadre. */
async function officeAboveBoth(call: SignedInCall, one: string, other: string): Promise<Owner> {
  const common = (await listOfficesAbove(call, one)).find(
    (office) => office.level !== 'street' && other.startsWith(office.path),
  )
  if (common === undefined) throw new Error(`${one} and ${other} have no office above both`)
  const office = await findAnsweringOffice(call, common.path)
  return { id: office.id, path: office.path, cause: 'assigned' }
}

/**
 * The responsible street says that another one is. At first the case goes there at once, with its clock; when that street says the same, the
 * office above both decides.
 * @throws Failure inputInvalid (no street, or the same), caseMoved, applicationUnknown
 */
export async function handOnCase(
  call: SignedInCall,
  { id, office: officeId, reason, note }: { id: string; office: string; reason: HandingReason; note: string },
): Promise<Moved> {
  const file = mustReach(call, 'case.work', await store.lockFile(call.tx, id))
  const target = await getStreet(call, officeId)
  if (target.id === file.office_id)
    throw new Failure('inputInvalid', [{ field: 'office', message: fieldWords.office.same }])
  // Whatever was learnt of its address is open again.
  await takeBackLesson(call, id)
  const payload = { reason, fromOffice: file.office_id, toOffice: target.id, hasNote: note !== '' }
  if (file.handings + 1 >= disputeRule.refusals) {
    const owner = await officeAboveBoth(call, file.office_path, target.path)
    const moved = await moveLocked(call, file, {
      id,
      action: 'case.work',
      event: { kind: 'disputed', payload },
      note,
      owner,
      personId: null,
    })
    await tellOffice(call, owner.id, { kind: 'disputed', caseId: id, cause: moved.eventId })
    return moved
  }
  const owner = await ownerOf(call, target.path)
  const moved = await give(call, file, target, {
    id,
    action: 'case.work',
    event: { kind: 'handed-on', payload },
    note,
    owner,
    personId: null,
  })
  await tellOffice(call, owner.id, { kind: 'assigned', caseId: id, cause: moved.eventId })
  return moved
}

/** The office above decides which street it is; that is no longer disputed between them. */
export async function settleDispute(
  call: SignedInCall,
  { id, office: officeId, note }: { id: string; office: string; note: string },
): Promise<Moved> {
  const file = mustReach(call, 'case.work', await store.lockFile(call.tx, id))
  const target = await getStreet(call, officeId)
  const owner = await ownerOf(call, target.path)
  const moved = await give(call, file, target, {
    id,
    action: 'case.work',
    event: { kind: 'settled', payload: { toOffice: target.id, hasNote: note !== '' } },
    note,
    owner,
    personId: null,
  })
  await learnPlace(call, id, target)
  await tellOffice(call, owner.id, { kind: 'settled', caseId: id, cause: moved.eventId })
  return moved
}

/** Moves the case and its application to another street. */
async function give(
  call: SignedInCall,
  file: CaseFile,
  target: OfficeNode,
  move: Parameters<typeof moveLocked>[2],
): Promise<Moved> {
  const moved = await moveLocked(call, file, { ...move, office: { id: target.id, path: target.path } })
  const place = await moveApplication(call, file.id, target)
  await store.project(call.tx, file.id, { place })
  return moved
}

/**
 * The street that the case may belong to, where that is another one than it lies with: where an address leads that the owner put right, else
 * what a map service named of one that the routing engine was not sure of.
 */
export async function findAdvised(
  call: SignedInCall,
  file: CaseFile,
  route: { leads_to_office_id: string | null; route_decision: string },
): Promise<{ office: string; name: string } | null> {
  const { leads_to_office_id: to, route_decision: decision } = route
  const led = to === file.office_id ? null : to
  const named = led !== null || decision === 'auto' ? undefined : await findAdvisedStreet(call, file.id)
  // Most cases lie where their address leads: no street is looked for.
  if (led === null && named === undefined) return null
  const found = (await listStreets(call)).find(
    (one) =>
      one.id !== file.office_id &&
      (led === null ? one.name === named?.street && one.district === named.district : one.id === led),
  )
  return found === undefined ? null : { office: found.id, name: `${found.district}${found.name}` }
}

/** Of a disputed case the streets that had it or were named since it was last settled: one of them it is, mostly. None that was merged meanwhile. */
export async function listDisputants(call: SignedInCall, file: CaseFile): Promise<{ office: string; name: string }[]> {
  if (file.state !== 'disputed') return []
  const named: string[] = []
  for (const event of await readHistory(call, file.id)) {
    if (event.kind === 'settled') named.length = 0
    if (event.kind === 'handed-on' || event.kind === 'disputed')
      named.push(event.payload.fromOffice, event.payload.toOffice)
  }
  const streets = new Map((await listStreets(call)).map((one) => [one.id, one]))
  return [...new Set(named)].flatMap((id) => {
    const street = streets.get(id)
    return street === undefined ? [] : [{ office: id, name: `${street.district} ${street.name}` }]
  })
}

/** Own choice, 2026-11-27: streets that a search shows. */
const SHOWN = 20

async function listStreets(call: Pick<SignedInCall, 'tx'>) {
  const offices = await listAllOffices(call)
  const districts = new Map(offices.filter((one) => one.level === 'district').map((one) => [one.path, one.division]))
  return offices
    .filter((one) => one.level === 'street')
    .map((one) => ({
      id: one.id,
      name: one.division,
      district: districts.get(one.path.replace(/[^/]+\/$/, '')) ?? '',
    }))
}

/** Streets of the city by a part of their name or their district's. */
export async function findStreets(call: Pick<SignedInCall, 'tx'>, written: string) {
  const query = written.replace(/\s/g, '')
  return (await listStreets(call)).filter((one) => `${one.district}${one.name}`.includes(query)).slice(0, SHOWN)
}
