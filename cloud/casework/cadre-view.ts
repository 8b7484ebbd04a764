/** A case, and the queues, as the cadre sees them. */
import type { CadreAct, CadreCase } from '../../types/casework'
import type { OutputOf, ParsedOf } from '../../types/registry'
import { intakeWords } from '../../types/words/intake'
import { listOffices } from '../divisions/actions'
import { sayMatch } from '../intake/rules'
import { findApplication, findContactName, listRivals, sayAddressCheck, sayInvited } from '../intake/actions'
import { findPersonalValue, listAbsent } from '../people/actions'
import { may } from '../people/rules'
import type { Action } from '../../types/actions'
import { stepWords } from '../../types/words/case-events'
import { absenceWords } from '../../types/words/absence'
import { caseWords } from '../../types/words/casework'
import { localDate } from '../platform/calendar/calendar'
import type { SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import { findEnterprise } from '../pool/actions'
import { mayRefuse } from './acts/accepting'
import { mayGive } from './acts/assigning'
import { findAdvised, listDisputants } from './acts/handing'
import { saySupervision } from './acts/urging'
import { getFile, guardedOf, isLedElsewhere } from './actions'
import { sayGuidance } from './guidance'
import { mayReopen } from './moving'
import { sayContact } from './contact'
import { findJoin, listJoinsForCadre } from './joins'
import { isFoundedElsewhere } from './led'
import { findTransition, hasEnded } from './life/transitions'
import type { CaseEventKind } from './life/events'
import type { CaseFile } from './store'
import { findSurvey, isOverdue, sayTimeline } from './timeline'

export async function getCase(call: SignedInCall, id: string): Promise<CadreCase> {
  const file = await getFile(call, 'case.view', id)
  const application = await findApplication(call, id)
  if (application === undefined) throw new Error(`case ${id} has no application`)
  const [office] = await listOffices(call, [file.office_id])
  // A likely enterprise is shown until a person has said that it is another one.
  const isUnsettled = application.match_decision === 'review' && application.match_settled_at === null
  const enterpriseId = application.enterprise_id ?? (isUnsettled ? application.match_candidate_id : null)
  const enterprise = enterpriseId === null ? undefined : await findEnterprise(call, enterpriseId)
  const name = await findContactName(call, file.applicant_id, id)
  const phone = await findPersonalValue(call, file.applicant_id, 'phone')
  const rivals = await listRivals(call, application)
  const rivalOffices = await listOffices(call, [...new Set(rivals.map((rival) => rival.office_id))])
  const joins = await listJoinsForCadre(call, id)
  const guarded = guardedOf(file)
  const isOpen = !hasEnded(file.state)
  // Let go of by rule: the record that there was one stays, the picture does not.
  const licence = application.licence_let_go_at === null ? application.licence_upload_id : null
  const guidance = await sayGuidance(call, file)
  const supervision = await saySupervision(call, file)
  const acts: CadreAct[] = [
    ...(await listActs(call, file)),
    ...(isOpen && name !== undefined && may(call.actor, 'case.revealContact', guarded)
      ? (['revealContact'] as const)
      : []),
    ...(joins.some((one) => one.state === 'open') && may(call.actor, 'case.answerJoin', guarded)
      ? (['answerJoin'] as const)
      : []),
    ...(isOpen && licence !== null && may(call.actor, 'case.viewLicence', guarded) ? (['viewLicence'] as const) : []),
    // There are none before it is decided what is founded.
    ...(file.form !== null && may(call.actor, 'case.document', guarded) ? (['viewDocuments'] as const) : []),
    ...(supervision?.urgedAt === null ? (['urge'] as const) : []),
  ]
  return {
    id: file.id,
    number: file.number,
    state: file.state,
    dueOn: hasEnded(file.state) ? null : file.due_on,
    overdue: isOverdue(file, call.now) && !isFoundedElsewhere(file),
    office: office?.name ?? '',
    submitted: {
      name: application.name,
      uscc: application.given_uscc ?? application.uscc,
      address: application.address,
      operatingAddress: application.operating_address,
      foundBy: application.found_by === null ? null : intakeWords.foundBy[application.found_by],
      invitedBy: await sayInvited(call, id),
      bodies: application.bodies.filter((body) => body !== 'league').map((body) => intakeWords.bodies[body]),
    },
    licence,
    others: rivals.map((rival) => ({
      number: rival.number,
      office: rivalOffices.find((one) => one.id === rival.office_id)?.name ?? '',
    })),
    joins,
    enterprise:
      enterprise === undefined ? null : { name: enterprise.name, uscc: enterprise.uscc, address: enterprise.address },
    match: {
      decision: application.match_decision,
      confidence: application.match_confidence,
      reason: sayMatch(application),
    },
    route: {
      decision: application.route_decision,
      confidence: application.route_confidence,
      reason: [application.route_reason, await sayAddressCheck(call, id)]
        .filter((part) => part !== undefined)
        .join('；'),
      advised: await findAdvised(call, file, application),
    },
    authority: intakeWords.authority[application.authority],
    contact: sayContact(name, phone),
    youth: application.youth,
    members: application.members,
    timeline: await sayTimeline(call, file, 'cadre'),
    owner: await sayOwner(call, file),
    next: hasEnded(file.state) ? '' : guidance.guideGone ? caseWords.guideGone : stepWords[file.state],
    escalatedTo:
      file.escalated_to === null || isFoundedElsewhere(file)
        ? null
        : ((await listOffices(call, [file.escalated_to]))[0]?.name ?? null),
    supervision,
    disputants: await listDisputants(call, file),
    form: file.form,
    party: file.party,
    termEndsOn: file.term_ends_on,
    ...(await sayLearnt(call, file)),
    ...guidance,
    may: acts,
  }
}

/** The act that leads to each event, and the policy's action for it. */
const actOf: readonly (readonly [CadreAct, CaseEventKind, Action])[] = [
  ['accept', 'accepted', 'case.accept'],
  ['return', 'returned', 'case.return'],
  ['refuse', 'refused', 'case.refuse'],
  ['survey', 'surveyed', 'case.work'],
  ['logContact', 'contacted', 'case.work'],
  ['noteParty', 'party-noted', 'case.work'],
  ['suspend', 'suspended', 'case.work'],
  ['resume', 'resumed', 'case.work'],
  ['reopen', 'reopened', 'case.work'],
  ['handOn', 'handed-on', 'case.work'],
  ['settle', 'settled', 'case.work'],
  ['answerAppeal', 'appeal-granted', 'case.work'],
  ['assign', 'assigned', 'case.assign'],
  ['joint', 'joint-noted', 'joint.form'],
  ['joint', 'joint-left', 'joint.form'],
  ['decide', 'decided', 'case.work'],
  ['nameGuide', 'guide-named', 'case.work'],
  ['recordGuidance', 'guided', 'case.work'],
  ['request', 'requested', 'case.work'],
  ['reply', 'replied', 'case.work'],
  ['elect', 'elected', 'case.work'],
  ['confirm', 'founded', 'case.work'],
  ['renew', 'renewed', 'case.work'],
  ['dissolve', 'dissolved', 'case.work'],
  ['reconsider', 'reconsidered', 'case.work'],
]

async function listActs(call: SignedInCall, file: CaseFile): Promise<CadreAct[]> {
  const acts = new Set<CadreAct>()
  for (const [act, kind, action] of actOf)
    if (
      findTransition(file.state, kind, file.before_state) &&
      !isLedElsewhere(file, kind) &&
      (kind !== 'refused' || mayRefuse(file, call.now)) &&
      (kind !== 'assigned' || mayGive(call.actor, file)) &&
      (kind === 'reopened' ? await mayReopen(call, file) : may(call.actor, action, guardedOf(file)))
    )
      acts.add(act)
  return [...acts]
}

async function sayOwner(call: SignedInCall, file: CaseFile): Promise<CadreCase['owner']> {
  if (file.owner_id === null || file.holder === null) return null
  const [office] = await listOffices(call, [file.owner_id])
  const nameOf = async (personId: string) => (await findPersonalValue(call, personId, 'name')) ?? null
  const person = file.person_id === null ? null : await nameOf(file.person_id)
  const absent =
    file.person_id === null
      ? undefined
      : (await listAbsent(call, [file.owner_id])).find((one) => one.personId === file.person_id)
  const deputy = absent?.deputyId ?? null
  return {
    office: office?.name ?? '',
    person,
    away:
      absent === undefined
        ? null
        : absenceWords.away(person ?? '', absent.until, deputy === null ? null : await nameOf(deputy)),
    isMine: [file.person_id, deputy].includes(call.actor.personId),
    holder: file.holder,
    cause: file.cause === null || file.cause === 'responsible' ? null : caseWords.ownerCause[file.cause],
  }
}

/** What was learnt so far: the newest of each count; and the day of the next contact. */
async function sayLearnt(
  call: SignedInCall,
  file: CaseFile,
): Promise<Pick<CadreCase, 'survey' | 'contactOn' | 'contactDue'>> {
  const learnt = await findSurvey(call, file.id)
  return {
    survey: learnt === null ? null : { ...learnt, at: learnt.at.toISOString() },
    contactOn: file.contact_on,
    contactDue: file.contact_on !== null && file.contact_on <= localDate(call.now),
  }
}

/**
 * One field of the contact in full, or both for a client that asks for none. The act stands in the audit trail by the registry's
 * declaration, with its reason.
 * @throws Failure applicationUnknown, contactEnded (taken back: nobody is to be called any more)
 */
export async function revealContact(
  call: SignedInCall,
  { id, join, field }: ParsedOf<'revealContact'>,
): Promise<OutputOf<'revealContact'>> {
  const file = await getFile(call, 'case.revealContact', id)
  if (hasEnded(file.state)) throw new Failure('contactEnded')
  const asked = join === undefined ? undefined : await findJoin(call, id, join)
  // Whoever was declined, or took the wish back, is left alone.
  if (join !== undefined && asked?.state !== 'open' && asked?.state !== 'admitted')
    throw new Failure('applicationUnknown')
  const personId = asked?.person_id ?? file.applicant_id
  const name = await findContactName(call, personId, asked?.id ?? id)
  const phone = await findPersonalValue(call, personId, 'phone')
  // A person who was forgotten has neither any more; the case remains.
  if (phone === undefined || name === undefined) throw new Failure('applicationUnknown')
  return { name: field === 'phone' ? null : name, phone: field === 'name' ? null : phone }
}
