/** A case as its owner sees it. */
import type { MyCase } from '../../types/casework'
import { caseWords } from '../../types/words/casework'
import { getOfficeForOwners, listOffices } from '../divisions/actions'
import { findApplication, findContactName } from '../intake/actions'
import { findPersonalValue } from '../people/actions'
import { reach } from '../people/rules'
import type { SignedInCall } from '../platform/call'
import { getFile, noteField } from './actions'
import { hasEnded } from './life/transitions'
import * as store from './store'
import type { CaseFile } from './store'
import { readHistory, sayNext, sayTimeline, type StoredEvent } from './timeline'

const summarise = (file: CaseFile, office: string, now: Date): MyCase['case'] => ({
  id: file.id,
  number: file.number,
  enterprise: file.enterprise,
  state: file.state,
  headline: caseWords.headline[file.state],
  next: sayNext(file, office, now),
  dueOn: hasEnded(file.state) ? null : file.due_on,
  submittedAt: file.submitted_at.toISOString(),
})

export async function listMyCases(call: SignedInCall): Promise<MyCase['case'][]> {
  const files = await store.listFiles(call.tx, reach(call.actor, 'application.viewOwn'))
  const offices = new Map(
    (await listOffices(call, [...new Set(files.map((file) => file.owner_id ?? file.office_id))])).map((one) => [
      one.id,
      one.name,
    ]),
  )
  return files.map((file) => summarise(file, offices.get(file.owner_id ?? file.office_id) ?? '', call.now))
}

/** What the history last says of founding together: asked, or part of it. */
function isJoint(history: readonly StoredEvent[]): boolean {
  const last = history.findLast((event) => event.kind.startsWith('joint-'))
  if (last === undefined || last.kind === 'joint-left') return false
  return last.kind !== 'joint-noted' || last.payload.leadId !== null || last.payload.act === 'asked'
}

export async function getMyCase(call: SignedInCall, id: string): Promise<MyCase> {
  const file = await getFile(call, 'application.viewOwn', id)
  const office = await getOfficeForOwners(call, file.owner_path ?? file.office_path)
  const application = await findApplication(call, id)
  const history = await readHistory(call, id)
  const returned = file.state === 'returned' ? history.findLast((event) => event.kind === 'returned') : undefined
  const isReturn = returned?.kind === 'returned'
  // Who was admitted sees how it goes; name and remarks are the applicant's own.
  const mine = file.applicant_id === call.actor.personId
  return {
    case: summarise(file, office.name, call.now),
    office,
    mine,
    contactName: mine ? ((await findContactName(call, file.applicant_id, id)) ?? null) : null,
    returnReasons: isReturn && mine ? returned.payload.reasons.map((reason) => caseWords.reasons[reason]) : [],
    returnNote:
      isReturn && mine ? ((await findPersonalValue(call, file.applicant_id, noteField(returned.id))) ?? null) : null,
    joint: mine && isJoint(history),
    youth: mine ? (application?.youth ?? null) : null,
    members: mine ? (application?.members ?? null) : null,
    timeline: await sayTimeline(call, file, mine ? 'owner' : 'party'),
  }
}
