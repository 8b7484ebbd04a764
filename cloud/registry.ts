/** Hands the registry of places to routing: the pool's engines come before the room of places, and know nothing of it. */
import { listForRouting, readRegistryVersion } from './places/actions'
import type { Database } from './platform/database/database'
import type { PoolEngines } from './pool/actions'

/** Brings the registry to the engines where it changed, or the divisions did. */
export async function followRegistry(database: Database, city: string, engines: PoolEngines): Promise<void> {
  const newer = await database.transact(async (tx) => {
    const version = `${await readRegistryVersion({ tx })} · ${engines.placesVersion}`
    return version === engines.registryVersion ? undefined : { version, places: await listForRouting({ tx }, city) }
  })
  if (newer !== undefined) engines.takeRegistry(newer.places, newer.version)
}
