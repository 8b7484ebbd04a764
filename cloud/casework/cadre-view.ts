/** A case, and the queues, as the cadre sees them. */
import type { CadreCase, CaseState, Queue } from '../../types/casework'
import type { OutputOf, ParsedOf } from '../../types/registry'
import { intakeWords } from '../../types/words/intake'
import { listOffices } from '../divisions/actions'
import { sayMatch } from '../intake/rules'
import { countOpenJoins, findApplication, findContactName, listRivals, sayAddressCheck } from '../intake/actions'
import { findPersonalValue } from '../people/actions'
import { may, reach } from '../people/rules'
import type { SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import { findEnterprise } from '../pool/actions'
import { getFile, guardedOf } from './actions'
import { readQueueCursor, sayQueueCursor } from './among'
import { sayContact } from './contact'
import { findJoin, listJoinsForCadre } from './joins'
import { findTransition, hasEnded } from './rules'
import * as store from './store'
import { isOverdue, sayTimeline } from './timeline'

const STATE_OF: Readonly<Record<Queue, CaseState>> = {
  'to-accept': 'submitted',
  accepted: 'accepted',
  returned: 'returned',
  withdrawn: 'withdrawn',
}

/** Own choice, 2026-11-23: rows of a page where the client asks for no number. */
const PAGE = 20

export async function listQueue(call: SignedInCall, input: ParsedOf<'listQueue'>): Promise<OutputOf<'listQueue'>> {
  const to = reach(call.actor, 'case.view')
  const limit = input.limit ?? PAGE
  const files = await store.listQueue(call.tx, {
    reach: to,
    state: STATE_OF[input.queue],
    after: readQueueCursor(input.cursor),
    limit: limit + 1,
    newestFirst: hasEnded(STATE_OF[input.queue]),
  })
  const counts = await store.countByState(call.tx, to)
  const joins = await countOpenJoins(
    call,
    files.map((file) => file.id),
  )
  const last = files.length > limit ? files[limit - 1] : undefined
  return {
    rows: files.slice(0, limit).map((file) => ({
      id: file.id,
      number: file.number,
      enterprise: file.enterprise,
      place: file.place,
      why: file.why,
      dueOn: hasEnded(file.state) ? null : file.due_on,
      overdue: isOverdue(file, call.now),
      submittedAt: file.submitted_at.toISOString(),
      joins: joins.get(file.id) ?? 0,
    })),
    counts: {
      'to-accept': counts.get('submitted') ?? 0,
      accepted: counts.get('accepted') ?? 0,
      returned: counts.get('returned') ?? 0,
      withdrawn: counts.get('withdrawn') ?? 0,
    },
    next: last === undefined ? null : sayQueueCursor(last),
    offices: call.actor.grants.map((grant) => grant.officeName),
  }
}

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
  const acts = [
    ...(findTransition(file.state, 'accepted') && may(call.actor, 'case.accept', guarded) ? (['accept'] as const) : []),
    ...(findTransition(file.state, 'returned') && may(call.actor, 'case.return', guarded) ? (['return'] as const) : []),
    ...(isOpen && name !== undefined && may(call.actor, 'case.revealContact', guarded)
      ? (['revealContact'] as const)
      : []),
    ...(joins.some((one) => one.state === 'open') && may(call.actor, 'case.answerJoin', guarded)
      ? (['answerJoin'] as const)
      : []),
    ...(isOpen && licence !== null && may(call.actor, 'case.viewLicence', guarded) ? (['viewLicence'] as const) : []),
  ]
  return {
    id: file.id,
    number: file.number,
    state: file.state,
    dueOn: hasEnded(file.state) ? null : file.due_on,
    overdue: isOverdue(file, call.now),
    office: office?.name ?? '',
    submitted: {
      name: application.name,
      uscc: application.uscc,
      address: application.address,
      operatingAddress: application.operating_address,
      foundBy: application.found_by === null ? null : intakeWords.foundBy[application.found_by],
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
    },
    authority: intakeWords.authority[application.authority],
    contact: sayContact(name, phone),
    youth: application.youth,
    members: application.members,
    timeline: await sayTimeline(call, file, office?.name ?? '', 'cadre'),
    may: acts,
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
