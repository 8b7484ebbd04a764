/** Submitting an application: who it is about, which street answers, one row, and the event that later rooms act on. */
import type { Headcount, Receipt } from '../../../types/intake'
import type { ParsedOf } from '../../../types/registry'
import { intakeWords } from '../../../types/words/intake'
import { getOfficeForOwners, listOfficesToward, type OfficeNode } from '../../divisions/actions'
import { putContactName } from '../contacts'
import { addWorkingDays, localDate } from '../../platform/calendar/calendar'
import type { Call, SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { canonicalKey, type Enterprise, type PoolEngines } from '../../pool/actions'
import type { RouteResult } from '../../routing'
import { getInvitation, type Invitation } from '../invitations/actions'
import { answerPromise, applicationSubmitted, getNotice, whyHere } from '../rules'
import * as store from './store'

type SubmitInput = ParsedOf<'submitApplication'>

/** What the application is about, once it is settled. */
interface Subject {
  name: string
  uscc: string
  address: string
  poolStreet: string | null
  invitation: Invitation | null
}

async function getSubject(call: Call, subject: SubmitInput['subject']): Promise<Subject> {
  if (!('invitation' in subject)) return { ...subject, poolStreet: null, invitation: null }
  const invitation = await getInvitation(call, subject.invitation)
  const { name, uscc, address, street } = invitation.enterprise
  return { name, uscc, address, poolStreet: street, invitation }
}

/** The office that a route ends at: the street's, else the district's, else the city's. */
export function officeOf(route: Pick<RouteResult, 'street' | 'district'>, offices: readonly OfficeNode[]): OfficeNode {
  const district = offices.find((office) => office.level === 'district' && office.division === route.district)
  // Two districts of a city may each have a street of the same name.
  const under = district?.path ?? '/'
  const street = offices.find(
    (office) => office.level === 'street' && office.division === route.street && office.path.startsWith(under),
  )
  const office = street ?? district ?? offices.find((one) => one.level === 'city')
  if (office === undefined) throw new Error('the home city has no office')
  return office
}

/** District and street as people say them, as far as the route knows. */
export function placeOf(office: OfficeNode, offices: readonly OfficeNode[]): string {
  const line = offices.filter(
    (one) => office.path.startsWith(one.path) && (one.level !== 'city' || office.level === 'city'),
  )
  return line.map((one) => one.division).join(' ')
}

export async function submitApplication(
  call: SignedInCall,
  engines: PoolEngines,
  input: SubmitInput,
): Promise<Receipt> {
  if (input.noticeVersion !== getNotice().version) throw new Failure('noticeOutdated')
  const subject = await getSubject(call, input.subject)
  const indexPosition = engines.position
  const match = await engines.match(call.tx, subject, canonicalKey(subject.name))
  const best = match.candidates[0]
  const isSure = match.decision === 'auto' && best !== undefined
  const route = engines.route({
    address: subject.address,
    uscc: subject.uscc,
    poolStreet: subject.poolStreet ?? undefined,
  })
  const offices = await listOfficesToward(call, route.street)
  const office = officeOf(route, offices)
  const place = placeOf(office, offices)
  const submittedAt = call.now
  const today = localDate(submittedAt)
  const dueOn = addWorkingDays(today, answerPromise.workingDays)
  const number = `${today.replaceAll('-', '')}-${String(await store.nextNumber(call.tx)).padStart(5, '0')}`
  const isInvited = subject.invitation !== null && subject.invitation.contactPersonId === call.actor.personId
  const id = await store.insertApplication(call.tx, {
    number,
    applicant_person_id: call.actor.personId,
    authority: isInvited ? 'invited' : 'unverified',
    invitation_id: subject.invitation?.id ?? null,
    enterprise_id: isSure ? best.id : null,
    name: subject.name,
    uscc: isSure ? (best.uscc ?? subject.uscc) : subject.uscc,
    address: subject.address,
    bodies: input.bodies,
    notice_version: input.noticeVersion,
    match_decision: match.decision,
    match_confidence: match.confidence,
    match_reason: subject.invitation === null ? match.reason : intakeWords.invited(match.reason),
    match_candidate_id: best?.id ?? null,
    index_position: indexPosition,
    route_decision: route.decision,
    route_confidence: route.confidence,
    route_reason: subject.address === '' && route.decision === 'none' ? intakeWords.noAddress : route.reason,
    office_id: office.id,
    place,
    youth: null,
    members: null,
    submitted_at: submittedAt,
    due_on: dueOn,
    closed_at: null,
  })
  if (id === undefined) throw new Failure('applicationOpen')
  await putContactName(call, call.actor.personId, id, input.contactName)
  await call.tools.bus.emit(call, applicationSubmitted, {
    applicationId: id,
    number,
    officeId: office.id,
    officePath: office.path,
    applicantId: call.actor.personId,
    enterprise: subject.name,
    place,
    why: whyHere(match.decision, route.decision),
    dueOn,
    submittedAt,
    match: match.decision,
    route: route.decision,
  })
  const shown = await getOfficeForOwners(call, office.path)
  return {
    id,
    number,
    enterprise: subject.name,
    office: shown,
    next: intakeWords.next(shown.name, answerPromise.workingDays, dueOn),
    dueOn,
  }
}

/** What later rooms may see of an application; undefined when there is none. */
export async function findApplication(call: Pick<Call, 'tx'>, id: string) {
  return store.findApplication(call.tx, id)
}

/** The person's own open application for an enterprise. */
export async function findOwnOpen(
  call: Pick<Call, 'tx'>,
  enterprise: Enterprise,
  personId: string,
): Promise<string | undefined> {
  return store.findOpenOf(call.tx, enterprise.uscc, personId)
}

export async function putHeadcount(
  call: Pick<Call, 'tx'>,
  id: string,
  counts: { youth?: Headcount | undefined; members?: Headcount | undefined },
) {
  return store.updateHeadcount(call.tx, id, counts)
}
