/**
 * Where an enterprise lies for the cadres of the pool, by what the pool itself tells: its street, else a street written in the address, else
 * the district that is written or registered it. What a router learns of other rows is left to applications: a row's place must
 * depend on that row alone, or an import would move its neighbours.
 */
import { readGeography, readGeographyVersion, type Geography } from '../../divisions/actions'
import type { Call } from '../../platform/call'
import { createRouter } from '../../routing'

export interface Places {
  pathOf: (row: PlacedRow) => string
  nameOf: (path: string) => string
  /** Paths of offices that ended: nothing lies there. */
  endedPaths: readonly string[]
}

export interface PlacedRow {
  uscc: string
  address: string
  street: string | null
}

/** By their version: one city a process, before and after a change; a test has several. */
const known = new Map<string, Places>()
/** Own choice, 2026-11-27. */
const KEPT = 4

/** The places of the divisions that are in force in the caller's transaction. */
export async function placesOf({ tx, tools }: Pick<Call, 'tx' | 'tools'>): Promise<Places> {
  const city = tools.configuration.HOME_CITY
  const version = await readGeographyVersion({ tx })
  const places = known.get(version) ?? makePlaces(city, await readGeography({ tx }, city))
  known.delete(version)
  known.set(version, places)
  for (const old of [...known.keys()].slice(0, -KEPT)) known.delete(old)
  return places
}

function makePlaces(city: string, { gazetteer, streetToday, endedPaths }: Geography): Places {
  const router = createRouter(gazetteer, [])
  const districts = new Map(gazetteer.districts.map(({ name, code }) => [name, `/${city}/${code}/`]))
  const streets = new Map(
    gazetteer.streets.map(({ name, code, district }) => [
      `${district}/${name}`,
      `${districts.get(district) ?? ''}${code}/`,
    ]),
  )
  const districtNames = new Map(gazetteer.districts.map(({ code, name }) => [code, name]))
  const names = new Map([
    ...[...districts].map(([name, path]): [string, string] => [path, name]),
    ...[...streets].map(([key, path]): [string, string] => [path, key.slice(key.indexOf('/') + 1)]),
  ])
  const [cityName = ''] = gazetteer.cityNames
  /** A street as something tells it, former names and parts of divided ones included. */
  const found = (told: string | null | undefined, address: string): string | undefined => {
    const today = told ? streetToday(told, address) : undefined
    return today && streets.get(`${districtNames.get(today.district ?? '') ?? ''}/${today.street}`)
  }
  return {
    pathOf: ({ uscc, address, street }) => {
      const told = found(street, address)
      if (told !== undefined) return told
      const route = router.route({ address, uscc })
      // A guess is no knowledge: it would hide the enterprise from the district where it lies.
      const written =
        route.decision === 'auto'
          ? (found(route.street, address) ?? streets.get(`${route.district ?? ''}/${route.street ?? ''}`))
          : undefined
      return written ?? districts.get(route.district ?? '') ?? `/${city}/`
    },
    nameOf: (path) => {
      const [, , district = '', street = ''] = path.split('/')
      const line = [`/${city}/${district}/`, `/${city}/${district}/${street}/`].flatMap((one) => names.get(one) ?? [])
      return line.length === 0 ? cityName : line.join(' ')
    },
    endedPaths,
  }
}
