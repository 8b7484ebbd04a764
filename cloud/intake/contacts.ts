/** Whom to ask for: a name for each application, for one person may apply for several enterprises. */
import { findPersonalValue, putPersonalValues } from '../people/actions'
import type { Call } from '../platform/call'
import { Failure } from '../platform/failure'

/** Where the contact's name of an application, or of a wish to join, lies with the person's values. */
export const contactField = (applicationId: string) => `contact-name/${applicationId}`

/**
 * Keeps the name with the application; the person's own name is only filled where none is known.
 * @throws Failure sessionInvalid: the person was deleted meanwhile, and nobody is left to be called
 */
export async function putContactName(
  call: Pick<Call, 'tx' | 'now' | 'tools'>,
  personId: string,
  applicationId: string,
  name: string,
): Promise<void> {
  const values = [
    { field: contactField(applicationId), value: name },
    { field: 'name', value: name, yields: true },
  ] as const
  if (!(await putPersonalValues(call, personId, values))) throw new Failure('sessionInvalid')
}

/** The application's contact; undefined when the person was forgotten. */
export async function findContactName(
  call: Pick<Call, 'tx' | 'tools'>,
  personId: string,
  applicationId: string,
): Promise<string | undefined> {
  return findPersonalValue(call, personId, contactField(applicationId))
}
