/** Two persons of this database that turn out to be one human being. */
import type { SignedInCall } from '../../platform/call'
import { findSealingKey, openValue, sealValue } from '../persons/actions'
import * as store from './store'

/**
 * Puts a person without a history into another one: accounts, drafts, uploads and the session of the call move, then the person is
 * gone. Where both have a value, the one of `into` stays. Both must be locked.
 * @returns false, and nothing changed, where `from` has a history (an application, a grant, an invitation, …)
 */
export async function absorb(call: SignedInCall, from: string, into: string): Promise<boolean> {
  const values = await store.listValues(call.tx, from)
  const [keyFrom, keyInto] = [await findSealingKey(call, from), await findSealingKey(call, into)]
  if (keyFrom === undefined || keyInto === undefined) return false
  const isGone = await store.deletePersonIfFree(call.tx, from, () =>
    store.moveBelongings(call.tx, { from, into, sessionId: call.actor.sessionId }),
  )
  if (!isGone) return false
  for (const { field, sealed, ...value } of values) {
    const plain = openValue(call, keyFrom, from, field, sealed)
    await store.insertValue(call.tx, into, { ...value, field, sealed: sealValue(call, keyInto, into, field, plain) })
  }
  return true
}
