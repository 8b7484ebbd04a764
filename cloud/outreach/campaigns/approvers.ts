/** Who may say the second word over a campaign. */
import { roles } from '../../../types/people'
import { listCadresInForce } from '../../people/actions'
import { policy } from '../../people/rules'
import type { SignedInCall } from '../../platform/call'
import type { Campaign } from './store'

const approving = roles.filter((role) => policy['campaign.approve'].roles?.[role] !== undefined)

/** Whether anybody else than its maker may: an office of one, with nobody above, would wait for ever. */
export async function hasApprover(
  call: SignedInCall,
  { office_path: at, created_by: maker }: Pick<Campaign, 'office_path' | 'created_by'>,
): Promise<boolean> {
  const holders = await listCadresInForce(call, approving)
  return [...holders].some(([personId, paths]) => personId !== maker && paths.some((path) => at.startsWith(path)))
}
