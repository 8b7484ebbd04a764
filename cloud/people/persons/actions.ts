/** Persons and their personal values: the only way to read or write what identifies somebody. */
import type { Call } from '../../platform/call'
import * as store from './store'

/** What an action here needs of a call; commands have no actor. */
type Act = Pick<Call, 'tx' | 'now' | 'tools'>

/** Bound into each sealed value, so that a value moved to another person or field no longer opens. */
const seat = (personId: string, field: string) => `${personId}/${field}`

/** The blind index of a phone: equal phones give equal bytes, and nothing else can be learnt from it. */
export const phoneBlind = (act: Pick<Act, 'tools'>, phone: string): Buffer => act.tools.ciphers.blind('phone', phone)

export async function findPersonByPhone(act: Act, phone: string): Promise<string | undefined> {
  return store.findPersonByPhone(act.tx, phoneBlind(act, phone))
}

/** The person with this phone, made if there is none. Two that do so at once end with one and the same person. */
export async function getPersonByPhone(act: Act, phone: string): Promise<{ personId: string; isNew: boolean }> {
  const found = await findPersonByPhone(act, phone)
  if (found !== undefined) return { personId: found, isNew: false }
  const key = act.tools.ciphers.newPersonKey()
  const personId = await store.insertPerson(act.tx, key, act.now)
  const sealed = act.tools.ciphers.seal(key, phone, seat(personId, 'phone'))
  if (await store.insertPhone(act.tx, personId, sealed, phoneBlind(act, phone), act.now))
    return { personId, isNew: true }
  await store.deletePerson(act.tx, personId)
  const other = await findPersonByPhone(act, phone)
  if (other === undefined) throw new Error('a phone that is taken belongs to nobody')
  return { personId: other, isNew: false }
}

/** Writes one personal value. A forgotten person keeps nothing: the value is dropped. */
export async function putPersonalValue(act: Act, personId: string, field: string, value: string): Promise<void> {
  const key = await store.findKey(act.tx, personId)
  if (key === undefined) return
  await store.putValue(act.tx, personId, field, act.tools.ciphers.seal(key, value, seat(personId, field)), act.now)
}

/** Takes one personal value away. */
export async function forgetPersonalValue(act: Pick<Act, 'tx'>, personId: string, field: string): Promise<void> {
  await store.deleteValue(act.tx, personId, field)
}

/** One personal value; undefined where none was given or the person was forgotten. */
export async function findPersonalValue(
  act: Pick<Act, 'tx' | 'tools'>,
  personId: string,
  field: string,
): Promise<string | undefined> {
  const sealed = await store.findValue(act.tx, personId, field)
  if (sealed === undefined) return undefined
  const key = await store.findKey(act.tx, personId)
  return key === undefined ? undefined : act.tools.ciphers.open(key, sealed, seat(personId, field))
}

/** Takes the person for this transaction, for values that depend on each other. */
export async function lockPerson(act: Pick<Act, 'tx'>, personId: string): Promise<void> {
  await store.lockPerson(act.tx, personId)
}

/** Takes away everybody's values of a kind that were written before an instant. */
export async function forgetPersonalValuesBefore(act: Pick<Act, 'tx'>, prefix: string, before: Date): Promise<void> {
  await store.deleteValuesBefore(act.tx, prefix, before)
}
