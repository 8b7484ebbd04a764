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

/** Handed on, and taken up, surveyed or decided where it lies now: both streets agree where it belongs. */
export async function learnAgreed(
  call: Pick<Call, 'tx' | 'now'>,
  file: Pick<CaseFile, 'id' | 'handings' | 'office_id'>,
): Promise<void> {
  if (file.handings > 0) await learnPlace(call, file.id, { id: file.office_id })
}
