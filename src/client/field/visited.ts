/**
 * Which enterprises were visited in the last day, of what has arrived: the record itself is gone with its receipt, and an app that was killed since
 * would ask there again. Sealed as the list is, and gone with it; a convenience, which nothing that is recorded rests on.
 */
import type { RecordBody, Subject } from '../../../types/field-records'
import { fieldsOf, fromJson, fromUtf8, utf8 } from './bytes'
import { openBytes, sealBytes } from './ciphers'
import type { Lock } from './lock'
import type { Outgoing } from './outbox'
import { put, type Place } from './place'
import { FieldProblem, type FieldHost } from './ports'
import { fieldRules } from './rules'

export interface Visited {
  /** The record's id. */
  id: string
  /** By the phone's clock. */
  at: string
  subject: Subject
}

export interface Arrived extends Outgoing {
  /** Kept for a person: nothing follows from it yet, and what it takes back stands until somebody says so. */
  isKept: boolean
}

export interface VisitedNotes {
  /** Of the last day; none while the phone is locked. */
  list: () => Visited[]
  /** Before these are forgotten. Where there is no room nothing is noted. */
  note: (arrived: readonly Arrived[]) => void
  /** The phone is locked: what was opened is forgotten. */
  shut: () => void
}

const isVisited = (one: unknown): one is Visited => {
  const { id, at, subject } = fieldsOf(one)
  return typeof id === 'string' && typeof at === 'string' && typeof subject === 'object' && subject !== null
}

export function createVisited({ store, now, random }: FieldHost, place: Place, lock: Lock): VisitedNotes {
  const { hours, max } = fieldRules.visited
  /** Made from the text that lies there: a page that draws itself opens it once. */
  let opened: { sealed: string; notes: Visited[] } | undefined
  const isOfToday = ({ at }: Visited) => Math.abs(now() - Date.parse(at)) <= hours * 3_600_000
  const list = (): Visited[] => {
    const keys = lock.keys()
    const sealed = keys && store.get(place.visited)
    if (keys === undefined || sealed === undefined) return []
    if (opened?.sealed !== sealed) {
      const bytes = openBytes(sealed, keys.listKey)
      const { visits } = fieldsOf(bytes && fromJson(fromUtf8(bytes)))
      opened = { sealed, notes: Array.isArray(visits) ? visits.filter(isVisited) : [] }
    }
    return opened.notes.filter(isOfToday)
  }
  return {
    list,
    note: (arrived) => {
      const keys = lock.keys()
      const records = arrived.map((one) => ({ ...one, body: fromJson(one.body) as RecordBody | undefined }))
      const fresh: Visited[] = []
      const gone = new Set<string>()
      for (const { id, recordedAt: at, body, isKept } of records) {
        if (body?.kind === 'visit') fresh.push({ id, at, subject: body.subject })
        if (body?.kind === 'taken-back' && !isKept) gone.add(body.record)
      }
      if (keys === undefined || fresh.length + gone.size === 0) return
      const known = new Set(fresh.map(({ id }) => id))
      const before = list().filter(({ id }) => !known.has(id))
      const visits = [...before, ...fresh.filter(isOfToday)].filter(({ id }) => !gone.has(id)).slice(-max)
      try {
        put(store, place.visited, sealBytes(utf8(JSON.stringify({ visits })), keys.listKey, random))
      } catch (error) {
        // What it is for is worth less than the room for what was recorded.
        if (!(error instanceof FieldProblem)) throw error
      }
    },
    shut: () => {
      opened = undefined
    },
  }
}
