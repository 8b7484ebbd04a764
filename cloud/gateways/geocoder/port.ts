/** Map services that know where an address lies. Asked only where the routing engine is not sure; the service works without one. */

/** How exactly a service found the address, whatever words it has for it. */
export type GeocodeLevel = 'house' | 'place' | 'road' | 'area' | 'street' | 'district' | 'city' | 'unknown'

/**
 * What became of a question. `found`: the district and street (town, township) that the place lies in, as the service names them, `sure`
 * where its own reliability and level say so. `nothing`: it does not know the address. `unavailable`: no answer in time, our quota is
 * used up, or our settings are not accepted; `detail` is for the log and holds neither address nor key.
 */
export type GeocodeOutcome =
  | { outcome: 'found'; district: string; street: string; level: GeocodeLevel; sure: boolean }
  | { outcome: 'nothing' }
  | { outcome: 'unavailable'; why: 'host' | 'quota' | 'settings'; detail: string }

export interface Geocoder {
  /** Stands in the record of each answer. */
  name: string
  /** @param address below the city, without room, remarks or persons @param city its full name. Never throws, never retries. */
  locate: (address: string, city: string) => Promise<GeocodeOutcome>
}
