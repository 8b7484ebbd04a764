/** Field work on this very phone: the core with Taro's storage, the cloud and the session. */
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { attempt, failureOf, sdk } from '../cloud'
import { onSignOut, personHere } from '../session'
import { utf8 } from './bytes'
import { markOf } from './ciphers'
import { openField, type Field } from './field'
import { createGenerator, type Generator } from './generator'
import type { CallProblem, FieldCall, KeyValue } from './ports'

const PREFIX = 'otl:'
/** Whose field work was last open here: recording goes on when a session has ended by itself. Signing out takes it away. */
const LAST = 'field:last'

const store: KeyValue = {
  get: (name) => {
    const value: unknown = Taro.getStorageSync(PREFIX + name)
    return typeof value === 'string' && value !== '' ? value : undefined
  },
  set: (name, value) => Taro.setStorageSync(PREFIX + name, value),
  remove: (name) => Taro.removeStorageSync(PREFIX + name),
  names: () =>
    Taro.getStorageInfoSync()
      .keys.filter((name) => name.startsWith(PREFIX))
      .map((name) => name.slice(PREFIX.length)),
}

let generator: Generator | undefined
/** WeChat's own random bytes come by a call back, others have none: both feed a generator. */
function pool(): Generator {
  if (generator !== undefined) return generator
  const surroundings = [Date.now(), Math.random(), Math.random(), JSON.stringify(Taro.getSystemInfoSync())].join(' ')
  const made = createGenerator(store, surroundings)
  generator = made
  // Not in the types of every host, nor in every version of WeChat.
  const { getRandomValues } = Taro as unknown as {
    getRandomValues?: (options: { length: number; success: (answer: { randomValues: ArrayBuffer }) => void }) => unknown
  }
  if (process.env.TARO_ENV === 'weapp' && typeof getRandomValues === 'function')
    try {
      getRandomValues({ length: 64, success: ({ randomValues }) => made.stir(new Uint8Array(randomValues)) })
    } catch {
      // An older WeChat: the generator goes on with what it has.
    }
  return made
}

const random = (length: number): Uint8Array => {
  if (typeof crypto === 'object' && typeof crypto.getRandomValues === 'function')
    return crypto.getRandomValues(new Uint8Array(length))
  const made = pool()
  // The moment of a tap is something nobody else knows to the millisecond.
  made.stir(utf8(`${Date.now()} ${Math.random()}`))
  return made.bytes(length)
}

const problem = (name: string, message: string) => Object.assign(new Error(message), { name }) satisfies CallProblem

/** Calls go out under the session of the person whose records they carry, or not at all. */
const callAs =
  (who: string): FieldCall =>
  async (name, input) => {
    const person = personHere()
    if (person === undefined || markOf(person) !== who) throw problem('signInNeeded', '')
    try {
      // What is recorded carries its own ids and its own waiting times, a list's size is nobody's need; the rest may be repeated at once.
      const repeats = name === 'recordFieldwork' || name === 'sizeFieldList' ? 0 : undefined
      return await attempt(async () => (await sdk().Cloud.run(name, input)) as unknown, repeats)
    } catch (error) {
      const failure = failureOf(error)
      throw problem(failure.name, failure.message)
    }
  }

let current: { who: string; field: Field } | undefined

/** What was open is closed, with the list that it had in memory: for the next person, and for the same one after signing out. */
function leave(): void {
  const left = current
  current = undefined
  left?.field.lock()
}
onSignOut(leave)

/** Field work of whoever is signed in, or was when the session ended by itself; undefined where nobody was. */
export function fieldHere(): Field | undefined {
  const person = personHere()
  const who = person === undefined ? store.get(LAST) : markOf(person)
  if (who === undefined) {
    leave()
    return undefined
  }
  if (current?.who === who) return current.field
  if (person !== undefined)
    try {
      store.set(LAST, who)
    } catch {
      // Without it a session that ends by itself asks for a login before recording.
    }
  leave()
  const host = { store, call: callAs(who), now: () => Date.now(), random, shared: process.env.TARO_ENV === 'h5' }
  const field = openField(host, who, { stir: (entropy) => pool().stir(entropy) })
  current = { who, field }
  return field
}

/** Field work for a page, which draws anew whenever something changes in it. */
export function useField(): Field | undefined {
  const field = fieldHere()
  const [, draw] = useState(0)
  useEffect(() => field?.watch(() => draw((n) => n + 1)), [field])
  return field
}
