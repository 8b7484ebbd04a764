/** Places of the registry as evidence of a route: an address that names one lies in its street. */
import {
  createSiteReader,
  fits,
  type Gazetteer,
  type PlaceMarks,
  type RegisteredPlace,
  type RouteQuery,
  type RouteResult,
} from '../../routing'

interface Indexed extends PlaceMarks {
  place: RegisteredPlace
}

/** Looks up which registered place an address means. Pure but for what it was given. */
export class RegisteredPlaces {
  private readonly read: ReturnType<typeof createSiteReader>
  private readonly byName = new Map<string, Indexed[]>()
  private readonly byNumber = new Map<string, Indexed[]>()
  readonly size: number

  constructor(
    gazetteer: Gazetteer,
    readonly places: readonly RegisteredPlace[],
  ) {
    this.read = createSiteReader(gazetteer)
    this.size = places.length
    for (const place of places) {
      const one = { kind: place.kind, names: new Set(place.names), numbers: new Set(place.numbers), place }
      for (const name of one.names) this.byName.set(name, [...(this.byName.get(name) ?? []), one])
      for (const number of one.numbers) this.byNumber.set(number, [...(this.byNumber.get(number) ?? []), one])
    }
  }

  /**
   * The place that an address means; undefined where it means none, or several. @param district what else tells of the address, where it is sure:
   * places of another one are not meant
   */
  find(address: string, district: string | undefined): RegisteredPlace | undefined {
    if (this.size === 0) return undefined
    const site = this.read(address)
    const near = (one: Indexed) => district === undefined || one.place.district === district
    const named = (this.byName.get(site.nameKey ?? '') ?? []).filter(near)
    const numbered = (this.byNumber.get(site.numberKey ?? '') ?? []).filter(near)
    const found = [...new Set([...named, ...numbered])].filter((one) => fits(site, one, 'same', numbered.length > 1))
    // A building before the park around it.
    const byName = found.filter((one) => named.includes(one))
    const meant = byName.length > 0 ? byName : found
    const streets = new Set(meant.map(({ place }) => `${place.district} ${place.street}`))
    return streets.size === 1 ? meant[0]?.place : undefined
  }
}

/** Whether a route stands without the registry: a street that is written, another city, a place that somebody chose. */
const isSettled = ({ elsewhere, evidence: [first] }: RouteResult): boolean =>
  elsewhere !== undefined || first === 'street-written' || first === 'street-former' || first === 'place'

/**
 * The route of a query by the registry where the address names one of its places and no street. @param route the engine
 */
export function routeByRegistry(
  places: RegisteredPlaces,
  query: RouteQuery,
  route: (query: RouteQuery) => RouteResult,
): RouteResult {
  const own = route(query)
  if (places.size === 0 || isSettled(own)) return own
  // A district that the address writes bounds every candidate: where they agree, it is sure.
  const districts = new Set(own.candidates.map(({ district }) => district))
  const district = own.district !== undefined && districts.size <= 1 ? own.district : undefined
  const place = places.find(query.address, district)
  // What the pool tells of this very enterprise is not overruled: a person sees both.
  if (place === undefined || (query.poolStreet !== undefined && query.poolStreet !== place.street)) return own
  return route({ ...query, place: { name: place.name, street: place.street, district: place.district, read: true } })
}
