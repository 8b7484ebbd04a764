/** What the simulation tells a phone's process, and what that writes down. */
import type { RecordKindName } from '../../../types/field-records'

/** Which enterprise; a newcomer by the name of its record. */
export type PlannedSubject = { enterprise: string } | { uscc: string } | { invitation: string } | { newcomer: string }

/** One record that a cadre is to make. What it refers to is named as the phone's log names it. */
export type Planned = {
  /** The door that it belongs to. A visit carries it as its number of staff, so that the same visit under two ids would be seen. */
  mark: number
  day: number
} & (
  | {
      kind: 'visit'
      subject: PlannedSubject
      note: string
      place: string | null
      /** An earlier visit of this phone that it puts right. */
      replaces: string | null
    }
  | { kind: 'newcomer'; name: string; uscc: string | null; place: string | null }
  | { kind: 'application'; subject: PlannedSubject }
  | { kind: 'placed'; subject: PlannedSubject; place: string; here: boolean }
  /** An earlier record of this phone. */
  | { kind: 'taken-back'; record: string }
)

/** When an app dies: at this act of its storage, by its own hand or by another's; where it does not come so far, at its end. */
export interface Death {
  by: 'itself' | 'outside'
  act: number
  /** By its own hand: after the act was done. */
  after: boolean
}

export interface Task {
  folder: string
  /** The network's address. */
  url: string
  session: string
  /** The person's id. */
  person: string
  noticeVersion: string
  /** The phone's clock at the start, right or wrong. */
  now: number
  seed: number
  /** Everything planned until today; what is done is passed over. */
  planned: Planned[]
  /** How the day begins. */
  opens: 'login' | 'pin' | 'not'
  offline: boolean
  takesList: boolean
  /** The probability that a write fails; how many characters fit altogether. */
  failing: number
  room: number | null
  dies: Death | null
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
/** Where a phone says that the act has come at which it is to be killed. */
export const SIGNAL = 3

/** A record as the phone's own log tells of it. */
export interface Logged {
  id: string
  hash: string | undefined
  saved: boolean
}

/** A record by its kind and its door. */
export const nameOf = ({ kind, mark }: { kind: RecordKindName; mark: number }) => `${kind}:${mark}`
export const kindOf = (name: string): string => name.split(':')[0] ?? ''

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
