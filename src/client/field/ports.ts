/** What the core of field work needs of the phone: handed in, so that the same core runs in every host and in the simulator's processes. */
import type { openFieldDevice, recordFieldwork, sizeFieldList, takeFieldList } from '../../../types/fieldwork'
import type * as z from 'zod/mini'

/** Texts by name. A host writes one name whole or not at all, and promises nothing more; nor is more relied upon. */
export interface KeyValue {
  /** Undefined: nothing is kept under the name. */
  get: (name: string) => string | undefined
  /** Returns after the host has written; throws where it could not (full, forbidden), and what was there before is still there. */
  set: (name: string, value: string) => void
  remove: (name: string) => void
  /** The names of everything of ours. Throws where the host cannot tell: an empty list would read as "nothing waits". */
  names: () => string[]
}

export interface FieldCalls {
  openFieldDevice: z.input<typeof openFieldDevice.input>
  takeFieldList: z.input<typeof takeFieldList.input>
  sizeFieldList: z.input<typeof sizeFieldList.input>
  recordFieldwork: z.input<typeof recordFieldwork.input>
}

/**
 * Calls a cloud function. Whatever comes back is looked at before it is believed, so its type is unknown. Throws a `CallProblem`, or
 * anything else, which is taken for "no answer".
 */
export type FieldCall = <N extends keyof FieldCalls>(name: N, input: FieldCalls[N]) => Promise<unknown>

/** What a refused or unanswered call throws: `name` as in types/errors or `offline`, `message` a sentence for the person. */
export interface CallProblem {
  name: string
  message: string
}

export interface FieldHost {
  store: KeyValue
  call: FieldCall
  /** The phone's clock as it is, right or wrong, in milliseconds. Never used for the order of records. */
  now: () => number
  /** So many bytes that nobody can foretell. */
  random: (length: number) => Uint8Array
  /** Whether two processes may share the storage (tabs of a browser): then a lease lets one of them send at a time. */
  shared: boolean
}

/** Why something could not be done here; pages have the sentences. */
export type FieldTrouble =
  /** The host's storage is full, also without the list. Nothing that was typed is lost. */
  | 'full'
  /** This phone has no key of this person's yet: it has to be opened once with a network. */
  | 'new-phone'
  /** Reading needs the PIN or a login. */
  | 'locked'
  /** A text that is longer than the contract takes. */
  | 'too-long'
  /** Another text was recorded under this id already. */
  | 'recorded'
  /** The answer was not one to this question: another's, half of one, a page of the Wi-Fi. */
  | 'strange-answer'
  /** What waits was sealed with a secret that the service has no longer: only a PIN opens it. */
  | 'old-secret'
  /** The list changed while it was being taken, several times over. */
  | 'list-moved'
  /** More enterprises than a walk may have (limits.fieldwork.list), or more than a phone should hold. */
  | 'list-large'
  /** The host has what was kept and does not give it: the app is to be opened again. */
  | 'unreadable'
  /** Too short, or not digits. */
  | 'pin-form'

export class FieldProblem extends Error {
  constructor(readonly trouble: FieldTrouble) {
    super(trouble)
    // Compiled for old phones a subclass of Error forgets its own kind.
    Object.setPrototypeOf(this, FieldProblem.prototype)
  }
}
