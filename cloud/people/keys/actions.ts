/**
 * Rotation of the master key and of the cipher suite: each person's key is wrapped anew, each value of another suite sealed anew, page
 * by page. What was done is committed, what is current is passed over: it can be stopped, run again, and run beside the service.
 */
import type { Database } from '../../platform/database/database'
import type { Tools } from '../../platform/call'
import { isPrintCurrent, renewPrint } from '../../platform/seal'
import { CipherError } from '../../platform/ciphers/suite'
import * as store from './store'

/** Own choice, 2026-11-24: rows of one transaction. */
const BATCH = 500

const seat = (personId: string, field: string) => `${personId}/${field}`

export interface KeyCount {
  persons: number
  values: number
}
export interface KeyState {
  current: KeyCount
  older: KeyCount
  /** Persons whose key none of the configured master keys opens. */
  foreign: number
  isPrintCurrent: boolean
}

type Place = { database: Database; tools: Pick<Tools, 'ciphers'> }

/** Which keys and values are as they would be written today. Reads only. */
export async function countKeys({ database, tools }: Place): Promise<KeyState> {
  const { ciphers } = tools
  const state: KeyState = {
    current: { persons: 0, values: 0 },
    older: { persons: 0, values: 0 },
    foreign: 0,
    isPrintCurrent: await database.transact((tx) => isPrintCurrent(tx, tools)),
  }
  for (let after: string | undefined; ;) {
    const keys = await database.transact((tx) => store.listKeys(tx, after, BATCH))
    for (const { wrappedKey } of keys) {
      if (ciphers.isCurrent(wrappedKey)) state.current.persons++
      else if (opens(ciphers, wrappedKey)) state.older.persons++
      else state.foreign++
    }
    if (keys.length < BATCH) break
    after = keys.at(-1)?.id
  }
  for (let after: store.ValuePlace | undefined; ;) {
    const values = await database.transact((tx) => store.listSealed(tx, after, BATCH))
    for (const { sealed } of values) state[ciphers.isSealedCurrent(sealed) ? 'current' : 'older'].values++
    if (values.length < BATCH) break
    after = values.at(-1)
  }
  return state
}

function opens(ciphers: Tools['ciphers'], wrapped: Buffer): boolean {
  try {
    ciphers.rewrap(wrapped)
    return true
  } catch (error) {
    if (!(error instanceof CipherError)) throw error
    return false
  }
}

/** @returns what was moved. Throws a CipherError where a key is wrapped by a master key that is not configured. */
export async function rotateKeys({ database, tools }: Place): Promise<KeyCount> {
  const { ciphers } = tools
  const moved: KeyCount = { persons: 0, values: 0 }
  for (let after: string | undefined; ;) {
    const { last, count, changed } = await database.transact(async (tx) => {
      const keys = await store.listKeys(tx, after, BATCH, true)
      const older = keys.filter(({ wrappedKey }) => !ciphers.isCurrent(wrappedKey))
      for (const { id, wrappedKey } of older) await store.putKey(tx, id, ciphers.rewrap(wrappedKey))
      return { last: keys.at(-1)?.id, count: keys.length, changed: older.length }
    })
    moved.persons += changed
    if (count < BATCH) break
    after = last
  }
  for (let after: store.ValuePlace | undefined; ;) {
    const { last, count, changed } = await database.transact(async (tx) => {
      const values = await store.listSealed(tx, after, BATCH, true)
      const older = values.filter(({ sealed }) => !ciphers.isSealedCurrent(sealed))
      for (const { personId, field, sealed, wrappedKey } of older) {
        const bound = seat(personId, field)
        await store.putSealed(
          tx,
          { personId, field },
          ciphers.seal(wrappedKey, ciphers.open(wrappedKey, sealed, bound), bound),
        )
      }
      return { last: values.at(-1), count: values.length, changed: older.length }
    })
    moved.values += changed
    if (count < BATCH) break
    after = last
  }
  // Last: while anything still needs the old key, the start must go on asking for it.
  await database.transact((tx) => renewPrint(tx, tools))
  return moved
}
