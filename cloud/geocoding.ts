/** Which map service advises where routing is unsure: by configuration none, the sandbox or a vendor's. */
import { createAmapGeocoder } from './gateways/geocoder/amap'
import type { Geocoder } from './gateways/geocoder/port'
import { createSandboxGeocoder, SANDBOX_GEOCODER_KEY, type SandboxPlace } from './gateways/geocoder/sandbox'
import { createTencentGeocoder } from './gateways/geocoder/tencent'
import { createAddressChecks } from './intake/actions'
import type { Clock } from './platform/clock'
import type { Configuration } from './platform/configuration/settings'
import type { Database } from './platform/database/database'
import type { PoolEngines } from './pool/actions'
import { createAddressParser, type Gazetteer, type ParsedAddress } from './routing'

/** A round of questions to the map service, or null where none is configured. */
export function createGeocoding(
  { configuration, database, clock }: { configuration: Configuration; database: Database; clock: Clock },
  engines: Pick<PoolEngines, 'route' | 'gazetteer'>,
): (() => Promise<void>) | null {
  if (configuration.GEOCODER_PROVIDER === undefined) return null
  const { gazetteer } = engines
  return createAddressChecks({
    database,
    clock,
    geocoder: geocoderOf(configuration, clock, gazetteer),
    city: gazetteer.cityNames[0] ?? '',
    deciding: configuration.ROUTE_ADDRESS,
    daily: configuration.GEOCODER_DAILY,
    parse: parserOfToday(engines),
    route: (query) => engines.route(query),
  })
}

/** Takes addresses apart by the divisions that routing stands on now. */
function parserOfToday(engines: Pick<PoolEngines, 'gazetteer'>): (address: string) => ParsedAddress {
  let { gazetteer } = engines
  let parse = createAddressParser(gazetteer)
  return (address) => {
    if (engines.gazetteer !== gazetteer) {
      gazetteer = engines.gazetteer
      parse = createAddressParser(gazetteer)
    }
    return parse(address)
  }
}

function geocoderOf(configuration: Configuration, clock: Clock, gazetteer: Gazetteer): Geocoder {
  const options = {
    key: configuration.GEOCODER_KEY ?? '',
    signKey: configuration.GEOCODER_SIGN_KEY,
    base: configuration.GEOCODER_BASE,
  }
  if (configuration.GEOCODER_PROVIDER === 'amap') return createAmapGeocoder(options)
  if (configuration.GEOCODER_PROVIDER === 'tencent') return createTencentGeocoder(options)
  const sandbox = createSandboxGeocoder(clock, placesOf(gazetteer))
  return {
    ...createTencentGeocoder({ key: SANDBOX_GEOCODER_KEY.key, ask: sandbox.tencent }),
    name: 'sandbox',
  }
}

/** The sandbox's world: the communities of the home city, known as areas. */
function placesOf({ communities, streets, cityNames }: Gazetteer): SandboxPlace[] {
  const districtOf = new Map(streets.map(({ name, district }) => [name, district]))
  return communities.map(({ name, street }) => ({
    text: name,
    city: cityNames[0] ?? '',
    district: districtOf.get(street) ?? '',
    street,
    level: 4,
    levelWord: '村庄',
    reliability: 8,
  }))
}
