/** Both map services in memory: they answer and refuse by their documents. What they know of the world is handed in. */
import type { Clock } from '../../platform/clock'
import type { AskHost, HostAnswer } from '../identity/ask'
import { amapSignature } from './amap'
import { AMAP_RULES, TENCENT_RULES } from './rules'
import { tencentSignature } from './tencent'

/** An invented place: found where the address contains its text, the longest first. */
export interface SandboxPlace {
  text: string
  city: string
  district: string
  street: string
  /** Tencent's number and Amap's word for how exactly it is known. */
  level: number
  levelWord: string
  /** 1-10. */
  reliability: number
}

export interface SandboxGeocoder {
  tencent: AskHost
  amap: AskHost
  /** Questions answered since midnight, by either face. */
  asked: () => number
}

export const SANDBOX_GEOCODER_KEY = { key: 'SANDB-OXKEY-ABCDE-FGHIJ-KLMNO-PQRST', signKey: 'sandbox-sign-key' } as const
export const SANDBOX_GEOCODER_LIMITS = {
  daily: 6000,
  since: '2026-11-27',
  source: 'order of magnitude of the free quotas of both services',
} as const

export function createSandboxGeocoder(
  clock: Clock,
  places: readonly SandboxPlace[],
  { daily = SANDBOX_GEOCODER_LIMITS.daily, signed = false }: { daily?: number; signed?: boolean } = {},
): SandboxGeocoder {
  const longestFirst = places.toSorted((a, b) => b.text.length - a.text.length)
  let day = ''
  let asked = 0
  /** Counts a question; true where the day's are used up. */
  const isUsedUp = (): boolean => {
    const today = clock.now().toISOString().slice(0, 10)
    if (today !== day) {
      day = today
      asked = 0
    }
    if (asked >= daily) return true
    asked++
    return false
  }
  // A place's point is its number in the list.
  const pointOf = (place: SandboxPlace): { lat: number; lng: number } => ({
    lat: 30 + places.indexOf(place) / 1000,
    lng: 120 + places.indexOf(place) / 1000,
  })
  const placeAt = (lat: number): SandboxPlace | undefined => places[Math.round((lat - 30) * 1000)]
  const find = (address: string): SandboxPlace | undefined => longestFirst.find(({ text }) => address.includes(text))
  const unsigned = (query: URLSearchParams): Record<string, string> => {
    const params = Object.fromEntries(query)
    delete params.sig
    return params
  }

  const tencent = (path: string, query: URLSearchParams): HostAnswer => {
    const failure = (status: number, message: string): HostAnswer => ({ status: 200, body: { status, message } })
    if (path !== TENCENT_RULES.path) return { status: 404, body: undefined }
    if (!query.get('key')) return failure(311, 'key格式错误')
    if (query.get('key') !== SANDBOX_GEOCODER_KEY.key) return failure(190, '无效的key')
    if (signed && query.get('sig') !== tencentSignature(path, unsigned(query), SANDBOX_GEOCODER_KEY.signKey))
      return failure(111, '签名验证失败')
    if (isUsedUp()) return failure(121, '此key每日调用量已达到上限')
    const [address, location] = [query.get('address'), query.get('location')]
    if (!address && !location) return failure(300, '缺少必要字段address/location')
    if (address) {
      const place = find(address)
      if (!place) return failure(347, '查询无结果')
      const { level, reliability } = place
      return {
        status: 200,
        body: { status: 0, message: 'Success', result: { location: pointOf(place), level, reliability } },
      }
    }
    const place = placeAt(Number(location?.split(',')[0]))
    if (!place) return failure(347, '查询无结果')
    const { city, district, street } = place
    const result = { ad_info: { city, district }, address_reference: { town: { title: street } } }
    return { status: 200, body: { status: 0, message: 'Success', result } }
  }

  const amap = (path: string, query: URLSearchParams): HostAnswer => {
    const failure = (infocode: string, info: string): HostAnswer => ({
      status: 200,
      body: { status: '0', info, infocode },
    })
    const isReverse = path === AMAP_RULES.reverse
    if (!isReverse && path !== AMAP_RULES.geocode) return { status: 404, body: undefined }
    if (query.get('key') !== SANDBOX_GEOCODER_KEY.key) return failure('10001', 'INVALID_USER_KEY')
    if (signed && query.get('sig') !== amapSignature(unsigned(query), SANDBOX_GEOCODER_KEY.signKey))
      return failure('10007', 'INVALID_USER_SIGNATURE')
    if (isUsedUp()) return failure('10003', 'DAILY_QUERY_OVER_LIMIT')
    const asking = query.get(isReverse ? 'location' : 'address')
    if (!asking) return failure('20001', 'MISSING_REQUIRED_PARAMS')
    const good = { status: '1', info: 'OK', infocode: '10000' }
    if (!isReverse) {
      const place = find(asking)
      const at = place && pointOf(place)
      const geocodes = place && at ? [{ location: `${at.lng},${at.lat}`, level: place.levelWord, township: [] }] : []
      return { status: 200, body: { ...good, count: String(geocodes.length), geocodes } }
    }
    const place = placeAt(Number(asking.split(',')[1]))
    const addressComponent = place
      ? { city: place.city, district: place.district, township: place.street }
      : { city: [], district: [], township: [] }
    return { status: 200, body: { ...good, regeocode: { addressComponent } } }
  }

  const face =
    (answer: (path: string, query: URLSearchParams) => HostAnswer): AskHost =>
    ({ method, url }) => {
      const { pathname, searchParams } = new URL(url)
      return Promise.resolve(method === 'GET' ? answer(pathname, searchParams) : { status: 405, body: undefined })
    }
  return { tencent: face(tencent), amap: face(amap), asked: () => asked }
}
