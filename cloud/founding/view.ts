/** A founding as both sides of the counter see it. */
import type { Founding, MyFounding } from '../../types/founding-view'
import * as casework from '../casework/actions'
import { sumCounts } from '../joint/actions'
import { findPersonalValue } from '../people/actions'
import { may, maskName } from '../people/rules'
import { localDate } from '../platform/calendar/calendar'
import type { SignedInCall } from '../platform/call'
import { findFacts, linkOf } from './candidates'
import { standardsOn } from './own-rules'
import { listGuides } from './deciding'
import { findingsOfMeeting, quorumOf } from './meeting'
import { recommendFor } from './recommendation'
import { proposeNames } from './names'
import { proposeNumber } from './numbers'
import { findingsOf } from './requesting'
import { electionWindow, proposeTerm } from './rules/terms'
import * as store from './store'

type View = MyFounding

/** Own choice, 2026-11-28: of an office's numbers the newest so many tell how it writes them, and which was the last. */
const NUMBERS = 50

const actOf = [
  ['decide', 'decided', 'case.work'],
  ['reconsider', 'reconsidered', 'case.work'],
  ['nameGuide', 'guide-named', 'case.work'],
  ['recordGuidance', 'guided', 'case.work'],
  ['writeRequest', 'requested', 'founding.prepare'],
  ['reply', 'replied', 'case.work'],
  ['reportElection', 'elected', 'founding.prepare'],
  ['confirm', 'founded', 'case.work'],
  ['renew', 'renewed', 'case.work'],
  ['dissolve', 'dissolved', 'case.work'],
] as const

function listActs(call: SignedInCall, file: casework.CaseFile): View['may'] {
  const acts = actOf.flatMap(([act, kind, action]) =>
    casework.isLegal(file, kind) &&
    !casework.isLedElsewhere(file, kind) &&
    may(call.actor, action, casework.guardedOf(file))
      ? [act]
      : [],
  )
  const mayPrepare = file.state === 'guiding' && may(call.actor, 'founding.prepare', casework.guardedOf(file))
  return mayPrepare ? [...acts, 'writeRequest'] : acts
}

async function requestOf(
  call: SignedInCall,
  file: casework.CaseFile,
  founding: store.FoundingRow | undefined,
): Promise<View['request']> {
  // A joint one is of all its enterprises.
  const together = file.joint_lead_id === file.id ? await sumCounts(call, file.id) : null
  const learnt = together ?? (await casework.findSurvey(call, file.id))
  const written = founding !== undefined && founding.full_name !== ''
  const proposed = file.form === null ? undefined : proposeNames(file.form, file.enterprise)
  return {
    fullName: written ? founding.full_name : (proposed?.fullName ?? ''),
    shortName: written ? founding.short_name : (proposed?.shortName ?? ''),
    industry: founding?.industry ?? '',
    staff: founding?.staff ?? learnt?.staff ?? null,
    youth: founding?.youth ?? learnt?.youth ?? null,
    members: founding?.members ?? learnt?.members ?? null,
    seats: founding?.seats ?? null,
    party: file.party,
    partyName: founding?.party_name ?? '',
  }
}

async function candidatesOf(
  call: SignedInCall,
  candidates: readonly store.CandidateRow[],
  mayPrepare: boolean,
): Promise<View['candidates']> {
  const shown: View['candidates'] = []
  for (const candidate of candidates) {
    const facts = await findFacts(call, candidate)
    shown.push({
      id: candidate.id,
      post: candidate.post,
      nameMasked: facts === undefined ? '' : maskName(facts.name),
      // Whoever deleted the account meanwhile stands no more; another one is to be invited.
      given: candidate.given_at !== null && !(mayPrepare && facts === undefined),
      link: mayPrepare && candidate.given_at === null ? linkOf(call, candidate) : null,
      elected: candidate.elected,
    })
  }
  return shown
}

/** What was answered once, and decided anew since, is not how it stands. The number stays the office's: used once. */
const isReplied = ({ state, before_state: before }: Pick<casework.CaseFile, 'state' | 'before_state'>): boolean =>
  ['approved', 'elected', 'founded', 'dissolved'].includes(before ?? state)

/** The agreed day, while it still lies ahead: whatever is put aside and taken up again has another day, on which a meeting is agreed anew. */
function meetingOf(
  call: Pick<SignedInCall, 'now'>,
  file: casework.CaseFile,
  founding: store.FoundingRow | undefined,
): string | null {
  const on = founding?.guide_on ?? null
  return file.state === 'guiding' && on === file.due_on && on >= localDate(call.now) ? on : null
}

async function sayFounding(call: SignedInCall, file: casework.CaseFile): Promise<View> {
  const founding = await store.findFounding(call.tx, file.id)
  const candidates = await store.listCandidates(call.tx, file.id)
  const acts = listActs(call, file)
  const standards = standardsOn(call, localDate(call.now))
  // Who was named before guides were of the office that has the case, or has left it, is nobody's guide any more.
  const guides = await listGuides(call, file)
  const guideName = guides.some(({ id }) => id === founding?.guide_id)
    ? await findPersonalValue(call, founding?.guide_id ?? '', 'name')
    : undefined
  return {
    form: file.form,
    guide: guideName === undefined ? null : { name: guideName, on: meetingOf(call, file, founding) },
    request: await requestOf(call, file, founding),
    candidates: await candidatesOf(call, candidates, acts.includes('writeRequest')),
    findings: acts.includes('writeRequest') || file.state === 'requested' ? await findingsOf(call, file) : [],
    quorum: file.form === null ? null : quorumOf(file.form, standards),
    term: file.form === null ? null : proposeTerm(file.form, standards),
    electionWindow: file.term_ends_on === null ? null : electionWindow(file.term_ends_on, standards),
    reply:
      founding?.reply_on === undefined || founding.reply_on === null || !isReplied(file)
        ? null
        : { number: founding.reply_number, on: founding.reply_on },
    election:
      founding?.election_on === undefined || founding.election_on === null || file.form === null || !isReplied(file)
        ? null
        : {
            heldOn: founding.election_on,
            eligible: founding.eligible ?? 0,
            present: founding.present ?? 0,
            findings: await findingsOfMeeting(call, file),
          },
    founded:
      founding?.founded_on === undefined || founding.founded_on === null || file.term_ends_on === null
        ? null
        : { on: founding.founded_on, number: founding.confirm_number, termEndsOn: file.term_ends_on },
    may: acts,
  }
}

/** @throws Failure applicationUnknown */
export async function getFounding(call: SignedInCall, id: string): Promise<Founding> {
  const file = await casework.getFile(call, 'case.view', id)
  const view = await sayFounding(call, file)
  const officeId = file.owner_id ?? file.office_id
  return {
    ...view,
    recommendation: await recommendFor(call, file),
    guides: view.may.includes('nameGuide') ? await listGuides(call, file) : [],
    proposedNumber:
      view.may.includes('reply') || view.may.includes('confirm')
        ? proposeNumber(
            null,
            await store.listNumbers(call.tx, officeId, NUMBERS),
            Number(localDate(call.now).slice(0, 4)),
          )
        : null,
  }
}

/** @throws Failure applicationUnknown */
export async function getMyFounding(call: SignedInCall, id: string): Promise<MyFounding> {
  const file = await casework.getFile(call, 'application.viewOwn', id)
  const view = await sayFounding(call, file)
  // Who was admitted to the case sees how it goes; who stands is between the applicant and the office.
  return file.applicant_id === call.actor.personId ? view : { ...view, candidates: [], findings: [], may: [] }
}
