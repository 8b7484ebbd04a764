/** What a row and a page say of an enterprise in a word or two. Pure. */
import type { EnterpriseMark } from '../../types/pool'
import { ineligibility, type Ownership, type RegistrationStatus } from '../pool/rules'

export function marksOf(
  enterprise: { registrationStatus: RegistrationStatus | null; ownership: Ownership | null },
  standing: { applied: boolean; inReview: boolean; organised: boolean; withheld: boolean } | undefined,
): EnterpriseMark[] {
  const doubt = ineligibility(enterprise)
  return [
    ...(standing?.organised === true ? (['organised'] as const) : []),
    ...(standing?.withheld === true ? (['withheld'] as const) : []),
    ...(standing?.applied === true ? (['applied'] as const) : []),
    ...(standing?.inReview === true ? (['inReview'] as const) : []),
    ...(doubt === null ? [] : [doubt]),
  ]
}
