/** Contacts told at the door, beside a case: what waits for a decision, and what the case holds. */
import type { CaseContact } from '../../../types/case-contacts'
import type { OutputOf, ParsedOf } from '../../../types/registry'
import { caseWords } from '../../../types/words/casework'
import { getFile } from '../../casework/actions'
import { hasEnded } from '../../casework/rules'
import { findApplication } from '../../intake/actions'
import { findPersonalValue } from '../../people/actions'
import { maskName, maskPhone } from '../../people/rules'
import { localDate } from '../../platform/calendar/calendar'
import type { SignedInCall } from '../../platform/call'
import { Failure } from '../../platform/failure'
import { caseUnderWay } from '../conflicts/rules'
import * as conflicts from '../conflicts/store'
import { findDevice } from '../devices/store'
import { findRecord } from '../records/store'
import { readKept } from '../records/settle'
import { fieldRules } from '../rules'
import { standingsOf } from '../standing'
import { maySettle } from './held'
import * as store from './store'

const DAY = 86_400_000

interface Told {
  row: Omit<CaseContact, 'contact'>
  /** Undefined: the applicant's own; both missing: erased. */
  contact: { name: string | undefined; phone: string | undefined } | undefined
}

/** Those that wait, then those that the case holds. @throws Failure applicationUnknown */
async function listTold(call: SignedInCall, id: string, action: 'case.view' | 'case.revealContact'): Promise<Told[]> {
  const file = await getFile(call, action, id)
  const enterpriseId = (await findApplication(call, id))?.enterprise_id ?? null
  const standing = enterpriseId === null ? undefined : (await standingsOf(call, [enterpriseId])).get(enterpriseId)
  const applicantPhone = await findPersonalValue(call, file.applicant_id, 'phone')
  const nameOf = async (personId: string) => maskName((await findPersonalValue(call, personId, 'name')) ?? '')
  const settles = (officePath: string) => maySettle(call, officePath, file.office_path)
  const told: Told[] = []
  const waiting =
    standing !== undefined && caseUnderWay(standing) === id ? await conflicts.listOpenAtCase(call.tx, standing.ids) : []
  for (const conflict of waiting) {
    const device = await findDevice(call.tx, conflict.device_id)
    const body = device && (await readKept({ call, device }, { id: conflict.record_id, at: conflict.at }))?.body
    if (body?.kind !== 'application') continue
    told.push({
      row: {
        record: conflict.record_id,
        conflict: conflict.id,
        on: localDate(conflict.at),
        whoMasked: await nameOf(conflict.person_id),
        youth: body.youth,
        members: body.members,
        until: localDate(new Date(conflict.since.getTime() + fieldRules.taken.days * DAY)),
        may: settles(conflict.office_path) ? ['keep', 'set-aside'] : [],
      },
      contact: body.phone === applicantPhone ? undefined : { name: body.contactName, phone: body.phone },
    })
  }
  for (const held of await store.listHeldOf(call.tx, id)) {
    const valueOf = async (field: string) =>
      held.contact_person_id === null ? undefined : findPersonalValue(call, held.contact_person_id, field)
    const record = await findRecord(call.tx, held.record_id)
    told.push({
      row: {
        record: held.record_id,
        conflict: null,
        on: localDate(record?.at ?? call.now),
        whoMasked: await nameOf(held.person_id),
        youth: held.youth,
        members: held.members,
        until: null,
        // Of the applicant's own number nothing was written down beside the applicant.
        may: held.contact_person_id !== null && settles(held.office_path) ? ['withdraw'] : [],
      },
      contact:
        held.contact_person_id === null ? undefined : { name: await valueOf('name'), phone: await valueOf('phone') },
    })
  }
  return told
}

/** @throws Failure applicationUnknown: none, or out of reach */
export async function listCaseContacts(
  call: SignedInCall,
  { id }: ParsedOf<'listCaseContacts'>,
): Promise<OutputOf<'listCaseContacts'>> {
  return {
    rows: (await listTold(call, id, 'case.view')).map(({ row, contact }) => ({
      ...row,
      contact:
        contact === undefined
          ? null
          : {
              nameMasked: contact.name === undefined ? caseWords.deleted : maskName(contact.name),
              phoneMasked: contact.phone === undefined ? '' : maskPhone(contact.phone),
            },
    })),
  }
}

/**
 * One field in full, or both for a client that asks for none. The act stands in the audit trail by the registry's declaration, with its reason.
 * @throws Failure applicationUnknown (none, out of reach, or erased), contactEnded (nobody is to be called any more)
 */
export async function revealTold(
  call: SignedInCall,
  { id, record, field }: Pick<ParsedOf<'revealContact'>, 'id' | 'field'> & { record: string },
): Promise<OutputOf<'revealContact'>> {
  const file = await getFile(call, 'case.revealContact', id)
  if (hasEnded(file.state)) throw new Failure('contactEnded')
  const contact = (await listTold(call, id, 'case.revealContact')).find(({ row }) => row.record === record)?.contact
  if (contact?.name === undefined || contact.phone === undefined) throw new Failure('applicationUnknown')
  return { name: field === 'phone' ? null : contact.name, phone: field === 'name' ? null : contact.phone }
}
