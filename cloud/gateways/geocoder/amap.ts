/** Amap's web service: the address to a point, the point to its township. */
import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { askOverHttp, type AskHost } from '../identity/ask'
import type { Geocoder, GeocodeOutcome } from './port'
import { AMAP_RULES, SURE_LEVELS } from './rules'

export interface AmapGeocoderOptions {
  key: string
  /** Where the key demands signed questions. */
  signKey?: string | undefined
  base?: string | undefined
  ask?: AskHost | undefined
}

/** What is empty comes as an empty list. */
const text = z.union([z.string(), z.array(z.unknown())])
const located = z.object({
  status: z.literal('1'),
  geocodes: z.array(z.object({ location: z.string(), level: text })),
})
const reversed = z.object({
  status: z.literal('1'),
  regeocode: z.object({ addressComponent: z.object({ city: z.optional(text), district: text, township: text }) }),
})
const wordOf = (value: z.infer<typeof text> | undefined): string => (typeof value === 'string' ? value : '')

export function createAmapGeocoder({ key, signKey, base, ask = askOverHttp() }: AmapGeocoderOptions): Geocoder {
  const host = (base ?? AMAP_RULES.base).replace(/\/$/, '')
  const question = async (path: string, params: Readonly<Record<string, string>>): Promise<unknown> => {
    const query = new URLSearchParams({ ...params, key })
    if (signKey !== undefined) query.set('sig', amapSignature({ ...params, key }, signKey))
    const { body } = await ask({ method: 'GET', url: `${host}${path}?${query.toString()}` })
    return body
  }
  return {
    name: 'amap',
    async locate(address, city) {
      try {
        const first = await question(AMAP_RULES.geocode, { address: `${city}${address}`, city })
        const found = located.safeParse(first)
        if (!found.success) return refusalOf(first)
        const [point, second] = found.data.geocodes
        if (!point) return { outcome: 'nothing' }
        const answer = await question(AMAP_RULES.reverse, { location: point.location })
        const place = reversed.safeParse(answer)
        if (!place.success) return refusalOf(answer)
        const { city: foundCity, district, township } = place.data.regeocode.addressComponent
        const street = wordOf(township)
        const isHere = wordOf(foundCity) === '' || wordOf(foundCity) === city
        if (street === '' || !isHere) return { outcome: 'nothing' }
        const level = AMAP_RULES.levels[wordOf(point.level)] ?? 'unknown'
        // Several places of the name: which one is meant, it does not know.
        const sure = SURE_LEVELS.has(level) && second === undefined
        return { outcome: 'found', district: wordOf(district), street, level, sure }
      } catch (error) {
        return { outcome: 'unavailable', why: 'host', detail: error instanceof Error ? error.message : 'no answer' }
      }
    },
  }
}

/** md5 of the parameters in the order of their names, and the secret (lbs.amap.com, 数字签名). */
export function amapSignature(params: Readonly<Record<string, string>>, signKey: string): string {
  const line = Object.entries(params)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  return createHash('md5').update(`${line}${signKey}`).digest('hex')
}

function refusalOf(body: unknown): GeocodeOutcome {
  const code: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'infocode') : undefined
  const infocode = typeof code === 'string' ? code : ''
  const { nothing, quota, settings } = AMAP_RULES
  const is = (codes: readonly string[]) => codes.includes(infocode)
  if (is(nothing)) return { outcome: 'nothing' }
  const why = is(quota) ? 'quota' : is(settings) ? 'settings' : 'host'
  return { outcome: 'unavailable', why, detail: infocode === '' ? 'no JSON' : `infocode ${infocode}` }
}
