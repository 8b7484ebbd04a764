/** Where the routing engine is not sure, a map service is asked, apart from the submission: it advises the cadre and moves nothing. */
import { createHash } from 'node:crypto'
import { geocoderWords } from '../../../types/words/reasons'
import { localDate } from '../../platform/calendar/calendar'
import type { Clock } from '../../platform/clock'
import type { Database, Tx } from '../../platform/database/database'
import type { Geocoder } from '../../gateways/geocoder/port'
import type { ParsedAddress, RouteResult } from '../../routing'
import * as store from './store'

export const ADDRESS_CHECK_RULES = {
  since: '2026-11-27',
  source: 'own choice: a round is short, a service that is down is left alone for an hour, places hardly move',
  perRound: 5,
  tries: 3,
  pauseMinutes: 60,
  keepDays: 180,
} as const

export interface AddressChecks {
  database: Database
  clock: Clock
  geocoder: Geocoder
  /** Full name of the home city. */
  city: string
  /** Which address leads: see ROUTE_ADDRESS. */
  deciding: 'operating' | 'registered'
  /** Most addresses a day. */
  daily: number
  parse: (address: string) => ParsedAddress
  route: (query: { address: string }) => RouteResult
}

/**
 * Makes one round after the other: each asks for a few addresses that wait.
 * @returns a round; it throws when the service does not accept our settings, so that whoever runs it is told
 */
export function createAddressChecks(checks: AddressChecks): () => Promise<void> {
  let pausedUntil = 0
  return async () => {
    const now = checks.clock.now()
    if (now.getTime() < pausedUntil) return
    const pause = ADDRESS_CHECK_RULES.pauseMinutes * 60_000
    const due = await checks.database.transact((tx) =>
      store.listDue(tx, {
        before: new Date(now.getTime() - pause),
        tries: ADDRESS_CHECK_RULES.tries,
        limit: ADDRESS_CHECK_RULES.perRound,
      }),
    )
    for (const one of due) {
      const outcome = await checkOne(checks, one, now)
      if (outcome === 'going on') continue
      if (outcome === 'day is over') return
      pausedUntil = now.getTime() + pause
      if (outcome.why === 'settings') throw new Error(`the map service refuses our settings: ${outcome.detail}`)
      return
    }
  }
}

async function checkOne(
  { database, geocoder, city, deciding, daily, parse, route }: AddressChecks,
  { id, address, operating_address: operating, tries }: store.DueAddress,
  now: Date,
): Promise<'going on' | 'day is over' | { why: 'host' | 'quota' | 'settings'; detail: string }> {
  const text = deciding === 'operating' ? (operating ?? address) : address
  const place = route({ address: text }).elsewhere === undefined ? placeIn(parse(text)) : ''
  const placeKey = createHash('sha256').update(place).digest('base64url')
  const record = { application_id: id, place_key: placeKey, provider: geocoder.name, tries, asked_at: now }
  if (place === '') {
    await database.transact((tx) => store.putCheck(tx, { ...record, outcome: 'nothing' }))
    return 'going on'
  }
  const since = new Date(now.getTime() - ADDRESS_CHECK_RULES.keepDays * 86_400_000)
  const known = await database.transact((tx) => store.findFound(tx, placeKey, since))
  // Counted before it is asked: a process that dies in between has used one up, and none is asked beyond the limit.
  if (known === undefined && !(await database.transact((tx) => store.countOne(tx, localDate(now), daily))))
    return 'day is over'
  const answer = known ?? (await geocoder.locate(place, city))
  const { outcome } = answer
  const found =
    outcome === 'found'
      ? { district: answer.district, street: answer.street, level: answer.level, sure: answer.sure }
      : {}
  // What was known is as old as the answer that it was taken from.
  const { asked_at: askedAt = now } = known ?? {}
  const asked = known === undefined ? tries + 1 : tries
  await database.transact((tx) => store.putCheck(tx, { ...record, ...found, outcome, tries: asked, asked_at: askedAt }))
  return answer.outcome === 'unavailable' && 'why' in answer ? answer : 'going on'
}

/** What a service needs to know: district, street, village, road and number, name of the place. No room, no remark, no person. */
export function placeIn({ district, street, community, road, roadNumber, place }: ParsedAddress): string {
  if (community === undefined && road === undefined && place === undefined) return ''
  const number = roadNumber === undefined ? '' : `${roadNumber}号`
  return [district, street, community, road, number, place].filter((part) => part !== undefined).join('')
}

/** Another address stands there: what was said of the former one is nothing any more, and the new one is asked about. */
export const forgetAddressCheck = ({ tx }: { tx: Tx }, applicationId: string): Promise<void> =>
  store.forgetCheck(tx, applicationId)

/** The street that a service named for an application's address; undefined where it named none. */
export async function findAdvisedStreet(
  { tx }: { tx: Tx },
  applicationId: string,
): Promise<{ district: string; street: string } | undefined> {
  const check = await store.findCheck(tx, applicationId)
  const { district = null, street = null } = check ?? {}
  return check?.outcome === 'found' && district !== null && street !== null ? { district, street } : undefined
}

/** What a service said of an application's address, as a sentence; undefined where it said nothing. */
export async function sayAddressCheck({ tx }: { tx: Tx }, applicationId: string): Promise<string | undefined> {
  const check = await store.findCheck(tx, applicationId)
  if (check?.outcome !== 'found') return undefined
  const { provider, district, street, level, sure } = check
  return geocoderWords.found(provider, `${district ?? ''}${street ?? ''}`, level ?? '', sure ?? false)
}
