/** What the simulation tells a phone's process, and what that writes down. */
import type { RecordBody } from '../../../types/field-records'

/** One door that a cadre stands before. */
export interface Planned {
  /** Unique in the whole run. A visit carries it as its number of staff, so that the same visit under two ids would be seen. */
  mark: number
  day: number
  subject: { enterprise: string } | { uscc: string } | { newcomer: { name: string; uscc: string | null } }
  note: string
}

export interface Task {
  folder: string
  /** The network's address. */
  url: string
  session: string
  /** The person's id. */
  person: string
  /** The phone's clock at the start, right or wrong. */
  now: number
  seed: number
  /** Everything planned until today; what is done is passed over. */
  visits: Planned[]
  /** How the day begins. */
  opens: 'login' | 'pin' | 'not'
  offline: boolean
  takesList: boolean
  /** The probability that a write fails; how many characters fit altogether. */
  failing: number
  room: number | null
  /** Kills itself at this act of the storage. */
  dies: { act: number; after: boolean } | null
  /** The check of receipts taken out. */
  trusting: boolean
}

/** What a phone's process says at its end. */
export interface Ended {
  waiting: number
  forms: number
  state: string
  why: string[]
}

export const LOG = 'phone.log'
export const DEVICE = 'device'
export const STORE = 'store'

/** A record as the phone's own log tells of it. */
export interface Logged {
  id: string
  hash: string | undefined
  saved: boolean
}

/** Of a visit, or of the newcomer before it. */
export const nameOf = (kind: RecordBody['kind'], mark: number) => `${kind}-${mark}`

/**
 * Takes a line in: `begun NAME ID`, then `intent NAME ID HASH`, then `saved NAME ID`; `dropped NAME ID` where nothing had been kept.
 */
export function readLine(logged: Map<string, Logged>, line: string): void {
  const [word, name, id, hash] = line.split(' ')
  if (name === undefined || id === undefined) return
  const before = logged.get(name)
  if (word === 'dropped') logged.delete(name)
  else if (word === 'begun') logged.set(name, { id, hash: undefined, saved: false })
  else if (before !== undefined && word === 'intent') logged.set(name, { ...before, hash })
  else if (before !== undefined && word === 'saved') logged.set(name, { ...before, saved: true })
}

export function readLog(text: string): Map<string, Logged> {
  const logged = new Map<string, Logged>()
  for (const line of text.split('\n')) readLine(logged, line)
  return logged
}
