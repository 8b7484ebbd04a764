/**
 * The offices in this process's memory. They are asked for several times in every request and change some times a year: a transaction
 * that was told which version is the current one (`officesVersion`, a column of a statement that asks for more) is answered from here.
 */
import type { Tx } from '../platform/database/database'

interface Row {
  id: string
}
interface Read<T> {
  rows: readonly T[]
  version: string | undefined
}

const told = new WeakMap<Tx, string>()

/** A statement of this transaction just read this to be the version. */
export function tellOffices(tx: Tx, version: string | null): void {
  if (version !== null) told.set(tx, version)
}

/** This transaction writes offices, or a name of theirs: what it reads from here on, it reads from the database. */
export function forgetOffices(tx: Tx): void {
  told.delete(tx)
}

/**
 * @param read all offices there are, with the version that they are of
 * @returns who gives them by their ids, in the order in which they were read; undefined where the transaction was told nothing: the database is
 * to be asked
 */
export function keepOffices<T extends Row>(read: (tx: Tx) => Promise<Read<T>>) {
  let kept: { version: string; byId: ReadonlyMap<string, T> } | undefined
  return async (tx: Tx): Promise<ReadonlyMap<string, T> | undefined> => {
    const version = told.get(tx)
    if (version === undefined) return undefined
    let current = kept
    if (current?.version !== version) {
      const { rows, version: now } = await read(tx)
      if (now === undefined) return undefined
      current = { version: now, byId: new Map(rows.map((row) => [row.id, row])) }
      kept = current
      told.set(tx, now)
    }
    return current.byId
  }
}
