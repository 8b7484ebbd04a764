/**
 * Where a person's field work lies on a phone: `field:<who>:<what>`. Each name is whole by itself; nothing here has to agree with anything
 * else. What a sign-out leaves and what it takes is said in client/store.ts by the same names.
 */
import { FieldProblem, type KeyValue } from './ports'

const ROOT = 'field:'

/** One person's names on this phone. */
export interface Place {
  /** This phone's device id and the public key, in clear. */
  me: string
  /** The secret under the PIN; the wrong tries. */
  pin: string
  tries: string
  /** Which list is whole; its pieces. */
  list: string
  piece: (stamp: string, n: number) => string
  pieces: string
  /** How large the day's list would be: goes with the list. */
  size: string
  /** Visits of the day that have arrived: goes with the list. */
  visited: string
  /** Forms begun, records that wait, what the service said of those it refused. */
  draft: (id: string) => string
  drafts: string
  record: (seq: number, id: string, on: string) => string
  records: string
  refusal: (id: string) => string
  refusals: string
  /** The highest number that a record had. */
  seq: string
  lease: string
}

/** @param who the mark of a person, see ciphers.markOf */
export function placeOf(who: string): Place {
  const own = `${ROOT}${who}:`
  return {
    me: `${own}me`,
    pin: `${own}pin`,
    tries: `${own}tries`,
    list: `${own}list`,
    pieces: `${own}l:`,
    size: `${own}size`,
    visited: `${own}visited`,
    piece: (stamp, n) => `${own}l:${stamp}:${n}`,
    drafts: `${own}d:`,
    draft: (id) => `${own}d:${id}`,
    records: `${own}o:`,
    record: (seq, id, on) => `${own}o:${padded(seq)}:${id}:${on}`,
    refusals: `${own}r:`,
    refusal: (id) => `${own}r:${id}`,
    seq: `${own}seq`,
    lease: `${own}lease`,
  }
}

/** Always as wide: names sort as the numbers do, and a number written over another needs no more room. */
export const padded = (seq: number): string => `0000000${seq}`.slice(-8)

export const namesUnder = (store: KeyValue, prefix: string): string[] =>
  store.names().filter((name) => name.startsWith(prefix))

/** How many records on this phone wait for other persons than this one. */
export function countOthers(store: KeyValue, place: Place): number {
  return namesUnder(store, ROOT).filter((name) => /^field:\w+:o:/.test(name) && !name.startsWith(place.records)).length
}

/** Lists of everybody: they can be taken again. The head goes first: what is left of a list without it is no list. */
function dropLists(store: KeyValue): boolean {
  const names = namesUnder(store, ROOT)
  const lists = [
    ...names.filter((name) => /^field:\w+:list$/.test(name)),
    ...names.filter((name) => /^field:\w+:(l:|visited$|size$)/.test(name)),
  ]
  lists.forEach((name) => store.remove(name))
  return lists.length > 0
}

/** A value that the host says it wrote and has. */
const isWritten = (store: KeyValue, name: string, value: string): boolean => {
  try {
    store.set(name, value)
    return store.get(name) === value
  } catch {
    return false
  }
}

/** Writes what can be taken again: where there is no room, it is not written. Throws `full`. */
export function put(store: KeyValue, name: string, value: string): void {
  if (!isWritten(store, name, value)) throw new FieldProblem('full')
}

/** Writes what must not be lost: lists make room for it. Throws `full` where there is none even so. */
export function putSurely(store: KeyValue, name: string, value: string): void {
  if (isWritten(store, name, value)) return
  if (dropLists(store) && isWritten(store, name, value)) return
  throw new FieldProblem('full')
}
