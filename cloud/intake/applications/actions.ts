/** Submitting an application: who it is about, which street answers, one row, and the event that later rooms act on. */
import type { Authority, Headcount, Receipt } from '../../../types/intake'
import type { ParsedOf } from '../../../types/registry'
import { fieldWords } from '../../../types/words/fields'
import { intakeWords } from '../../../types/words/intake'
import { getOfficeForOwners, listOfficesToward } from '../../divisions/actions'
import { findUpload, mustHavePhone, recordConsent, recordSharing, takeUpload } from '../../people/actions'
import { addWorkingDays, localDate } from '../../platform/calendar/calendar'
import type { Call, SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import type { Enterprise, PoolEngines } from '../../pool/actions'
import type { RouteResult } from '../../routing'
import { listOfferedBodies } from '../bodies/actions'
import { putContactName } from '../contacts'
import { settleDraft } from '../drafts/actions'
import { mustCover } from '../notice'
import { getInvitation, isInvited, type Invitation } from '../invitations/actions'
import { noteSubmitted } from '../invitations/progress'
import { answerPromise, applicationSubmitted, mayStandBeside, whyHere } from '../rules'
import { findDoubt } from './doubt'
import { countSubmission } from './limits'
import { officeOf, placeOf, routeOf } from './place'
import * as store from './store'
import { formOf, settleSubject, type Subject } from './subject'

type SubmitInput = ParsedOf<'submitApplication'>

/** @throws Failure bodyUnavailable, noticeOutdated, inputInvalid (a licence that is not the applicant's upload) */
async function mustBeInOrder(call: SignedInCall, input: SubmitInput): Promise<void> {
  const offered = await listOfferedBodies(call)
  const asked = input.bodies.filter((body) => body !== 'league')
  if (asked.some((body) => !offered.some((one) => one.body === body))) throw new Failure('bodyUnavailable')
  mustCover(input.noticeVersion, { offered, asked, hasLicence: input.licence !== undefined })
  if (input.licence === undefined) return
  const isOwn = (await findUpload(call, input.licence, call.actor.personId)) !== undefined
  if (!isOwn || (await store.findByLicence(call.tx, input.licence)) !== undefined)
    throw new Failure('inputInvalid', [{ field: 'licence', message: fieldWords.licence.wrong }])
}

async function authorityOf(call: SignedInCall, subject: Subject, input: SubmitInput): Promise<Authority> {
  const { invitation } = subject
  if (invitation !== null && (await isInvited(call, invitation, call.actor.personId))) return 'invited'
  return input.licence === undefined ? 'unverified' : 'licence'
}

/** @throws Failure applicationOpen (the own one), applicationExists (somebody else's, that somebody vouches for) */
async function mustNotStandInTheWay(call: SignedInCall, uscc: string, authority: Authority): Promise<void> {
  await store.lockOpen(call.tx, uscc)
  const open = await store.listOpen(call.tx, uscc)
  if (open.some((one) => one.applicant_person_id === call.actor.personId)) throw new Failure('applicationOpen')
  if (!open.every((one) => mayStandBeside(authority, { authority: one.authority, isVouched: one.vouched_at !== null })))
    throw new Failure('applicationExists')
}

/**
 * Takes an application in.
 * @throws Failure phoneNeeded, of the checks above, and of the subject: invitationUnknown, invitationRevoked, candidateExpired; tooManySubmissions
 */
export async function submitApplication(
  call: SignedInCall,
  engines: PoolEngines,
  input: SubmitInput,
): Promise<Receipt> {
  await mustHavePhone(call)
  await mustBeInOrder(call, input)
  const subject = await settleSubject(call, engines, input.subject)
  const authority = await authorityOf(call, subject, input)
  const ledHere = subject.invitation ?? (await findLeading(call, input.via))
  if (authority !== 'invited') await countSubmission(call)
  await mustNotStandInTheWay(call, subject.uscc, authority)
  const doubt = await findDoubt(call, subject.enterpriseId)
  const { match } = subject
  const matchDecision = match.decision === 'auto' && doubt !== undefined ? 'review' : match.decision
  const matchReason = subject.invitation === null ? match.reason : intakeWords.invited(match.reason)
  const route = routeOf(
    engines,
    {
      name: subject.name,
      uscc: subject.uscc,
      registered: subject.address,
      operating: input.operatingAddress,
      poolStreet: subject.poolStreet,
    },
    call.tools.configuration.ROUTE_ADDRESS,
  )
  mustBeOurs(
    input,
    subject,
    input.operatingAddress === undefined ? route : engines.route({ address: input.operatingAddress }),
  )
  const offices = await listOfficesToward(call, route.street)
  const office = officeOf(route, offices)
  const place = placeOf(office, offices)
  const submittedAt = call.now
  const today = localDate(submittedAt)
  const dueOn = addWorkingDays(today, answerPromise.workingDays)
  const number = `${today.replaceAll('-', '')}-${String(await store.nextNumber(call.tx)).padStart(5, '0')}`
  const id = await store.insertApplication(call.tx, {
    number,
    applicant_person_id: call.actor.personId,
    authority,
    invitation_id: ledHere?.id ?? null,
    enterprise_id: subject.enterpriseId,
    name: subject.name,
    uscc: subject.uscc,
    given_uscc: subject.givenUscc === subject.uscc ? null : subject.givenUscc,
    address: subject.address,
    operating_address: input.operatingAddress ?? null,
    licence_upload_id: input.licence ?? null,
    vouched_at: null,
    // A page says how the enterprise was found; what cannot be is not believed.
    found_by:
      'name' in input.subject
        ? (input.foundBy ?? 'typed')
        : 'candidate' in input.subject
          ? (input.foundBy ?? 'name')
          : null,
    bodies: input.bodies,
    notice_version: input.noticeVersion,
    match_decision: matchDecision,
    match_confidence: match.confidence,
    match_reason: doubt === undefined ? matchReason : intakeWords.ineligible(matchReason, doubt.says),
    match_candidate_id: match.candidates[0]?.id ?? null,
    index_position: subject.indexPosition,
    route_decision: route.decision,
    route_confidence: route.confidence,
    route_reason: route.reason,
    office_id: office.id,
    place,
    youth: null,
    members: null,
    submitted_at: submittedAt,
    due_on: dueOn,
    closed_at: null,
  })
  // Something was faster between the look and the row: the same looks tell what.
  if (id === undefined) {
    await mustBeInOrder(call, input)
    await mustNotStandInTheWay(call, subject.uscc, authority)
    throw new Failure('applicationExists')
  }
  await putContactName(call, call.actor.personId, id, input.contactName)
  if (input.licence !== undefined) await takeUpload(call, input.licence)
  if (ledHere !== null) await noteSubmitted(call, ledHere.id)
  await recordAgreement(call, id, input)
  await settleDraft(call, formOf(input.subject), input.draft)
  await call.tools.bus.emit(call, applicationSubmitted, {
    applicationId: id,
    number,
    officeId: office.id,
    officePath: office.path,
    applicantId: call.actor.personId,
    enterprise: subject.name,
    uscc: subject.uscc,
    place,
    why: whyHere(matchDecision, route.decision, doubt?.kind),
    dueOn,
    submittedAt,
    bodies: input.bodies,
    match: matchDecision,
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

/**
 * What was typed lies in another city or province: nothing of it is kept, and whom to ask is said. Whoever works here says where. One that the
 * pool holds, or that was invited, is ours whatever its register says.
 * @param route of where it works, else of where it is registered
 * @throws Failure inputInvalid
 */
function mustBeOurs(
  { subject, operatingAddress }: SubmitInput,
  { enterpriseId }: Subject,
  { elsewhere, reason: message }: RouteResult,
): void {
  if (elsewhere === undefined || !('name' in subject) || enterpriseId !== null) return
  throw new Failure(
    'inputInvalid',
    operatingAddress === undefined
      ? [
          { field: 'address', message },
          { field: 'operatingAddress', message: intakeWords.worksHere },
        ]
      : [{ field: 'operatingAddress', message }],
  )
}

/** The poster's or campaign's invitation that led here. One that is gone leads nobody, and stands in nobody's way. */
async function findLeading(call: SignedInCall, via: string | undefined): Promise<Invitation | null> {
  if (via === undefined) return null
  try {
    const leading = await getInvitation(call, via)
    // An enterprise's own invitation leads to that enterprise, by itself.
    return leading.enterprise === null && leading.kind !== 'list' ? leading : null
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}

/** What was agreed to, and who receives the data by it: the offices that the notice names for what was asked beside the League. */
async function recordAgreement(call: SignedInCall, id: string, input: SubmitInput): Promise<void> {
  const { personId } = call.actor
  await recordConsent(call, {
    personId,
    kind: 'application',
    state: 'given',
    noticeVersion: input.noticeVersion,
    function: 'submitApplication',
    record: id,
  })
  for (const { body, recipient } of await listOfferedBodies(call)) {
    if (!input.bodies.includes(body)) continue
    await recordSharing(
      call,
      {
        manner: 'provided',
        recipient,
        fields: ['name', 'phone', 'application'],
        purpose: body,
        basis: 'consent',
        act: 'submitApplication',
        record: id,
      },
      [personId],
    )
  }
}

/** What later rooms may see of an application; undefined when there is none. */
export async function findApplication(call: Pick<Call, 'tx'>, id: string) {
  return store.findApplication(call.tx, id)
}

/** The street has taken the case up. */
export async function vouchForApplication(call: Pick<Call, 'tx' | 'now'>, id: string): Promise<void> {
  await store.vouch(call.tx, id, call.now)
}

/** The case has ended: the enterprise is free for another application. */
export async function closeApplication(call: Pick<Call, 'tx' | 'now'>, id: string): Promise<void> {
  await store.close(call.tx, id, call.now)
}

/** All applications of a person, newest first. */
export async function listApplicationsOf(call: Pick<Call, 'tx'>, personId: string) {
  return store.listOfApplicant(call.tx, personId)
}

/** The application that an uploaded licence belongs to. */
export async function findApplicationOfLicence(call: Pick<Call, 'tx'>, uploadId: string): Promise<string | undefined> {
  return store.findByLicence(call.tx, uploadId)
}

/** Applications that mean an enterprise, and those of which a person is to say so; newest first. */
export const listApplicationsFor = (call: Pick<Call, 'tx'>, enterpriseIds: readonly string[]) =>
  store.listForEnterprises(call.tx, enterpriseIds)

/** How enterprises stand: whether an application of theirs runs, and whether one is to be looked at that may mean them. */
export const listStandings = (call: Pick<Call, 'tx'>, enterpriseIds: readonly string[]) =>
  store.listStandings(call.tx, enterpriseIds)

/** Of the given ids those that are applications. */
export async function listApplications(call: Pick<Call, 'tx'>, ids: readonly string[]) {
  return new Map((await store.listById(call.tx, ids)).map((application) => [application.id, application]))
}

/** The person's own open application for an enterprise. */
export async function findOwnOpen(
  call: Pick<Call, 'tx'>,
  enterprise: Enterprise,
  personId: string,
): Promise<string | undefined> {
  return (await store.listOpen(call.tx, enterprise.uscc)).find((one) => one.applicant_person_id === personId)?.id
}

export async function putHeadcount(
  call: Pick<Call, 'tx'>,
  id: string,
  counts: { youth?: Headcount | undefined; members?: Headcount | undefined },
) {
  return store.updateHeadcount(call.tx, id, counts)
}
