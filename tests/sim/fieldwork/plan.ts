/** What the cadres are to do, and when their apps die: drawn before anything runs, so that a seed means the same on every machine. */
import type { Random } from '../../../cloud/demo/random'
import type { SimulatedCadre, SimulatedCity } from './city'
import { nameOf, type Death, type Planned, type PlannedSubject } from './task'

/** Doors in a row before the phone goes back into the pocket. */
const ROUND = 6
/** How often a day's app is killed, and how often at most in a row. */
const KILLS = { chance: 0.6, most: 4 }
/** At which act at most: early ones more often than late ones, for an early death leaves the most undone. */
const ACTS = [15, 60, 250] as const

export interface Phone {
  folder: string
  cadre: SimulatedCadre
  /** By how much its clock is wrong. */
  wrong: number
  /** In the order of doing. */
  planned: Planned[]
  /** Deaths of each day on which it is in hand. */
  deaths: Map<number, Death[]>
  random: Random
}

function subjectOf(random: Random, city: SimulatedCity, { cadre, planned }: Phone, at: { mark: number; day: number }) {
  const { mark, day } = at
  const door = city.door(cadre)
  if (random.chance(0.04)) {
    const uscc = random.chance(0.5) ? city.unknownUscc() : null
    const place = random.chance(0.3) ? city.building(cadre) : null
    planned.push({ mark, day, kind: 'newcomer', name: `杭州路遇第${mark}号测试有限公司`, uscc, place })
    return { newcomer: nameOf({ kind: 'newcomer', mark }) }
  }
  if (random.chance(0.02)) return { uscc: city.unknownUscc() }
  if (random.chance(0.05)) return { invitation: random.pick(city.invitations) }
  return random.chance(0.2) ? { uscc: door.uscc } : { enterprise: door.id }
}

/** A door: who is met there is visited; some apply, some are seen at a place, some of what was said was a mistake. */
function planDoor(random: Random, city: SimulatedCity, phone: Phone, at: { mark: number; day: number }): void {
  const { planned } = phone
  const { mark } = at
  const before = planned.filter(({ day }) => day <= at.day)
  const visits = before.filter((one) => one.kind === 'visit')
  const wrong = visits.length > 0 && random.chance(0.05) ? random.pick(visits) : undefined
  const subject: PlannedSubject = wrong?.subject ?? subjectOf(random, city, phone, at)
  planned.push({
    ...at,
    kind: 'visit',
    subject,
    note: random.chance(0.2) ? `第${mark}次，三楼前台👋` : '',
    place: random.chance(0.2) ? city.building(phone.cadre) : null,
    replaces: wrong === undefined ? null : nameOf(wrong),
  })
  if (random.chance(0.1)) planned.push({ ...at, kind: 'application', subject })
  if (random.chance(0.15))
    planned.push({ ...at, kind: 'placed', subject, place: city.building(phone.cadre), here: random.chance(0.8) })
  // Once each: nothing else tells two of them apart.
  const back = new Set(planned.map((one) => (one.kind === 'taken-back' ? one.record : '')))
  const standing = before.filter((one) => one.kind !== 'taken-back' && !back.has(nameOf(one)))
  if (standing.length > 0 && random.chance(0.07))
    planned.push({ ...at, kind: 'taken-back', record: nameOf(random.pick(standing)) })
}

/** Of the days on which a phone is in hand. */
function drawDeaths(random: Random): Death[] {
  const deaths: Death[] = []
  while (deaths.length < KILLS.most && random.chance(KILLS.chance))
    deaths.push({
      by: random.chance(0.5) ? 'outside' : 'itself',
      act: 1 + random.below(random.pick(ACTS)),
      after: random.chance(0.5),
    })
  return deaths
}

/** Gives the phones what they have to do. @returns how many apps will be killed */
export function plan(
  random: Random,
  city: SimulatedCity,
  phones: readonly Phone[],
  { visits, days }: { visits: number; days: number },
): number {
  const rounds = Array.from({ length: Math.ceil(visits / ROUND) }, () => ({
    phone: random.pick(phones),
    day: random.below(days),
  })).sort((one, other) => one.day - other.day)
  let mark = 0
  let kills = 0
  for (const { phone, day } of rounds) {
    for (let n = 0; n < ROUND && mark < visits; n++) planDoor(random, city, phone, { mark: ++mark, day })
    if (phone.deaths.has(day)) continue
    const deaths = drawDeaths(random)
    phone.deaths.set(day, deaths)
    kills += deaths.length
  }
  return kills
}
