/** Whom to ask for: a name for each application, for one person may apply for several enterprises. */
import { findPersonalValue, putPersonalValue } from '../people/actions'
import type { Call } from '../platform/call'

const field = (applicationId: string) => `contact-name/${applicationId}`

/** Keeps the name with the application; the person's own name is only filled where none is known. */
export async function putContactName(
  call: Pick<Call, 'tx' | 'now' | 'tools'>,
  personId: string,
  applicationId: string,
  name: string,
): Promise<void> {
  await putPersonalValue(call, personId, field(applicationId), name)
  if ((await findPersonalValue(call, personId, 'name')) === undefined)
    await putPersonalValue(call, personId, 'name', name)
}

/** The application's contact; undefined when the person was forgotten. */
export async function findContactName(
  call: Pick<Call, 'tx' | 'tools'>,
  personId: string,
  applicationId: string,
): Promise<string | undefined> {
  return findPersonalValue(call, personId, field(applicationId))
}
