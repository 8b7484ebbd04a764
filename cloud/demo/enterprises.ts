/**
 * Invented enterprises for a first look: natural to read, none of them real. The same seed gives the same list. Pure.
 */
import { usccCheckCharacter } from '../../types/uscc'
import { legalForms, markSyllables, roadSyllables, surnames, trades } from './name-tables'
import { createRandom, type Random } from './random'

export interface DemoStreet {
  /** Full name: 转塘街道. */
  name: string
  /** Full name of its district. */
  district: string
  /** Six digits; stand in the credit code as the registering division. */
  districtCode: string
}

export interface DemoEnterprise {
  name: string
  uscc: string
  address: string
  /** The street as the register knows it: only where the address names it. */
  street: string | null
  /** Where it really is; for whoever checks what was routed. */
  trueStreet: string
  contactName: string | null
  phone: string | null
}

/** How invented data is recognised. */
export const INVENTED = {
  /** No mobile number begins with 154: the series is assigned to no carrier. */
  phonePrefix: {
    value: '1540000',
    since: '2026-11-23',
    source: 'libphonenumber, metadata of CN: 15[0-35-9]; MIIT number plan',
  },
  /** First characters of the subject code (characters 9-17). Enterprises have digits, MA, or (older) other letters. */
  subjectPrefix: { value: 'WW', since: '2026-11-23', source: 'no such code among 53,000 of a public register' },
  /** Stands in every contact's name. */
  contactMark: { value: '示例', since: '2026-11-23', source: 'own choice' },
} as const

const SHARES = {
  streetNamed: 0.5,
  cityNamed: 0.8,
  cityInBrackets: 0.25,
  withContact: 0.6,
  roadShared: 0.2,
  roadsPerStreet: 2,
  since: '2026-11-23',
  source: 'own choice: like the registers seen, about half of the addresses name the street',
} as const

/** Throws when no street is given. `city` is the city's full name (…市). */
export function inventEnterprises({
  seed,
  count,
  city,
  streets,
}: {
  seed: number
  count: number
  city: string
  streets: readonly DemoStreet[]
}): DemoEnterprise[] {
  if (streets.length === 0) throw new Error('enterprises need at least one street')
  const random = createRandom(seed)
  const roads = layRoads(random, streets)
  const marks = new Set<string>()
  return Array.from({ length: count }, (_, i) => {
    const street = random.pick(streets)
    const isNamed = random.chance(SHARES.streetNamed)
    const hasContact = random.chance(SHARES.withContact)
    return {
      name: inventName(random, city, marks),
      uscc: inventUscc(street.districtCode, i),
      address: inventAddress(random, city, street, isNamed, random.pick(roads.get(street)!)),
      street: isNamed ? street.name : null,
      trueStreet: street.name,
      contactName: hasContact ? random.pick(surnames) + INVENTED.contactMark.value : null,
      phone: hasContact ? INVENTED.phonePrefix.value + String(i % 10_000).padStart(4, '0') : null,
    }
  })
}

/** Some roads for each street; now and then one runs on into the next street of the same district. A name stands for one road. */
function layRoads(random: Random, streets: readonly DemoStreet[]): Map<DemoStreet, string[]> {
  const taken = new Set<string>()
  const roads = new Map<DemoStreet, string[]>()
  let before: DemoStreet | undefined
  for (const street of streets) {
    const own = Array.from({ length: SHARES.roadsPerStreet }, () => inventRoad(random, taken))
    if (before?.districtCode === street.districtCode && random.chance(SHARES.roadShared))
      own.push(roads.get(before)![0]!)
    roads.set(street, own)
    before = street
  }
  return roads
}

function inventRoad(random: Random, taken: Set<string>): string {
  const { first, second, kind } = roadSyllables
  return untilNew(taken, () => random.pick(first) + random.pick(second) + random.pick(kind))
}

function inventName(random: Random, city: string, marks: Set<string>): string {
  const { first, second, third } = markSyllables
  const mark = untilNew(marks, () => random.pick(first) + random.pick(second) + random.pick(third))
  const region = city.replace(/市$/, '')
  const rest = random.pick(trades) + random.pick(legalForms)
  return random.chance(SHARES.cityInBrackets) ? `${mark}（${region}）${rest}` : `${region}${mark}${rest}`
}

/** Tries until a name is new; where almost all are taken, a running number makes it so. */
function untilNew(taken: Set<string>, invent: () => string): string {
  const tries = 20
  let name = invent()
  for (let i = 1; taken.has(name); i++) name = i < tries ? invent() : `${invent()}${i}`
  taken.add(name)
  return name
}

/** GB 32100: 91 (enterprise), division, subject code with its own check character (GB 11714), check character. */
export function inventUscc(districtCode: string, serial: number): string {
  const body = INVENTED.subjectPrefix.value + String(serial % 1_000_000).padStart(6, '0')
  const first17 = `91${districtCode}${body}${subjectCheck(body)}`
  return first17 + usccCheckCharacter(first17)
}

/** Check character of a subject code by GB 11714-1997: 11 − Σ value·weight mod 11, written X for 10 and 0 for 11. */
function subjectCheck(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, i) => total + weight * parseInt(body.charAt(i), 36), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : String(check % 11)
}

function inventAddress(random: Random, city: string, street: DemoStreet, isNamed: boolean, road: string): string {
  const upper = (random.chance(SHARES.cityNamed) ? city : '') + street.district + (isNamed ? street.name : '')
  const building = random.chance(0.7) ? `${1 + random.below(12)}幢` : ''
  const room = building && random.chance(0.8) ? `${1 + random.below(20)}0${1 + random.below(8)}室` : ''
  return `${upper}${road}${1 + random.below(600)}号${building}${room}`
}
