/** Where an application goes: the office that its addresses lead to, and how that place is called. */
import type { OfficeNode } from '../../divisions/actions'
import { intakeWords } from '../../../types/words/intake'
import type { PoolEngines } from '../../pool/actions'
import { worthOf, type RouteResult } from '../../routing'

/** The office that a route ends at: the street's, else the district's, else the city's. */
export function officeOf(route: Pick<RouteResult, 'street' | 'district'>, offices: readonly OfficeNode[]): OfficeNode {
  const district = offices.find((office) => office.level === 'district' && office.division === route.district)
  // Two districts of a city may each have a street of the same name.
  const under = district?.path ?? '/'
  const street = offices.find(
    (office) => office.level === 'street' && office.division === route.street && office.path.startsWith(under),
  )
  const office = street ?? district ?? offices.find((one) => one.level === 'city')
  if (office === undefined) throw new Error('the home city has no office')
  return office
}

/** District and street as people say them, as far as the route knows. */
export function placeOf(office: OfficeNode, offices: readonly OfficeNode[]): string {
  const line = offices.filter(
    (one) => office.path.startsWith(one.path) && (one.level !== 'city' || office.level === 'city'),
  )
  return line.map((one) => one.division).join(' ')
}

interface Addresses {
  name: string
  uscc: string
  registered: string
  operating: string | undefined
  poolStreet: string | null
}

/**
 * The route of an enterprise that may work elsewhere than it is registered.
 * @param deciding which of both addresses leads; the other one is asked when that leads nowhere (a setting of the city)
 */
export function routeOf(
  engines: Pick<PoolEngines, 'route'>,
  { name, uscc, registered, operating, poolStreet }: Addresses,
  deciding: 'operating' | 'registered',
): RouteResult {
  const byRegistered = () => engines.route({ address: registered, name, uscc, poolStreet: poolStreet ?? undefined })
  if (operating === undefined) {
    const route = byRegistered()
    return registered === '' && route.decision === 'none' ? { ...route, reason: intakeWords.noAddress } : route
  }
  // The street that the pool holds belongs to the registered address.
  const byOperating = () => engines.route({ address: operating, name, uscc })
  const said = {
    operating: () => {
      const route = byOperating()
      return { ...route, reason: intakeWords.operating(route.reason) }
    },
    registered: () => {
      const route = byRegistered()
      return { ...route, reason: intakeWords.registered(route.reason) }
    },
  }
  const first = said[deciding]()
  if (first.decision !== 'none') return first
  const second = said[deciding === 'operating' ? 'registered' : 'operating']()
  return worthOf(second) > worthOf(first) ? second : first
}
