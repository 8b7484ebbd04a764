/** Sends what waits: in its order, one batch at a time, and forgets nothing before the right receipt. */
import type { FieldReceipt } from '../../../types/fieldwork'
import { limits } from '../../../types/limits'
import { fieldsOf, fromJson, toHex, utf8Length, uuidFrom } from './bytes'
import { openText, sealText, type FieldKeys } from './ciphers'
import type { Lock } from './lock'
import type { Entry, Outbox, Outgoing } from './outbox'
import { putSurely, type Place } from './place'
import type { FieldHost } from './ports'
import type { Judge } from './receipts'
import { fieldRules } from './rules'
import type { Arrived, VisitedNotes } from './visited'

/** Why something waits. */
export type WaitReason =
  /** Not tried yet, or under way. */
  | 'new'
  /** No answer came. */
  | 'offline'
  /** An answer came that is none to this question: a Wi-Fi that wants a login of its own, a proxy. */
  | 'strange'
  | 'locked'
  /** The service wants a login. */
  | 'login'
  | 'busy'
  /** The service does not let this person send. */
  | 'forbidden'
  /** The service refused this very record; it says why. */
  | 'refused'
  /** It cannot be opened with this phone's key. */
  | 'unreadable'
  /** The storage is too full to note that it arrived: it is sent once more. */
  | 'full'

/** A record that waits, for the page that shows the outbox. */
export interface Waiting extends Entry {
  why: WaitReason
  /** The service's sentence, where it said one. */
  sentence: string | undefined
  /** When it was recorded, by the phone's clock; undefined while the phone is locked. */
  recordedAt: string | undefined
  /** The text; undefined while the phone is locked. */
  body: string | undefined
}

/** What arrived while the app has been running: for a page that says so. Nothing of it is kept. */
export interface Delivered {
  id: string
  outcome: 'recorded' | 'kept'
  conflicts: FieldReceipt['conflicts']
}

export interface Sender {
  /** Sends now, whatever the waiting time; refused ones are left out unless `again`. Resolves when nothing more can be sent now; never throws. */
  send: (again?: boolean) => Promise<void>
  /** The same, but only when the time for another try has come. */
  sendWhenDue: () => Promise<void>
  /** What stood in the way is gone, as far as anybody here knows: nothing waits for its time any more. `why`: only where it was this. */
  forgive: (why?: WaitReason) => void
  isSending: () => boolean
  waiting: () => Waiting[]
  delivered: () => readonly Delivered[]
}

const LOGIN = [
  'sessionInvalid',
  'signInNeeded',
  'sessionLocked',
  'secondFactorNeeded',
  'freshFactorNeeded',
  'enrolmentClosed',
]
const FORBIDDEN = ['forbidden', 'fieldDeviceUnknown', 'fieldDeviceTaken']
/** Said of a whole call because of something in it. */
const ABOUT_CONTENT = ['inputInvalid', 'inputTooLarge', 'inputUnreadable', 'fileTooLarge']

interface Stop {
  why: WaitReason
  sentence: string | undefined
}

const sentenceOf = (error: unknown): string | undefined => {
  const { message } = fieldsOf(error)
  return typeof message === 'string' && message !== '' ? message : undefined
}

/** What a call that failed says about the way. Undefined: it is about what was in it. */
function stopOf(error: unknown): Stop | undefined {
  const { name } = fieldsOf(error)
  const sentence = sentenceOf(error)
  // Names of ours begin small; a platform's own errors are called TypeError.
  if (typeof name !== 'string' || name === 'offline' || !/^[a-z]/.test(name))
    return { why: 'offline', sentence: undefined }
  if (ABOUT_CONTENT.indexOf(name) >= 0) return undefined
  if (LOGIN.indexOf(name) >= 0) return { why: 'login', sentence }
  return { why: FORBIDDEN.indexOf(name) >= 0 ? 'forbidden' : 'busy', sentence }
}

export function createSender(
  host: FieldHost,
  place: Place,
  parts: { lock: Lock; outbox: Outbox; judge: Judge; visited: VisitedNotes; changed: () => void },
): Sender {
  const { store } = host
  const { lock, outbox, judge, visited, changed } = parts
  const holder = toHex(host.random(8))
  let running: Promise<void> | undefined
  let stopped: Stop | undefined
  let failures = 0
  let due: number | undefined
  /** How many travel together: fewer where answers fail to come, for a batch must get through within a call's patience. */
  let size: number = limits.fieldwork.batch
  const delivered: Delivered[] = []
  /** Refused by a call as a whole: believed for as long as the app runs, for the way may have mixed answers up. */
  const unsendable = new Map<string, string>()
  const unreadable = new Set<string>()

  const refusalOf = (id: string, keys: FieldKeys | undefined): string | undefined => {
    const sealed = store.get(place.refusal(id))
    if (sealed === undefined) return unsendable.get(id)
    const why = fieldsOf(fromJson(keys && openText(sealed, keys))).why
    return typeof why === 'string' ? why : ''
  }

  /** Takes or renews the lease; false while another process has it. Without shared storage nobody else is there. */
  const hasLease = (): boolean => {
    if (!host.shared) return true
    const [by, until] = (store.get(place.lease) ?? '').split('|')
    const left = Number(until) - host.now()
    // A lease that lasts longer than any was given by another clock.
    if (by && by !== holder && left > 0 && left <= fieldRules.sending.leaseSeconds * 1000) return false
    try {
      store.set(place.lease, `${holder}|${host.now() + fieldRules.sending.leaseSeconds * 1000}`)
    } catch {
      // Two may send now; each record arrives once all the same.
    }
    return true
  }
  const giveLease = () => {
    if (host.shared && (store.get(place.lease) ?? '').startsWith(holder)) store.remove(place.lease)
  }

  const nextBatch = (keys: FieldKeys, size: number): { entry: Entry; outgoing: Outgoing }[] => {
    const batch: { entry: Entry; outgoing: Outgoing }[] = []
    let bytes = 0
    for (const entry of outbox.entries()) {
      if (batch.length === size) break
      if (refusalOf(entry.id, keys) !== undefined || unreadable.has(entry.id)) continue
      const outgoing = outbox.read(entry, keys)
      if (outgoing === undefined) {
        unreadable.add(entry.id)
        continue
      }
      bytes += utf8Length(JSON.stringify(outgoing)) + 1
      if (batch.length > 0 && bytes > fieldRules.sending.bytes) break
      batch.push({ entry, outgoing })
    }
    return batch
  }

  const settle = (batch: readonly { entry: Entry; outgoing: Outgoing }[], answer: unknown, keys: FieldKeys): number => {
    const verdicts = judge(
      batch.map(({ outgoing }) => outgoing),
      answer,
    )
    const arrived: Arrived[] = []
    for (const { outgoing } of batch) {
      const verdict = verdicts.get(outgoing.id)
      if (verdict?.is === 'arrived') arrived.push({ ...outgoing, isKept: verdict.outcome === 'kept' })
    }
    visited.note(arrived)
    let settled = 0
    for (const { entry } of batch) {
      const verdict = verdicts.get(entry.id)
      if (verdict === undefined) continue
      if (verdict.is === 'refused') {
        const text = JSON.stringify({ why: verdict.why })
        putSurely(store, place.refusal(entry.id), sealText(text, keys, keys.publicKey, host.random))
      } else {
        outbox.purge(entry)
        delivered.push({ id: entry.id, outcome: verdict.outcome, conflicts: verdict.conflicts })
      }
      settled++
    }
    return settled
  }

  const run = async (): Promise<Stop | undefined> => {
    for (;;) {
      const keys = lock.keys()
      if (keys === undefined) return { why: lock.state() === 'new' ? 'login' : 'locked', sentence: undefined }
      const batch = nextBatch(keys, size)
      if (batch.length === 0) return undefined
      if (!hasLease()) return { why: 'new', sentence: undefined }
      let answer: unknown
      try {
        answer = await host.call('recordFieldwork', {
          key: uuidFrom(host.random(16)),
          device: lock.device().id,
          now: new Date(host.now()).toISOString(),
          records: batch.map(({ outgoing }) => outgoing),
        })
      } catch (error) {
        const stop = stopOf(error)
        if (stop?.why === 'offline') size = Math.max(fieldRules.sending.fewest, size >> 1)
        if (stop !== undefined) return stop
        // One of them spoils the call: halved until it is found, the others go on without it.
        const only = batch.length === 1 ? batch[0] : undefined
        if (only !== undefined) unsendable.set(only.entry.id, sentenceOf(error) ?? '')
        size = Math.max(1, batch.length >> 1)
        continue
      }
      try {
        if (settle(batch, answer, keys) === 0) return { why: 'strange', sentence: undefined }
      } catch {
        return { why: 'full', sentence: undefined }
      }
      failures = 0
      size = Math.min(limits.fieldwork.batch, size * 2)
      changed()
    }
  }

  const send = (again = false): Promise<void> => {
    if (running !== undefined) return running
    if (again) {
      unsendable.clear()
      unreadable.clear()
      for (const { id } of outbox.entries()) store.remove(place.refusal(id))
    }
    const over = (stop: Stop | undefined) => {
      running = undefined
      giveLease()
      stopped = stop
      const waits = stop?.why === 'offline' ? fieldRules.sending.offline : fieldRules.sending.busy
      failures = stop === undefined ? 0 : failures + 1
      due = stop && host.now() + (waits[Math.min(failures, waits.length) - 1] ?? 0) * 1000
      changed()
    }
    running = run().then(over, () => over({ why: 'busy', sentence: undefined }))
    changed()
    return running
  }

  return {
    send,
    sendWhenDue: async () => {
      const left = (due ?? 0) - host.now()
      const longest = Math.max(...fieldRules.sending.busy) * 1000
      // A time that lies further away than any was set by another clock.
      if (due !== undefined && left > 0 && left <= longest) return
      if (outbox.entries().length > 0) await send()
    },
    forgive: (why) => {
      if (why !== undefined && stopped?.why !== why) return
      stopped = undefined
      due = undefined
      failures = 0
      changed()
    },
    isSending: () => running !== undefined,
    waiting: () => {
      const keys = lock.keys()
      return outbox.entries().map((entry) => {
        const outgoing = keys && outbox.read(entry, keys)
        const refused = refusalOf(entry.id, keys)
        const damaged = keys !== undefined && outgoing === undefined
        return {
          ...entry,
          why: refused !== undefined ? 'refused' : damaged ? 'unreadable' : (stopped?.why ?? (keys ? 'new' : 'locked')),
          sentence: refused ?? stopped?.sentence,
          recordedAt: outgoing?.recordedAt,
          body: outgoing?.body,
        }
      })
    },
    delivered: () => delivered,
  }
}
