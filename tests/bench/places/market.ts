/** A market of 5,000 invented enterprises: proposed, taken in, its page floor by floor, and its list taken along on a phone. */
import { randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import type { Ground } from '../../../cloud/compose'
import { inventEnterprises } from '../../../cloud/demo/enterprises'
import { findOfficesByName } from '../../../cloud/divisions/actions'
import { openFieldDevice } from '../../../cloud/fieldwork/devices/actions'
import { takeFieldList } from '../../../cloud/fieldwork/lists/actions'
import { appoint, getPersonByPhone, listGrants } from '../../../cloud/people/actions'
import { followPool, listFloors, listMembers } from '../../../cloud/places/actions'
import { enterPlace } from '../../../cloud/places/keeping/actions'
import { listProposals } from '../../../cloud/places/proposing'
import type { SignedInCall } from '../../../cloud/platform/call'
import { putRecords } from '../../../cloud/pool/actions'
import { markOf } from '../../../src/client/field/ciphers'
import { openField } from '../../../src/client/field/field'
import type { FieldCalls } from '../../../src/client/field/ports'
import { limits } from '../../../types/limits'
import { ModelStorage } from '../../support/field-model'
import { median, ms, quantile } from '../figures'

const STALLS = 5000
const FLOORS = 4
const ROUNDS = 15
const STREET = '翠苑街道'
const NAME = '示例万商批发市场'
const ADDRESS = `杭州市西湖区${STREET}示例街9号${NAME}`
/** What may be kept on a phone. Source: issue 9, within 10 MB. */
const ROOM = 10 * 1024 * 1024
const PHONE = '15400008001'
const everywhere = [{ kind: 'all' as const }]

export const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const from = performance.now()
  const result = await work()
  return [result, performance.now() - from]
}
const often = async (work: () => Promise<unknown>): Promise<string> => {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) times.push((await timed(work))[1])
  return `p50 ${ms(median(times))} ms, p95 ${ms(quantile(times, 0.95))} ms`
}

const stalls = () =>
  inventEnterprises({
    seed: 9,
    count: STALLS,
    city: '杭州市',
    streets: [{ name: STREET, district: '西湖区', districtCode: '330106' }],
  }).map(({ name, uscc }, n) => ({
    name,
    uscc,
    address: `${ADDRESS}${(n % FLOORS) + 1}楼${(n % FLOORS) + 1}${String(n >> 2).padStart(4, '0')}室`,
    street: STREET,
  }))

/** Every page of every floor, as somebody opens them one after the other. @returns how many enterprises were seen */
async function walk(ground: Ground, id: string): Promise<number> {
  let seen = 0
  for (const { floor } of await ground.act((call) => listFloors(call, id))) {
    let cursor: string | undefined
    do {
      const from = cursor
      const page = await ground.act((call) => listMembers(call, id, { floor, limit: limits.page.max, cursor: from }))
      seen += page.rows.length
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
  }
  return seen
}

/** The list of the market on a phone, through the phone's own core; the calls go straight to the service's acts. */
async function takeAlong(ground: Ground, id: string): Promise<string[]> {
  await ground.act(async (call) => {
    const [office] = await findOfficesByName(call, STREET)
    if (office === undefined) throw new Error(`no office for ${STREET}`)
    await appoint(call, { phone: PHONE, name: '示例干部', office })
  })
  const { personId } = await ground.act((call) => getPersonByPhone(call, PHONE))
  let bytes = 0
  const times: number[] = []
  const asCadre = <T>(work: (call: SignedInCall) => Promise<T>) =>
    ground.act(async (call) => {
      const grants = await listGrants(call, personId)
      const session = { sessionId: 'bench', method: 'phone', assurance: 'passed', fresh: true } as const
      return work({ ...call, actor: { personId, grants, held: grants, ...session } })
    })
  const store = new ModelStorage()
  store.room = ROOM
  const field = openField(
    {
      store,
      call: async (name, input) => {
        if (name === 'openFieldDevice')
          return asCadre((call) => openFieldDevice(call, (input as FieldCalls['openFieldDevice']).device))
        if (name !== 'takeFieldList') throw new Error(`${name} is not asked here`)
        const [page, took] = await timed(() =>
          asCadre((call) => takeFieldList(call, input as FieldCalls['takeFieldList'])),
        )
        times.push(took)
        const text = JSON.stringify(page)
        bytes += deflateRawSync(text).length
        return JSON.parse(text) as unknown
      },
      now: () => ground.clock.now().getTime(),
      random: (length) => new Uint8Array(randomBytes(length)),
      shared: false,
    },
    markOf(personId),
  )
  await field.openByLogin()
  const [, taking] = await timed(() => field.takeList([id]))
  const [book, opening] = await timed(async () => field.book())
  const held = book?.at(id).length ?? 0
  if (held !== STALLS) throw new Error(`${held} of ${STALLS} enterprises came along`)
  const pieces = [...store.kept].map(([name, value]) => name.length + value.length)
  const kept = pieces.reduce((sum, size) => sum + size, 0)
  const mb = (of: number) => `${(of / 2 ** 20).toFixed(2)} MB`
  return [
    `its list on the phone: ${held} enterprises in ${times.length} pages, ${ms(taking)} ms with the phone's own work (first page ${ms(times[0] ?? NaN)} ms, another p50 ${ms(median(times.slice(1)))} ms), ${mb(bytes)} on the way`,
    `kept there ${mb(kept)} of ${mb(ROOM)}, largest key ${(Math.max(...pieces) / 1024).toFixed(0)} KB, opened in ${ms(opening)} ms`,
  ]
}

export async function market(ground: Ground): Promise<string[]> {
  const all = stalls()
  for (let at = 0; at < STALLS; at += 1000)
    await ground.act((call) => putRecords(call, all.slice(at, at + 1000), 'bench'))
  const round = followPool(ground)
  await round()
  const propose = () => ground.act((call) => listProposals(call, everywhere, 10_000))
  const proposed = (await propose()).find(({ name }) => name === NAME)
  if (proposed === undefined) throw new Error('the market is not proposed')
  const proposing = await often(propose)
  const { kind, name, address, path } = proposed
  const [id, entering] = await timed(() =>
    ground.act((call) => enterPlace(call, { kind, name, address, path, entrances: [], floors: [] }, {})),
  )
  const [, rest] = await timed(round)
  const page = (cursor?: string) => ground.act((call) => listMembers(call, id, { limit: 50, cursor }))
  const first = await page()
  let middle: string | null = null
  for (let n = 0; n < 50; n++) middle = (await page(middle ?? undefined)).next
  const [seen, walking] = await timed(() => walk(ground, id))
  if (seen !== STALLS) throw new Error(`${seen} of ${STALLS} enterprises are on its floors`)
  return [
    `a market of ${first.total}: proposed with ${proposed.enterprises} enterprises, all proposals asked ${proposing}`,
    `taken in ${ms(entering)} ms, the rest beside the requests ${ms(rest)} ms`,
    `its floors ${await often(() => ground.act((call) => listFloors(call, id)))}`,
    `first page of its enterprises ${await often(() => page())}`,
    `page 51 ${await often(() => page(middle ?? undefined))}`,
    `first page of one floor ${await often(() => ground.act((call) => listMembers(call, id, { floor: '3', limit: 50 })))}`,
    `all pages of all floors, ${limits.page.max} a page, ${ms(walking)} ms`,
    ...(await takeAlong(ground, id)),
  ]
}
