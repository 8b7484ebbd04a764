/** A case as its owner sees it. */
import type { MyCase } from '../../types/casework'
import { caseWords } from '../../types/words/casework'
import { getOfficeForOwners, listOffices } from '../divisions/actions'
import { findApplication, findContactName } from '../intake/actions'
import { findPersonalValue } from '../people/actions'
import type { SignedInCall } from '../platform/call'
import { getFile, noteField } from './actions'
import * as store from './store'
import type { CaseFile } from './store'
import { readHistory, sayNext, sayTimeline } from './timeline'

const summarise = (file: CaseFile, office: string, now: Date): MyCase['case'] => ({
  id: file.id,
  number: file.number,
  enterprise: file.enterprise,
  state: file.state,
  headline: caseWords.headline[file.state],
  next: sayNext(file.state, office, file.due_on, now),
  dueOn: file.due_on,
  submittedAt: file.submitted_at.toISOString(),
})

export async function listMyCases(call: SignedInCall): Promise<MyCase['case'][]> {
  const files = await store.listFilesOf(call.tx, call.actor.personId)
  const offices = new Map(
    (await listOffices(call, [...new Set(files.map((file) => file.office_id))])).map((one) => [one.id, one.name]),
  )
  return files.map((file) => summarise(file, offices.get(file.office_id) ?? '', call.now))
}

export async function getMyCase(call: SignedInCall, id: string): Promise<MyCase> {
  const file = await getFile(call, 'application.viewOwn', id)
  const office = await getOfficeForOwners(call, file.office_path)
  const application = await findApplication(call, id)
  const returned = file.state === 'returned' ? (await readHistory(call, id)).at(-1) : undefined
  const isReturn = returned?.kind === 'returned'
  return {
    case: summarise(file, office.name, call.now),
    office,
    contactName: (await findContactName(call, file.applicant_id, id)) ?? null,
    returnReasons: isReturn ? returned.payload.reasons.map((reason) => caseWords.reasons[reason]) : [],
    returnNote: isReturn ? ((await findPersonalValue(call, file.applicant_id, noteField(returned.id))) ?? null) : null,
    youth: application?.youth ?? null,
    members: application?.members ?? null,
    timeline: await sayTimeline(call, file, office.name, 'owner'),
  }
}
