/** A case as its owner sees it. */
import type { MyCase } from '../../types/casework'
import { caseWords } from '../../types/words/casework'
import { getOfficeForOwners, listOffices } from '../divisions/actions'
import { findApplication, findContactName } from '../intake/actions'
import { reach } from '../people/rules'
import type { SignedInCall } from '../platform/call'
import { getFile } from './actions'
import type { CaseEvent } from './life/events'
import { localDate } from '../platform/calendar/calendar'
import { lastAppealDay } from './life/rules'
import { hasEnded } from './life/transitions'
import * as store from './store'
import type { CaseFile } from './store'
import { allTelling, sayStanding, tellingOf } from './standing'
import { findRemark, jointOf, readHistory, readTelling, sayTimeline } from './timeline'

const summarise = (call: SignedInCall, file: CaseFile, office: string, event?: CaseEvent): MyCase['case'] => ({
  id: file.id,
  number: file.number,
  enterprise: file.enterprise,
  state: file.state,
  ...sayStanding(file, { event, office, reader: readerOf(call, file), now: call.now }),
  dueOn: hasEnded(file.state) ? null : file.due_on,
  submittedAt: file.submitted_at.toISOString(),
})

/** Who was admitted sees how it goes; name and remarks are the applicant's own. */
const readerOf = (call: SignedInCall, file: CaseFile) => (file.applicant_id === call.actor.personId ? 'owner' : 'party')

export async function listMyCases(call: SignedInCall): Promise<MyCase['case'][]> {
  const files = await store.listFiles(call.tx, reach(call.actor, 'application.viewOwn'))
  const offices = new Map(
    (await listOffices(call, [...new Set(files.map((file) => file.owner_id ?? file.office_id))])).map((one) => [
      one.id,
      one.name,
    ]),
  )
  const events = await readTelling(
    call,
    files.map((file) => file.id),
    allTelling,
  )
  return files.map((file) =>
    summarise(
      call,
      file,
      offices.get(file.owner_id ?? file.office_id) ?? '',
      tellingOf(file.state, events.get(file.id) ?? []),
    ),
  )
}

export async function getMyCase(call: SignedInCall, id: string): Promise<MyCase> {
  const file = await getFile(call, 'application.viewOwn', id)
  const office = await getOfficeForOwners(call, file.owner_path ?? file.office_path)
  const application = await findApplication(call, id)
  const history = await readHistory(call, id)
  const event = tellingOf(file.state, history)
  const mine = readerOf(call, file) === 'owner'
  const remark = mine && event !== undefined ? await findRemark(call, file, event) : null
  const appealDay = lastAppealDay(file.due_on)
  const joint = mine ? jointOf(history) : 'none'
  return {
    case: summarise(call, file, office.name, event),
    office,
    mine,
    contactName: mine ? ((await findContactName(call, file.applicant_id, id)) ?? null) : null,
    returnReasons:
      mine && event?.kind === 'returned' ? event.payload.reasons.map((reason) => caseWords.reasons[reason]) : [],
    returnNote: event?.kind === 'returned' ? remark : null,
    remark: event?.kind === 'returned' ? null : remark,
    joint: joint !== 'none',
    jointAsked: joint === 'asked' && !hasEnded(file.state),
    appealUntil: mine && file.state === 'refused' && localDate(call.now) <= appealDay ? appealDay : null,
    address: mine ? (application?.operating_address ?? application?.address ?? null) : null,
    youth: mine ? (application?.youth ?? null) : null,
    members: mine ? (application?.members ?? null) : null,
    timeline: await sayTimeline(call, file, mine ? 'owner' : 'party'),
  }
}
