/** What the outcome of a hand-over teaches: where the address of the enterprise lies. */
import { listOffices } from '../../divisions/actions'
import { findApplication } from '../../intake/actions'
import { putLesson } from '../../pool/actions'
import type { Call } from '../../platform/call'
import type { CaseFile } from '../store'

/** The street is decided. Where the enterprise works decides, if it said so: that is what the streets looked at. */
export async function learnPlace(
  call: Pick<Call, 'tx' | 'now'>,
  caseId: string,
  office: { id: string },
): Promise<void> {
  const application = await findApplication(call, caseId)
  const [street] = await listOffices(call, [office.id])
  if (application === undefined || street?.level !== 'street' || street.body !== 'league') return
  const address = application.operating_address ?? application.address
  if (address !== '') await putLesson(call, { caseId, address, street: street.division })
}

/** Whoever works on what was handed on agrees by that where it belongs: taken up, asked about, decided, whichever comes first after it. */
export async function learnHandedOn(
  call: Pick<Call, 'tx' | 'now'>,
  { id, office_id: officeId, handings }: Pick<CaseFile, 'id' | 'office_id' | 'handings'>,
): Promise<void> {
  if (handings > 0) await learnPlace(call, id, { id: officeId })
}
