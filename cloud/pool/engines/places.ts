/** The routing engine over the pool's rows, on the divisions of today: made anew when streets change. */
import type { Geography } from '../../divisions/actions'
import {
  createRouter,
  type Gazetteer,
  type LabelledRow,
  type RegisteredPlace,
  type RouteQuery,
  type RouteResult,
  type Router,
} from '../../routing'
import type { Enterprise } from '../tables'
import { inPortions } from './portions'
import { RegisteredPlaces, routeByRegistry } from './registered'

/** What routing stands on. Without `streetToday` a register's streets are taken as they are told. */
export interface Places extends Partial<Pick<Geography, 'streetToday' | 'version'>> {
  gazetteer: Gazetteer
}
/** A lesson names no enterprise. */
export type Placed = Pick<Enterprise, 'street' | 'address'> & Partial<Pick<Enterprise, 'name'>>

export class PoolRouter {
  private router: Router
  private registered: RegisteredPlaces
  /** While a router is made anew: rows that changed, as they were when it began (undefined: not there) and as they are now. */
  private changed: Map<string, { before: Placed | undefined; now: Placed }> | undefined

  constructor(
    private places: Places,
    rows: readonly Placed[],
  ) {
    this.router = createRouter(places.gazetteer, labelsOf(rows, places))
    this.registered = new RegisteredPlaces(places.gazetteer, [])
  }

  /** Which divisions it stands on; empty where nobody said. */
  get version(): string {
    return this.places.version ?? ''
  }

  get gazetteer(): Gazetteer {
    return this.places.gazetteer
  }

  /** A street that the pool tells by a former name counts as what it has become. */
  route({ poolStreet, ...query }: RouteQuery): RouteResult {
    const label = labelOf({ street: poolStreet ?? null, address: query.address }, this.places)
    const known = label === undefined ? query : { ...query, poolStreet: label.street }
    return routeByRegistry(this.registered, known, (asked) => this.router.route(asked))
  }

  /** The registry's places, by which addresses that name one are routed. */
  register(places: readonly RegisteredPlace[]): void {
    this.registered = new RegisteredPlaces(this.places.gazetteer, places)
  }

  /** A row changed its address or its street. */
  take(id: string, before: Placed | undefined, row: Placed): void {
    const { changed } = this
    changed?.set(id, { before: changed.has(id) ? changed.get(id)?.before : before, now: row })
    swap(this.router, before, row, this.places)
  }

  /**
   * Goes over to other divisions once all rows are learned anew; requests go on in between.
   * @param rows as they are at the beginning; what changes meanwhile is heard of by `take`
   */
  async renew(places: Places, rows: readonly Placed[]): Promise<void> {
    const router = createRouter(places.gazetteer)
    const changed: NonNullable<typeof this.changed> = new Map()
    this.changed = changed
    try {
      await inPortions(rows, (row) => swap(router, undefined, row, places))
    } finally {
      this.changed = undefined
    }
    for (const { before, now } of changed.values()) swap(router, before, now, places)
    this.places = places
    this.router = router
    this.registered = new RegisteredPlaces(places.gazetteer, this.registered.places)
  }
}

function swap(router: Router, before: Placed | undefined, row: Placed | undefined, places: Places): void {
  for (const label of labelsOf(before === undefined ? [] : [before], places)) router.forget(label)
  for (const label of labelsOf(row === undefined ? [] : [row], places)) router.learn(label)
}

const labelsOf = (rows: readonly Placed[], places: Places): LabelledRow[] =>
  rows.flatMap((row) => labelOf(row, places) ?? [])

/** Where a row's address lies, by today's name. A divided street is told only where the address names a part of it. */
function labelOf({ street, address, name }: Placed, { streetToday }: Places): LabelledRow | undefined {
  if (street === null) return undefined
  if (streetToday === undefined) return { address, street, name }
  const today = streetToday(street, address)
  return today?.certain === true ? { address, street: today.street, name } : undefined
}
