/**
 * Recorded requests of a released client, and their replay against today's service. Mini-programs update late: what a released
 * client sends must keep its meaning. Values that differ from run to run are placeholders, `<<name>>`, filled by name.
 */
import { firms, newKey, phones, TestCity } from './city'

/** One request, and what the client read of the reply. */
export interface Recorded {
  as: 'nobody' | 'owner' | 'cadre'
  method: 'GET' | 'POST' | 'PUT'
  path: string
  body: unknown
  status: number
  /** Every field that the client was given: a later service may add, never take away or change the type. */
  reply: unknown
  /** Which values of the reply later requests use: placeholder → path in the reply. */
  keep?: Record<string, string>
}

export interface Release {
  version: string
  recordedAt: string
  requests: Recorded[]
}

const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined),
      value,
    )

/** The same JSON with its placeholders filled. */
export function fill(value: unknown, values: ReadonlyMap<string, string>): unknown {
  return JSON.parse(
    JSON.stringify(value).replace(/<<([\w-]+)>>/g, (_, name: string) => {
      const found = values.get(name)
      if (found === undefined) throw new Error(`nothing for <<${name}>>`)
      return JSON.stringify(found).slice(1, -1)
    }),
  )
}

/** Where today's reply lacks something that the released client was given. Empty is right. */
export function lacks(given: unknown, now: unknown, where = ''): string[] {
  if (given === null) return []
  if (Array.isArray(given)) {
    if (!Array.isArray(now)) return [where]
    return given.length > 0 && now.length > 0 ? lacks(given[0], now[0], `${where}[0]`) : []
  }
  if (typeof given === 'object') {
    if (typeof now !== 'object' || now === null) return [where]
    return Object.entries(given).flatMap(([name, value]) => {
      const field = where === '' ? name : `${where}.${name}`
      return Object.hasOwn(now, name) ? lacks(value, Reflect.get(now, name), field) : [field]
    })
  }
  return now === null || typeof given === typeof now ? [] : [where]
}

/** Sends a release's requests in their order. @returns what is no longer as it was, a line each, and today's replies */
async function replay(
  city: TestCity,
  release: Release,
  values: Map<string, string>,
): Promise<{ problems: string[]; replies: unknown[] }> {
  const replies: unknown[] = []
  const problems: string[] = []
  for (const request of release.requests) {
    if (request.path === '/1.1/requestSmsCode') city.clock.advance(61_000)
    const path = String(fill(request.path, values))
    const session = request.as === 'nobody' ? undefined : values.get(`session-${request.as}`)
    if (request.path === '/1.1/usersByMobilePhone')
      values.set('code', city.codeFor(values.get(`phone-${String(at(request.body, 'who'))}`) ?? ''))
    const { who, ...body } = (fill(request.body, values) ?? {}) as Record<string, unknown>
    const { status, body: reply } = await city.request(path, { method: request.method, body, session })
    replies.push(reply)
    if (status !== request.status)
      problems.push(`${request.path}: status ${status}, was ${request.status}: ${JSON.stringify(reply)}`)
    problems.push(
      ...lacks(request.reply, reply).map((field) => `${request.path}: ${field} is missing or of another type`),
    )
    for (const [name, place] of Object.entries(request.keep ?? {})) values.set(name, String(at(reply, place)))
    if (typeof who === 'string') {
      const session = String(reply.sessionToken)
      values.set(`session-${who}`, session)
      // 0.1.0 knew no second factor: its cadres meet the sentence that asks for one, and show it in a page of today.
      if (who === 'cadre') await city.showFactor(values.get('phone-cadre') ?? '', session)
    }
  }
  return { problems, replies }
}

/** As many keys as a recording may use. */
const KEYS = 20

/** Replays a release in a city of its own. */
export async function replayInNewCity(release: Release): ReturnType<typeof replay> {
  const city = await TestCity.start()
  try {
    await city.appoint(phones.cadre, '翠苑街道')
    const values = new Map([
      ['token', await city.invite(firms.willow.uscc, { name: '示例联系人', phone: phones.owner })],
      ['phone-owner', phones.owner],
      ['phone-cadre', phones.cadre],
      ...Array.from({ length: KEYS }, (_, i) => [`key-${i}`, newKey()] as [string, string]),
    ])
    return await replay(city, release, values)
  } finally {
    await city.stop()
  }
}
