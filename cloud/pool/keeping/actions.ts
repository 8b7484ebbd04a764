/** Contacts that a register gave, of enterprises that nobody will invite any more; for the rules of retention. */
import type { Call } from '../../platform/call'
import * as store from './store'

type Act = Pick<Call, 'tx'>

/** Enterprises that are struck off, revoked or moved away, last heard of before an instant, and still with a contact. */
export const countDueRegisterContacts = (act: Act, before: Date): Promise<number> => store.count(act.tx, before)

/** The register's persons of some of them, cut off from their enterprises: whoever calls forgets the persons. */
export async function releaseRegisterContacts(act: Act, before: Date, limit: number): Promise<string[]> {
  return store.release(act.tx, before, limit)
}
