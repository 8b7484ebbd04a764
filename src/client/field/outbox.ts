/**
 * What was recorded and waits for its receipt: one name of the storage for each record, and nothing beside them that would have to agree. The
 * outbox is what the names say.
 */
import type { RecordBody } from '../../../types/field-records'
import { limits } from '../../../types/limits'
import { fieldsOf, fromJson } from './bytes'
import { hashText, openText, sealText, type FieldKeys } from './ciphers'
import type { Lock } from './lock'
import { namesUnder, padded, putSurely, type Place } from './place'
import { FieldProblem, type FieldHost } from './ports'

/** What anybody sees of a record that waits, also while the phone is locked. */
export interface Entry {
  id: string
  /** The phone's number of it, from 1. */
  seq: number
  /** The day it was recorded, by the phone's clock. */
  on: string
}

/** A record as it travels. */
export interface Outgoing {
  id: string
  seq: number
  /** By the phone's clock, right or wrong. */
  recordedAt: string
  /** The text; never written anew. */
  body: string
}

export interface Outbox {
  /** In the order of recording. */
  entries: () => Entry[]
  /** Whether this form is a record already: it waits, or it was recorded while the app has been running. */
  has: (id: string) => boolean
  /**
   * Keeps a record and returns after the host has written it. A second time under the same id with the same text changes
   * nothing. Throws `new-phone`, `too-long`, `full`, and `recorded` for another text under the same id: then nothing was recorded.
   */
  add: (id: string, body: RecordBody) => Outgoing
  /** Undefined where it cannot be opened: sealed by another key, or damaged. It stays where it is. */
  read: (entry: Entry, keys: FieldKeys) => Outgoing | undefined
  /** The phone is locked: what was opened is forgotten. */
  shut: () => void
  /** After the right receipt only. */
  purge: (entry: Entry) => void
}

const twoDigits = (n: number) => `0${n}`.slice(-2)
/** The day of the phone's own clock and zone. */
const dayOf = (ms: number) => {
  const at = new Date(ms)
  return `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`
}

export function createOutbox(host: FieldHost, place: Place, lock: Lock): Outbox {
  const { store } = host
  /** The texts' hashes by id: a text itself is not to lie in memory while the phone is locked. */
  const recorded = new Map<string, string>()
  /** What was opened while the phone is: a page that draws the outbox opens each record once, for an old phone takes its time with each. */
  const opened = new Map<string, Outgoing>()
  const entries = (): Entry[] =>
    namesUnder(store, place.records)
      .sort()
      .map((name) => {
        const [seq = '', id = '', on = ''] = name.slice(place.records.length).split(':')
        return { id, seq: Number(seq), on }
      })
  const highest = (of: readonly Entry[]) =>
    Math.max(Number(store.get(place.seq) ?? 0) || 0, of.length === 0 ? 0 : (of[of.length - 1]?.seq ?? 0))
  const read = (entry: Entry, keys: FieldKeys): Outgoing | undefined => {
    const name = place.record(entry.seq, entry.id, entry.on)
    const before = opened.get(name)
    if (before !== undefined) return before
    const kept = store.get(name)
    const { id, at, body } = fieldsOf(fromJson(kept && openText(kept, keys)))
    if (id !== entry.id || typeof at !== 'string' || typeof body !== 'string') return undefined
    const outgoing = { id: entry.id, seq: entry.seq, recordedAt: at, body }
    opened.set(name, outgoing)
    return outgoing
  }

  return {
    entries,
    has: (id) => recorded.has(id) || entries().some((entry) => entry.id === id),
    add: (id, record) => {
      const { publicKey } = lock.device()
      const body = JSON.stringify(record)
      if (body.length > limits.fieldwork.record) throw new FieldProblem('too-long')
      const before = entries()
      const known = before.find((entry) => entry.id === id)
      const now = host.now()
      const keys = lock.keys()
      const first = known && keys && read(known, keys)
      const hash = hashText(body)
      // What was typed since is not said to be saved.
      if ((first && first.body !== body) || (recorded.get(id) ?? hash) !== hash) throw new FieldProblem('recorded')
      if (known !== undefined) return first ?? { id, seq: known.seq, recordedAt: new Date(now).toISOString(), body }
      const outgoing = { id, seq: highest(before) + 1, recordedAt: new Date(now).toISOString(), body }
      const sealed = sealText(JSON.stringify({ id, at: outgoing.recordedAt, body }), keys, publicKey, host.random)
      putSurely(store, place.record(outgoing.seq, id, dayOf(now)), sealed)
      recorded.set(id, hash)
      return outgoing
    },
    read,
    shut: () => opened.clear(),
    purge: (entry) => {
      const waiting = entries()
      // The number survives the record that had it; until that is written the record stays, to be sent once more.
      if (highest(waiting) === entry.seq && store.get(place.seq) !== padded(entry.seq))
        putSurely(store, place.seq, padded(entry.seq))
      store.remove(place.draft(entry.id))
      store.remove(place.refusal(entry.id))
      store.remove(place.record(entry.seq, entry.id, entry.on))
      opened.delete(place.record(entry.seq, entry.id, entry.on))
    },
  }
}

export const hashOf = (outgoing: Outgoing): string => hashText(outgoing.body)
