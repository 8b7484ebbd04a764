/** What speaks against taking an application for the pool's enterprise as settled. Such a one goes to a person. */
import { intakeWords } from '../../../types/words/intake'
import { listStanding } from '../../organisations/actions'
import type { Call } from '../../platform/call'
import { findEnterprise } from '../../pool/actions'
import { sayDoubt, type Doubt } from '../rules'

/** Struck off, moved away, not non-public; or it has an organisation, which may be a slip of the list. */
export async function findDoubt(
  call: Pick<Call, 'tx' | 'now'>,
  enterpriseId: string | null,
): Promise<{ kind: Doubt; says: string } | undefined> {
  const enterprise = enterpriseId === null ? undefined : await findEnterprise(call, enterpriseId)
  if (enterprise === undefined) return undefined
  const ineligible = sayDoubt(enterprise)
  if (ineligible !== undefined) return { kind: 'ineligible', says: ineligible }
  const [organisation] = await listStanding(call, enterprise.id)
  return organisation && { kind: 'organised', says: intakeWords.organised(organisation.name) }
}
