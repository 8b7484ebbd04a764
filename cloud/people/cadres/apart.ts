/** Two colleagues of one name in one list: without more, work is given to the wrong one. */
import { staffWords } from '../../../types/words/staff'
import type { Call } from '../../platform/call'
import { readPersonalValuesInBulk } from '../persons/bulk'

const DIGITS = 4

/**
 * Whoever shares office and name with another one of the list is named with the last digits of the own number: among cadres, who have each other's
 * numbers at work, that tells nothing new, and a code would tell nobody anything. All others stay as they are.
 */
export async function tellApart<T extends { personId: string; officeId: string; name: string }>(
  act: Pick<Call, 'tx' | 'tools'>,
  colleagues: readonly T[],
): Promise<T[]> {
  const seat = ({ officeId, name }: T) => `${officeId}/${name}`
  const persons = new Map<string, Set<string>>()
  for (const one of colleagues) persons.set(seat(one), (persons.get(seat(one)) ?? new Set()).add(one.personId))
  const isShared = (one: T) => (persons.get(seat(one))?.size ?? 0) > 1
  const shared = colleagues.filter(isShared)
  if (shared.length === 0) return [...colleagues]
  const values = await readPersonalValuesInBulk(
    act,
    shared.map((one) => one.personId),
    ['phone'],
  )
  return colleagues.map((one) => {
    const phone = values.get(one.personId)?.get('phone')
    return isShared(one) && phone !== undefined
      ? { ...one, name: staffWords.apart(one.name, phone.slice(-DIGITS)) }
      : one
  })
}
