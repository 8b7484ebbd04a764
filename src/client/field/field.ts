/**
 * Field work of one person on one phone: the lock, the list, the forms, the outbox. No Taro in here: the phone is handed in, so that the simulator
 * runs the very same. Pages get it from `here.ts`.
 */
import type { RecordBody } from '../../../types/field-records'
import { openBook, type Book } from './book'
import { fieldsOf, fromBase64, uuidFrom } from './bytes'
import { keysFrom, type FieldKeys } from './ciphers'
import { createForms, type Form } from './forms'
import { createLists, type ListHead } from './list'
import { createLock, type LockState, type PinAnswer } from './lock'
import { createOutbox, type Outgoing } from './outbox'
import { countOthers, placeOf } from './place'
import { FieldProblem, type FieldHost } from './ports'
import { judgeReceipts, type Judge } from './receipts'
import { createSender, type Delivered, type Waiting } from './sender'
import { sizeOf } from './size'
import { createVisited, type Visited } from './visited'

export interface Field {
  /** The mark of whose it is. */
  who: string
  state: () => LockState
  /** Opens by the login: asks the service for the secret. Throws `strange-answer`, `full`, and what the call throws. */
  openByLogin: () => Promise<void>
  /** Whether this person may take lists; undefined until the service was asked in this run. */
  mayVisit: () => boolean | undefined
  hasPin: () => boolean
  /** While open only. Throws `locked`, `pin-form`, `full`. */
  setPin: (pin: string) => Promise<void>
  openByPin: (pin: string) => Promise<PinAnswer>
  lock: () => void
  /** Somebody touched the phone. */
  touch: () => void

  /** What is known of the list also while locked. */
  listHead: () => ListHead | undefined
  /** Undefined: no list is here. Throws `locked`. */
  book: () => Book | undefined
  /** See Lists.take. */
  takeList: (places: readonly string[], progress?: (taken: number, total: number) => void) => Promise<ListHead>
  /** About how much a list with these places is, in KB: asked of the service once an hour. Throws `strange-answer`, and what the call throws. */
  listSize: (places: readonly string[]) => Promise<number>
  dropList: () => void

  /** A new form with the id that its record will have. */
  begin: (kind: string, values?: unknown) => Form
  /** Keeps what was typed; while locked too. Throws `new-phone`, `full`. */
  keepForm: (form: Form) => void
  /** Throws `locked`. */
  forms: () => Form[]
  countForms: () => number
  dropForm: (id: string) => void

  /**
   * Records, while locked too: returns after the host has written it, and the form is gone. A second time under the same id with the
   * same text changes nothing. Throws `new-phone`, `too-long`, `full`, `recorded` (another text has this id): nothing was recorded, the form is
   * still there.
   */
  record: (id: string, body: RecordBody) => Outgoing
  /** Whether this form is a record already: it waits, or it was recorded while the app has been running. */
  isRecorded: (id: string) => boolean
  /** What waits, since when, why; in the order of recording. */
  waiting: () => Waiting[]
  /** How many records on this phone wait for somebody else's login. */
  othersWaiting: () => number
  /** Visits of the last day that have arrived, also before the app was opened; none while locked. */
  visited: () => Visited[]
  /** What arrived since the app was opened. */
  delivered: () => readonly Delivered[]
  isSending: () => boolean
  /** See Sender.send. */
  send: (again?: boolean) => Promise<void>
  sendWhenDue: () => Promise<void>
  /** Hears of every change. @returns how to stop hearing */
  watch: (watcher: () => void) => () => void
}

interface Opened {
  keys: FieldKeys
  entropy: Uint8Array | undefined
  mayVisit: boolean
}

/**
 * @param who the mark of whoever is logged in (ciphers.markOf): nobody else's records are read, sent or removed
 * @param more `stir` takes the service's random bytes in; `judge` is the check of receipts, which only the simulator replaces, to show what it is for
 */
export function openField(
  host: FieldHost,
  who: string,
  more: { stir?: (entropy: Uint8Array) => void; judge?: Judge; stretch?: Parameters<typeof createLock>[3] } = {},
): Field {
  const place = placeOf(who)
  let book: { version: string; book: Book } | undefined
  const watchers = new Set<() => void>()
  const changed = () => {
    if (lock.keys() === undefined) {
      book = undefined
      outbox.shut()
      visited.shut()
    }
    watchers.forEach((watcher) => {
      watcher()
    })
  }
  const lock = createLock(host, place, changed, more.stretch)
  const outbox = createOutbox(host, place, lock)
  const forms = createForms(host, place, lock, outbox)
  const lists = createLists(host, place, lock)
  const visited = createVisited(host, place, lock)
  const sender = createSender(host, place, { lock, outbox, judge: more.judge ?? judgeReceipts, visited, changed })
  let mayVisit: boolean | undefined

  const ask = async (): Promise<Opened> => {
    const answer = await host.call('openFieldDevice', { key: uuidFrom(host.random(16)), device: lock.deviceId() })
    const { secret, entropy, mayVisit: may } = fieldsOf(answer)
    const keys = keysFrom(typeof secret === 'string' ? fromBase64(secret) : undefined)
    if (keys === undefined || typeof may !== 'boolean') throw new FieldProblem('strange-answer')
    return { keys, entropy: typeof entropy === 'string' ? fromBase64(entropy) : undefined, mayVisit: may }
  }

  return {
    who,
    state: lock.state,
    openByLogin: async () => {
      const isNew = lock.state() === 'new'
      const opened = await ask()
      // Everything will be sealed to it: an answer that was meant for another phone would make it all unreadable. So the first is asked for twice.
      const isOwn = lock.isOwn(opened.keys)
      // So is one that differs: a phone that lay about for long is given another secret, and begins anew with it where nothing waits.
      const isSure = isOwn && !isNew ? true : toText((await ask()).keys) === toText(opened.keys)
      if (!isSure) throw new FieldProblem('strange-answer')
      // A form that was begun is worth the PIN, where there is one; without it nobody can open it any more.
      if (!isOwn && (outbox.entries().length > 0 || (lock.hasPin() && forms.count() > 0)))
        throw new FieldProblem('old-secret')
      if (opened.entropy !== undefined) more.stir?.(opened.entropy)
      mayVisit = opened.mayVisit
      if (isOwn) lock.openWith(opened.keys)
      else {
        lists.drop()
        forms.dropAll()
        lock.renewWith(opened.keys)
      }
      lists.tidy()
      sender.forgive()
    },
    mayVisit: () => mayVisit,
    hasPin: lock.hasPin,
    setPin: lock.setPin,
    openByPin: async (pin) => {
      const answer = await lock.openByPin(pin)
      if (answer.is === 'open') sender.forgive('locked')
      return answer
    },
    lock: lock.lock,
    touch: lock.touch,

    listHead: lists.head,
    book: () => {
      if (lock.keys() === undefined) {
        book = undefined
        throw new FieldProblem('locked')
      }
      const head = lists.head()
      // Dropped to make room: what is still in memory goes on serving until the app is closed.
      if (book !== undefined && (head === undefined || head.version === book.version)) return book.book
      const list = lists.open()
      book = list && { version: list.version, book: openBook(list) }
      return book?.book
    },
    takeList: async (places, progress) => {
      const head = await lists.take(places, progress)
      book = undefined
      changed()
      return head
    },
    listSize: (places) => sizeOf(host, place, places),
    dropList: () => {
      book = undefined
      lists.drop()
      changed()
    },

    begin: forms.begin,
    keepForm: forms.keep,
    forms: forms.list,
    countForms: forms.count,
    dropForm: forms.drop,

    record: (id, body) => {
      const outgoing = outbox.add(id, body)
      forms.drop(id)
      changed()
      return outgoing
    },
    isRecorded: outbox.has,
    waiting: sender.waiting,
    othersWaiting: () => countOthers(host.store, place),
    visited: visited.list,
    delivered: sender.delivered,
    isSending: sender.isSending,
    send: sender.send,
    sendWhenDue: sender.sendWhenDue,
    watch: (watcher) => {
      watchers.add(watcher)
      return () => {
        watchers.delete(watcher)
      }
    },
  }
}

const toText = (keys: FieldKeys): string => String(keys.secret)
