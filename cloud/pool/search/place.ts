/**
 * Where an enterprise lies for the cadres of the pool, by what the pool itself tells: its street, else a street written in the address, else
 * the district that is written or registered it. What a router learns of other rows is left to applications: a row's place must
 * depend on that row alone, or an import would move its neighbours.
 */
import { buildGazetteer } from '../../divisions/actions'
import { createRouter } from '../../routing'

interface Places {
  pathOf: (row: PlacedRow) => string
  nameOf: (path: string) => string
}

export interface PlacedRow {
  uscc: string
  address: string
  street: string | null
}

/** One city a process; a test has several. */
const known = new Map<string, Places>()

function read(city: string): Places {
  const gazetteer = buildGazetteer(city)
  const router = createRouter(gazetteer, [])
  const districts = new Map(gazetteer.districts.map(({ name, code }) => [name, `/${city}/${code}/`]))
  const streets = new Map(
    gazetteer.streets.map(({ name, code, district }) => [name, `${districts.get(district) ?? `/${city}/`}${code}/`]),
  )
  const names = new Map([...districts, ...streets].map(([name, path]) => [path, name]))
  const [cityName = ''] = gazetteer.cityNames
  return {
    pathOf: ({ uscc, address, street }) => {
      const told = street === null ? undefined : streets.get(street)
      if (told !== undefined) return told
      const route = router.route({ address, uscc })
      // A guess is no knowledge: it would hide the enterprise from the district where it lies.
      const written = route.decision === 'auto' ? streets.get(route.street ?? '') : undefined
      return written ?? districts.get(route.district ?? '') ?? `/${city}/`
    },
    nameOf: (path) => {
      const [, , district = '', street = ''] = path.split('/')
      const line = [`/${city}/${district}/`, `/${city}/${district}/${street}/`].flatMap((one) => names.get(one) ?? [])
      return line.length === 0 ? cityName : line.join(' ')
    },
  }
}

export function placesOf(city: string): Places {
  const places = known.get(city) ?? read(city)
  known.set(city, places)
  return places
}
