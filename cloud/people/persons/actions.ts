/** Persons and their personal values: the only way to read or write what identifies somebody. */
import { countAct } from '../../platform/act-count'
import type { Call } from '../../platform/call'
import { Failure } from '../../platform/failure'
import * as store from './store'

/** What an action here needs of a call; commands have no actor. */
type Act = Pick<Call, 'tx' | 'now' | 'tools'>

/** Bound into each sealed value, so that a value moved to another person or field no longer opens. */
const seat = (personId: string, field: string) => `${personId}/${field}`

/** A field by which a person is found: a value of it belongs to one person only (unique indexes of personal_value). */
type UniqueField = 'phone' | 'account/wechat' | 'account/dingtalk'

/** What an index needs. */
interface Indexing {
  tools: Pick<Act['tools'], 'ciphers'>
}

/** Equal values give equal bytes, and nothing else can be learnt from them. */
const blindOf = (act: Indexing, field: UniqueField, value: string): Buffer => act.tools.ciphers.blind(field, value)

/** The blind index of a phone. */
export const phoneBlind = (act: Indexing, phone: string): Buffer => blindOf(act, 'phone', phone)

/** Whose value this is. */
export async function findPersonBy(
  act: Pick<Act, 'tx' | 'tools'>,
  field: UniqueField,
  value: string,
): Promise<string | undefined> {
  return store.findPersonByBlind(act.tx, field, blindOf(act, field, value))
}

export async function findPersonByPhone(act: Act, phone: string): Promise<string | undefined> {
  return findPersonBy(act, 'phone', phone)
}

/** The person with this value, made if there is none. Two that do so at once end with one and the same person. */
export async function getPersonBy(
  act: Act,
  field: UniqueField,
  value: string,
): Promise<{ personId: string; isNew: boolean }> {
  const found = await findPersonBy(act, field, value)
  if (found !== undefined) return { personId: found, isNew: false }
  const personId = await store.insertPerson(act.tx, act.tools.ciphers.newPersonKey(), act.now)
  if (await takeUniqueValue(act, personId, field, value)) return { personId, isNew: true }
  await store.deletePerson(act.tx, personId)
  const other = await findPersonBy(act, field, value)
  if (other === undefined) throw new Error(`a ${field} that is taken belongs to nobody`)
  return { personId: other, isNew: false }
}

export async function getPersonByPhone(act: Act, phone: string): Promise<{ personId: string; isNew: boolean }> {
  return getPersonBy(act, 'phone', phone)
}

/** Makes a value this person's. @returns false where somebody else has it, or this person has another one of the field */
export async function takeUniqueValue(act: Act, personId: string, field: UniqueField, value: string): Promise<boolean> {
  const key = await store.findKey(act.tx, personId)
  if (key === undefined) return false
  const sealed = sealValue(act, key, personId, field, value)
  return store.insertUnique(act.tx, { personId, field, sealed, blind: blindOf(act, field, value), now: act.now })
}

/** The wrapped key that a person's values are sealed with; undefined for who was forgotten. */
export const findSealingKey = (act: Pick<Act, 'tx'>, personId: string): Promise<Buffer | undefined> =>
  store.findKey(act.tx, personId)

export const sealValue = (act: Pick<Act, 'tools'>, key: Buffer, personId: string, field: string, value: string) =>
  act.tools.ciphers.seal(key, value, seat(personId, field))

export const openValue = (act: Pick<Act, 'tools'>, key: Buffer, personId: string, field: string, sealed: Buffer) =>
  act.tools.ciphers.open(key, sealed, seat(personId, field))

/** A value to write; `yields`: only where the person has none in this field. */
export interface NewValue {
  field: string
  value: string
  yields?: true
}

/** Writes personal values. @returns false for a forgotten person, who keeps nothing: the values are dropped */
export async function putPersonalValues(act: Act, personId: string, values: readonly NewValue[]): Promise<boolean> {
  const key = await store.findKey(act.tx, personId)
  if (key === undefined) return false
  const sealed = values.map(({ field, value, yields = false }) => ({
    field,
    sealed: sealValue(act, key, personId, field, value),
    yields,
  }))
  await store.putValues(act.tx, personId, sealed, act.now)
  return true
}

/** The same for one. */
export const putPersonalValue = (act: Act, personId: string, field: string, value: string): Promise<boolean> =>
  putPersonalValues(act, personId, [{ field, value }])

/** Takes one personal value away. */
export async function forgetPersonalValue(act: Pick<Act, 'tx'>, personId: string, field: string): Promise<void> {
  await store.deleteValue(act.tx, personId, field)
}

/** Takes one personal value away, where it still is what was written at that instant. */
export async function forgetWrittenThen(
  act: Pick<Act, 'tx'>,
  personId: string,
  field: string,
  at: Date,
): Promise<void> {
  await store.deleteValueWritten(act.tx, personId, field, at)
}

/** One personal value; undefined where none was given or the person was forgotten. */
export async function findPersonalValue(
  act: Pick<Act, 'tx' | 'tools'>,
  personId: string,
  field: string,
): Promise<string | undefined> {
  const found = await store.findValue(act.tx, personId, field)
  return found === undefined ? undefined : openValue(act, found.key, personId, field, found.sealed)
}

/** What equals a person's phone, or the one that the register gives, without opening it; undefined where there is none. */
export const phoneIndexOf = (
  act: Pick<Act, 'tx'>,
  personId: string,
  field: 'phone' | 'register/phone' = 'phone',
): Promise<Buffer | undefined> => store.findBlind(act.tx, personId, field)

/** Whether there is such a value: nothing is opened for it. */
export async function hasPersonalValue(act: Pick<Act, 'tx'>, personId: string, field: string): Promise<boolean> {
  return (await store.findValue(act.tx, personId, field)) !== undefined
}

/** Takes the person for this transaction, for values that depend on each other. */
export async function lockPerson(act: Pick<Act, 'tx'>, personId: string): Promise<void> {
  await store.lockPerson(act.tx, personId)
}

/** The same against whatever would newly name the person, too: it waits, and then finds the person forgotten. */
export async function lockPersonWholly(act: Pick<Act, 'tx'>, personId: string): Promise<void> {
  await store.lockPersonWholly(act.tx, personId)
}

/** Takes away everybody's values of a kind that were written before an instant. */
export async function forgetPersonalValuesBefore(act: Pick<Act, 'tx'>, prefix: string, before: Date): Promise<void> {
  await store.deleteValuesBefore(act.tx, prefix, before)
}

/** All values of a person, opened, by field: for the person only. */
export async function listPersonalValues(
  act: Pick<Act, 'tx' | 'tools'>,
  personId: string,
): Promise<{ field: string; value: string; writtenAt: Date }[]> {
  const key = await store.findKey(act.tx, personId)
  if (key === undefined) return []
  return (await store.listValues(act.tx, personId)).map(({ field, sealed, written_at: writtenAt }) => ({
    field,
    value: act.tools.ciphers.open(key, sealed, seat(personId, field)),
    writtenAt,
  }))
}

/** Takes single values of a person away. */
export async function forgetPersonalValues(
  act: Pick<Act, 'tx'>,
  personId: string,
  fields: readonly string[],
): Promise<void> {
  await store.deleteValues(act.tx, personId, fields)
}

/**
 * Destroys the person's key, and every value sealed with it: also out of reach of whoever holds a copy of the values alone. The
 * blind index goes too, so that the phone is free again. What names the person by id goes on to do so, and folds.
 */
export async function forgetPerson(act: Pick<Act, 'tx' | 'now'>, personId: string): Promise<void> {
  await store.deleteAllValues(act.tx, personId)
  await store.destroyKey(act.tx, personId, act.now)
}

/** Own choice, 2026-11-24: who deletes and comes back begins with fresh limits of searching; so not twice a day. */
const DELETIONS = [{ hours: 24, times: 1 }]

/** @throws Failure deletedToday: this phone was deleted today */
export async function countDeletion(act: Act, phone: string): Promise<void> {
  if (!(await countAct(act, `deleted/${phoneBlind(act, phone).toString('hex')}`, DELETIONS)))
    throw new Failure('deletedToday')
}
