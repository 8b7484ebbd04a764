/** The members' meeting and what follows: reported, confirmed, the organisation founded; its terms, and its end. */
import type { ParsedOf } from '../../types/registry'
import { fieldWords } from '../../types/words/fields'
import { electionWords } from '../../types/words/founding'
import * as casework from '../casework/actions'
import { findApplication } from '../intake/actions'
import { dissolvePartners, foundPartners, mustLead, renewPartners } from '../joint/actions'
import { endFounded, enterFounded, putSecretary, renewFounded } from '../organisations/actions'
import { localDate } from '../platform/calendar/calendar'
import type { SignedInCall } from '../platform/call'
import { Failure } from '../platform/failure'
import { findFacts } from './candidates'
import { findingsOfMeeting } from './meeting'
import { mustBeDated, mustBeEnough, mustBePast, mustExplain, mustFollow, readNumber } from './requesting'
import * as store from './store'
import { standardsOn } from './own-rules'
import { chooseTerm, mustRunOn } from './terms'
import type { Standards } from './rules/standards'
import { checkTermChange, termEnds } from './rules/terms'

const wrong = (field: string, message: string) => new Failure('inputInvalid', [{ field, message }])

/** @throws Failure inputInvalid, caseMoved, applicationUnknown */
export async function reportElection(call: SignedInCall, input: ParsedOf<'reportElection'>): Promise<casework.Moved> {
  const { id, heldOn, eligible, present, votes } = input
  const file = await casework.lockCase(call, 'founding.prepare', id)
  if (file.state !== 'approved') throw new Failure('caseMoved')
  await mustBeEnough(call, file)
  mustBePast(call, 'heldOn', heldOn)
  const after = (await store.findFounding(call.tx, id))?.reply_on ?? null
  mustFollow({ field: 'heldOn', on: heldOn, after, say: electionWords.beforeReply })
  if (file.form !== null) mustRunOn(call, file.form, { field: 'heldOn', heldOn, standards: standardsOn(call, heldOn) })
  if (present > eligible || votes.some((one) => one.votes > present)) throw wrong('votes', fieldWords.votes.many)
  const candidates = await store.listCandidates(call.tx, id)
  const byId = new Map(votes.map((one) => [one.candidate, one]))
  if (byId.size !== candidates.length || candidates.some((one) => !byId.has(one.id)))
    throw wrong('votes', fieldWords.votes.wrong)
  if (!votes.some((one) => one.elected)) throw wrong('votes', fieldWords.votes.empty)
  const moved = await casework.moveLocked(call, file, {
    id,
    action: 'founding.prepare',
    event: { kind: 'elected', payload: { hasNote: input.note.trim() !== '' } },
    note: input.note.trim(),
  })
  await store.putFounding(call.tx, id, { election_on: heldOn, eligible, present })
  for (const one of votes) await store.setCandidate(call.tx, one.candidate, { votes: one.votes, elected: one.elected })
  return moved
}

/** The office confirms: the organisation is founded, and stands among the city's from now on. */
export async function confirmElection(call: SignedInCall, input: ParsedOf<'confirmElection'>): Promise<casework.Moved> {
  const { id, decision, number, sure, on, years } = input
  const note = input.note.trim()
  const file = await casework.lockCase(call, 'case.work', id)
  if (decision === 'declined')
    return casework.moveLocked(call, file, {
      id,
      action: 'case.work',
      event: { kind: 'election-declined', payload: { hasNote: note !== '' } },
      note: mustExplain(note),
    })
  const founding = await store.findFounding(call.tx, id)
  if (
    file.state !== 'elected' ||
    file.form === null ||
    founding?.election_on === undefined ||
    founding.election_on === null
  )
    throw new Failure('caseMoved')
  await mustBeEnough(call, file)
  mustBeDated(on)
  mustBePast(call, 'on', on)
  mustFollow({ field: 'on', on, after: founding.election_on, say: electionWords.beforeElection })
  const standards = standardsOn(call, founding.election_on)
  const chosen = chooseTerm(file.form, years, standards)
  mustRunOn(call, file.form, { field: 'on', heldOn: founding.election_on, years: chosen, standards })
  // The rules find, a cadre decides (DOMAIN §2): against one that binds, with the reason in the history. A local one only warns.
  if (note === '' && (await findingsOfMeeting(call, file)).some(({ level }) => level === 'error'))
    throw wrong('note', electionWords.reason)
  const officeId = file.owner_id ?? file.office_id
  const given = await readNumber(call, officeId, { number, sure, on })
  const termEndsOn = termEnds(file.form, founding.election_on, { standards, years: chosen })
  const moved = await casework.moveLocked(call, file, {
    id,
    action: 'case.work',
    event: { kind: 'founded', payload: { on, number: given, termEndsOn, years: chosen, hasNote: note !== '' } },
    note,
    dueOn: termEndsOn,
  })
  const application = await findApplication(call, id)
  const organisationId = await enterFounded(
    call,
    {
      kind: file.form,
      name: founding.full_name,
      // By the code that was given: of what was merged, and is taken apart again, it goes along.
      enterprise: {
        id: application?.enterprise_id ?? null,
        name: file.enterprise,
        uscc: application?.given_uscc ?? file.uscc,
      },
      foundedOn: on,
      termEndsOn,
      secretaryPersonId: await secretaryOf(call, id),
    },
    { personId: call.actor.personId, officeId },
  )
  await store.putFounding(call.tx, id, {
    confirm_number: given,
    confirm_office_id: officeId,
    founded_on: on,
    term_years: chosen,
    organisation_id: organisationId,
  })
  if (file.joint_lead_id === id)
    await foundPartners(call, id, { name: founding.full_name, on, number: given, termEndsOn })
  return moved
}

/** The elected secretary's name, sealed anew as the organisation's: the candidate's own data go by their rule. */
async function secretaryOf(call: SignedInCall, caseId: string): Promise<string | null> {
  const secretary = (await store.listCandidates(call.tx, caseId)).find((one) => one.post === 'secretary' && one.elected)
  const facts = secretary === undefined ? undefined : await findFacts(call, secretary)
  return facts === undefined ? null : (await putSecretary(call, null, facts.name)).personId
}

/** An election put off, or brought forward farther than the rule allows, is explained: by whom it was approved. @throws Failure inputInvalid */
function mustBeTimely(
  endsOn: string | null,
  heldOn: string,
  { note, standards }: { note: string; standards: Standards },
): void {
  if (note !== '' || endsOn === null) return
  const against = checkTermChange({ endsOn, heldOn, isApproved: false }, standards).find(
    ({ level }) => level === 'error',
  )
  if (against !== undefined) throw wrong('note', electionWords.renewal(against.sentence))
}

/** A new election was held. @throws Failure inputInvalid, caseMoved */
export async function renewTerm(
  call: SignedInCall,
  { id, on, years, note }: { id: string; on: string; years?: number | undefined; note: string },
): Promise<casework.Moved> {
  const file = await casework.lockCase(call, 'case.work', id)
  if (file.state !== 'founded' || file.form === null) throw new Failure('caseMoved')
  mustLead(file)
  mustBePast(call, 'on', on)
  const founding = await store.findFounding(call.tx, id)
  if (on <= (founding?.founded_on ?? '')) throw wrong('on', electionWords.beforeFounding(founding?.founded_on ?? ''))
  const standards = standardsOn(call, on)
  mustBeTimely(file.term_ends_on, on, { note, standards })
  const chosen = chooseTerm(file.form, years, standards)
  const termEndsOn = termEnds(file.form, on, { standards, years: chosen })
  const moved = await casework.moveLocked(call, file, {
    id,
    action: 'case.work',
    event: { kind: 'renewed', payload: { on, termEndsOn, years: chosen, hasNote: note !== '' } },
    note,
    dueOn: termEndsOn,
  })
  if (founding?.organisation_id !== undefined && founding.organisation_id !== null)
    await renewFounded(call, founding.organisation_id, termEndsOn, {
      personId: call.actor.personId,
      officeId: file.owner_id ?? file.office_id,
    })
  if (file.joint_lead_id === id) await renewPartners(call, id, { on, termEndsOn })
  return moved
}

/** @throws Failure inputInvalid, caseMoved */
export async function dissolve(
  call: SignedInCall,
  { id, on, note }: { id: string; on: string; note: string },
): Promise<casework.Moved> {
  const file = await casework.lockCase(call, 'case.work', id)
  mustLead(file)
  mustBePast(call, 'on', on)
  const founding = await store.findFounding(call.tx, id)
  if (on < (founding?.founded_on ?? '')) throw wrong('on', fieldWords.endedOn.early)
  const officeId = file.owner_id ?? file.office_id
  // With the lead's own case as it stands: those who go along are still part of it.
  if (file.joint_lead_id === id) await dissolvePartners(call, id, on)
  const moved = await casework.moveLocked(call, await casework.lockCase(call, 'case.work', id), {
    id,
    action: 'case.work',
    event: { kind: 'dissolved', payload: { hasNote: true } },
    note: mustExplain(note),
  })
  await casework.closeCase(call, id)
  await store.putFounding(call.tx, id, { dissolved_on: localDate(call.now) })
  if (founding?.organisation_id !== undefined && founding.organisation_id !== null)
    await endFounded(call, founding.organisation_id, on, { personId: call.actor.personId, officeId })
  return moved
}
