/** Rules of field work, as data, each with its day and its source. Pure. */
import type { Role } from '../../types/people'
import { policy } from '../people/rules'
import type { HeldGrant } from '../platform/actor'
import { domainEvent } from '../platform/events'

export const fieldRules = {
  /** By how much a phone's clock may be off before its times are put right. */
  clock: {
    minutes: 10,
    since: '2026-11-29',
    source: 'own choice: a phone on the network’s time is off by seconds; ten minutes change no day’s order',
  },
  /** Working days until something that follows is due. */
  sendInvitation: { workingDays: 2, since: '2026-11-29', source: 'own choice: who said yes has not forgotten it yet' },
  settleConflict: {
    workingDays: 3,
    since: '2026-11-29',
    source: 'own choice: as long as an application waits for its office (DOMAIN M4)',
  },
  /** Days until an application that its owner did not confirm is erased. */
  taken: {
    days: 14,
    since: '2026-11-29',
    source: '《个人信息保护法》第十九条（最短时间）；own choice: two weeks, and a message that was overlooked is found',
  },
  awaitConfirmation: { workingDays: 3, since: '2026-11-29', source: 'own choice: then somebody asks again' },
  /** How long back another’s visit counts as met where the phone had no list that told of it. */
  metVisit: { days: 30, since: '2026-11-29', source: 'own choice: a round of a street takes some weeks' },
  /** Candidates for a newcomer that are only alike. */
  meant: { alike: 3, since: '2026-11-29', source: 'own choice: more of what is probably another one are no help' },
  /** Rows of a page of what follows, and of conflicts. */
  page: { rows: 200, since: '2026-11-29', source: 'own choice: more than an office has open' },
} as const

/** What outreach is told, by the composition: somebody wants the link to an application that was taken down. No personal value. */
export interface TakenApplicationEvent {
  cause: string
  personId: string
  officePath: string
  code: string
}
export const applicationTaken = domainEvent<TakenApplicationEvent>('fieldwork.applicationTaken')

/** The roles that visit. */
export const visits = (role: Role): boolean => policy['visit.record'].roles?.[role] !== undefined

/**
 * The grants by which somebody visits, whether or not the second factor was shown in this session: what is only sent, and shows nothing,
 * asks these.
 */
export const visitingGrants = ({ held }: { held: readonly HeldGrant[] }): HeldGrant[] =>
  held.filter(({ role }) => visits(role))

export interface ClockReading {
  /** To be added to the phone's times, in milliseconds; 0 within the tolerance. */
  offset: number
  /** No record of this phone was made before it was opened, or after it was sent. */
  from: Date
  until: Date
}

const MINUTE = 60_000

/** @param phone what the phone's clock showed when it sent; @param now the service's, at the same time but for the way */
export function readClock(phone: Date, now: Date, openedAt: Date): ClockReading {
  const off = now.getTime() - phone.getTime()
  return {
    offset: Math.abs(off) <= fieldRules.clock.minutes * MINUTE ? 0 : off,
    from: openedAt,
    until: now,
  }
}

/** When something was recorded, and whether the phone's time had to be put right by more than is tolerated. */
export function timeOf(recordedAt: Date, { offset, from, until }: ClockReading): { at: Date; corrected: boolean } {
  const meant = recordedAt.getTime() + offset
  const at = Math.min(Math.max(meant, from.getTime()), until.getTime())
  return { at: new Date(at), corrected: Math.abs(at - recordedAt.getTime()) > fieldRules.clock.minutes * MINUTE }
}

const EARLIEST = Date.UTC(1970, 0, 1)
const LATEST = Date.UTC(9999, 0, 1)
/** A phone's time as a database can hold it. */
export const storable = (recordedAt: Date): Date => new Date(Math.min(Math.max(recordedAt.getTime(), EARLIEST), LATEST))
