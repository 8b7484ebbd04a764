/** Tencent's location service: the address to a point, the point to its town. */
import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { askOverHttp, type AskHost } from '../identity/ask'
import type { Geocoder, GeocodeOutcome } from './port'
import { SURE_LEVELS, TENCENT_RULES } from './rules'

export interface TencentGeocoderOptions {
  key: string
  /** Where the key demands signed questions. */
  signKey?: string | undefined
  base?: string | undefined
  ask?: AskHost | undefined
}

const located = z.object({
  status: z.literal(0),
  result: z.object({
    location: z.object({ lat: z.number(), lng: z.number() }),
    reliability: z.optional(z.number()),
    level: z.optional(z.number()),
  }),
})
const reversed = z.object({
  status: z.literal(0),
  result: z.object({
    ad_info: z.object({ city: z.optional(z.string()), district: z.string() }),
    address_reference: z.optional(z.object({ town: z.optional(z.object({ title: z.string() })) })),
  }),
})

export function createTencentGeocoder({ key, signKey, base, ask = askOverHttp() }: TencentGeocoderOptions): Geocoder {
  const { path, levels, reliable } = TENCENT_RULES
  const host = (base ?? TENCENT_RULES.base).replace(/\/$/, '')
  const question = async (params: Readonly<Record<string, string>>): Promise<unknown> => {
    const query = new URLSearchParams({ ...params, key })
    if (signKey !== undefined) query.set('sig', tencentSignature(path, { ...params, key }, signKey))
    const { status, body } = await ask({ method: 'GET', url: `${host}${path}?${query.toString()}` })
    return body ?? { status: -status }
  }
  return {
    name: 'tencent',
    async locate(address, city) {
      try {
        const first = await question({ address: `${city}${address}`, region: city })
        const point = located.safeParse(first)
        if (!point.success) return refusalOf(first)
        const { location, level = 0, reliability = 0 } = point.data.result
        const second = await question({ location: `${location.lat},${location.lng}` })
        const place = reversed.safeParse(second)
        if (!place.success) return refusalOf(second)
        const { ad_info: area, address_reference: near } = place.data.result
        const kind = levels[level] ?? 'unknown'
        const street = near?.town?.title ?? ''
        const isHere = area.city === undefined || area.city === city
        if (street === '' || !isHere) return { outcome: 'nothing' }
        const sure = reliability >= reliable && SURE_LEVELS.has(kind)
        return { outcome: 'found', district: area.district, street, level: kind, sure }
      } catch (error) {
        return { outcome: 'unavailable', why: 'host', detail: error instanceof Error ? error.message : 'no answer' }
      }
    },
  }
}

/** md5 of path, parameters in the order of their names, and the secret (lbs.qq.com, WebServiceAPI 签名校验). */
export function tencentSignature(path: string, params: Readonly<Record<string, string>>, signKey: string): string {
  const text = Object.entries(params)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  return createHash('md5').update(`${path}?${text}${signKey}`).digest('hex')
}

function refusalOf(body: unknown): GeocodeOutcome {
  const status: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'status') : undefined
  const code = typeof status === 'number' ? status : NaN
  const { nothing, quota, settings } = TENCENT_RULES
  const is = (codes: readonly number[]) => codes.includes(code)
  if (is(nothing)) return { outcome: 'nothing' }
  const why = is(quota) ? 'quota' : is(settings) ? 'settings' : 'host'
  // Its message may quote the address.
  return { outcome: 'unavailable', why, detail: `status ${String(code)}` }
}
