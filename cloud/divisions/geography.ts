/** The home city's divisions as the database knows them now: what routing and the pool's places stand on. Follows changes of streets. */
import type { FormerPlace, Gazetteer } from '../routing/gazetteer-type'
import type { Call } from '../platform/call'
import { findFact } from '../platform/facts'
import { CHANGED_FACT } from './changes/apply'
import { codesToday, namesOf, successorFor, type CodeStep } from './changes/rules'
import * as changes from './changes/store'
import { buildGazetteer } from './gazetteer'
import { readFormerCommunities } from './history'
import { readStreets } from './nation'
import { listEndedPaths } from './store'

/** A street of today that an older name means. */
export interface StreetToday {
  street: string
  /** Code of its district; undefined where two districts have one of that name. */
  district: string | undefined
  /** False where a divided street's address names none of its parts: the first stands for all. */
  certain: boolean
}

export interface Geography {
  /** Another one after each change of the divisions. */
  version: string
  gazetteer: Gazetteer
  /** Paths of the League's offices that ended. */
  endedPaths: readonly string[]
  /**
   * The street of today that a register means which still tells it by a former name, or by the name that it had before it was divided.
   * Undefined for a name that says nothing of today's streets.
   */
  streetToday: (told: string, address: string) => StreetToday | undefined
}

type Act = Pick<Call, 'tx'>

/** Which divisions are in force; cheap. */
export async function readGeographyVersion(act: Act): Promise<string> {
  return `${(await findFact(act.tx, 'nation')) ?? ''} · ${(await findFact(act.tx, CHANGED_FACT)) ?? ''}`
}

/** Everything of one city, in one go: some tens of milliseconds. */
export async function readGeography(act: Act, city: string): Promise<Geography> {
  const version = await readGeographyVersion(act)
  const streets = await changes.listStreets(act.tx, city)
  const districts = await changes.listDistricts(act.tx, city)
  const communities = await changes.listCommunities(
    act.tx,
    streets.map(({ code }) => code),
  )
  const steps = await changes.listApplied(act.tx)
  const nameOf = new Map([...districts, ...streets.map(({ code, name }): [string, string] => [code, name])])
  const former = (await changes.listHistory(act.tx, city)).flatMap((row): FormerPlace[] => {
    const today = row.today_codes.flatMap((code) => nameOf.get(code) ?? [])
    if (today.length === 0) return []
    return [
      {
        former: row.name,
        level: row.level,
        today,
        certain: row.certain,
        ...(row.district !== null && { district: row.district }),
        ...(row.codes.length > 0 && { codes: row.codes }),
        ...(row.slip && { slip: true }),
      },
    ]
  })
  const gazetteer = buildGazetteer(city, {
    streets: streets.map(({ code, name, district }) => ({ code, name, level: 'street', parentCode: district })),
    communities: communities.map(({ code, name, street }) => ({ code, name, level: 'community', parentCode: street })),
    former,
    formerCommunities: formerCommunitiesToday(city, nameOf, steps),
  })
  return {
    version,
    gazetteer,
    endedPaths: await listEndedPaths(act.tx),
    streetToday: streetsToday({ streets, communities, former, steps }),
  }
}

/** Former communities of the data lie in what their streets have become. */
function formerCommunitiesToday(
  city: string,
  nameOf: ReadonlyMap<string, string>,
  steps: readonly CodeStep[],
): { name: string; street: string }[] {
  const rows = readFormerCommunities(city)
  if (steps.length === 0) return rows
  const living = new Set(nameOf.values())
  const codeOf = new Map(readStreets(city).map(({ code, name }) => [name, code]))
  return rows.flatMap(({ name, street }) => {
    const code = codeOf.get(street)
    const today = code === undefined ? [] : codesToday([code], steps).flatMap((one) => nameOf.get(one) ?? [])
    // Data newer than a change may know the street by the name that the change gave it.
    const streets = today.length > 0 ? today : living.has(street) ? [street] : []
    return streets.map((one) => ({ name, street: one }))
  })
}

interface Known {
  streets: readonly changes.LivingStreet[]
  communities: readonly { name: string; street: string }[]
  former: readonly FormerPlace[]
  steps: readonly changes.KeptChange[]
}

function streetsToday({ streets, communities, former, steps }: Known): Geography['streetToday'] {
  const byCode = new Map(streets.map((street) => [street.code, street]))
  const byName = new Map<string, changes.LivingStreet[]>()
  for (const street of streets) byName.set(street.name, [...(byName.get(street.name) ?? []), street])
  const communitiesOf = new Map<string, string[]>()
  for (const { name, street } of communities) communitiesOf.set(street, [...(communitiesOf.get(street) ?? []), name])
  const divided = new Map<string, { street: changes.LivingStreet; names: string[] }[]>()
  for (const [at, step] of steps.entries()) {
    const [subject] = step.subjects
    if (step.kind !== 'split' || subject === undefined) continue
    const later = steps.slice(at + 1)
    // Those that went on together again are one.
    const codes = [...new Set(step.results.flatMap(({ code }) => codesToday([code], later)))]
    const parts = codes.flatMap((code) => {
      const street = byCode.get(code)
      const given = step.results.filter((result) => codesToday([result.code], later).includes(code))
      const names = given.flatMap((result) => namesOf(result, subject.name, []))
      return street === undefined
        ? []
        : [{ street, names: [...new Set([...names, ...namesOf(street, subject.name, communitiesOf.get(code) ?? [])])] }]
    })
    divided.set(subject.name, parts)
  }
  const renamed = new Map<string, string>()
  for (const { former: name, level, certain, today } of former)
    if (level === 'street' && certain && today[0] !== undefined && !byName.has(name)) renamed.set(name, today[0])
  const asToday = ({ name, district }: changes.LivingStreet, certain: boolean): StreetToday => ({
    street: name,
    district: (byName.get(name) ?? []).length > 1 ? undefined : district,
    certain,
  })
  return (told, address) => {
    const living = byName.get(told) ?? []
    const [first, ...others] = divided.get(told) ?? []
    // Of two streets of one name nobody knows which was divided.
    if (first !== undefined && living.length <= 1) {
      const { successor, named } = successorFor([first, ...others], [address])
      return asToday(successor.street, named || successor.street.name === told)
    }
    const [street] = living.length > 0 ? living : (byName.get(renamed.get(told) ?? '') ?? [])
    return street === undefined ? undefined : asToday(street, true)
  }
}
