/** The secretary's name of a list: a personal value, sealed under a person of its own. */
import { findPersonalValue, putPersonalValuesInBulk } from '../../people/actions'
import type { Call } from '../../platform/call'

const FIELD = 'organisation/secretary'

/**
 * @param name null where the list tells none: what is known stays
 * @returns the person that holds it, and whether it was not known so
 */
export async function putSecretary(
  act: Pick<Call, 'tx' | 'now' | 'tools'>,
  personId: string | null,
  name: string | null,
): Promise<{ personId: string | null; changed: boolean }> {
  if (name === null) return { personId, changed: false }
  const blind = { purpose: FIELD, value: name }
  const [put] = await putPersonalValuesInBulk(act, [{ personId, values: [{ field: FIELD, value: name, blind }] }])
  return { personId: put?.personId ?? personId, changed: put?.changed ?? false }
}

/** Undefined where no list told it, or the person was forgotten. */
export const findSecretary = async (
  act: Pick<Call, 'tx' | 'tools'>,
  personId: string | null,
): Promise<string | undefined> => (personId === null ? undefined : findPersonalValue(act, personId, FIELD))
