/** A building with enterprises in it, and a cadre's phone that walks through it. */
import type { Page } from 'playwright-core'
import type { FieldList, ListedEnterprise } from '../../types/fieldwork'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import { inventUscc, newKey, type TestCity } from './city'

export const POSTER = 'PosterOfTheBuilding_-024'

export interface Tenant {
  id: string
  name: string
  uscc: string
  floor: string
  room: string
}

/** The building in the registry, as a street's cadre takes it in. @returns its id */
export async function enterBuilding(city: TestCity, session: string, path: string): Promise<string> {
  const said = {
    kind: 'building' as const,
    name: '示例大厦',
    address: '西湖区翠苑街道试验路18号示例大厦',
    place: path,
    entrances: ['东门'],
    floors: Array.from({ length: 10 }, (_, at) => String(at + 1)),
  }
  const { result, error } = await city.call('createPlace', { key: newKey(), ...said }, session)
  if (!result) throw new Error(error.error)
  return result.id
}

const names = '晨澄枫谷禾江景岚霖柳明楠宁沛青泉瑞杉舒松棠桐望汐溪霞欣言悠榆'

/** Thirty enterprises in one building, three to a floor. */
export async function fillBuilding(city: TestCity, serial = 30_000): Promise<Tenant[]> {
  const planned = [...names].map((name, at) => ({
    name: `杭州${name}光测试科技有限公司`,
    uscc: inventUscc(serial + at),
    floor: String(1 + Math.floor(at / 3)),
    room: `${1 + Math.floor(at / 3)}0${1 + (at % 3)}`,
  }))
  await city.ground.act((call) =>
    putRecords(
      call,
      planned.map(({ name, uscc, room }) => ({
        name,
        uscc,
        address: `西湖区翠苑街道试验路18号示例大厦${room}室`,
        street: '翠苑街道',
      })),
      'test',
    ),
  )
  return city.ground.act(async (call) =>
    Promise.all(planned.map(async (one) => ({ ...one, id: (await findEnterpriseByUscc(call, one.uscc))?.id ?? '' }))),
  )
}

const nothing = {
  staff: null,
  youth: null,
  members: null,
  trade: null,
  since: null,
  neighbours: null,
  contacts: 0,
  lastContactOn: null,
}

export function listOf(
  building: string,
  tenants: readonly Tenant[],
  takenOn: string,
  changes: Record<string, Partial<ListedEnterprise>> = {},
): FieldList {
  const enterprises = tenants.map(({ id, name, uscc, floor, room }, at): ListedEnterprise => ({
    id,
    name,
    uscc,
    address: `西湖区翠苑街道试验路18号示例大厦${room}室`,
    place: building,
    membership: 'proposed',
    floor,
    room,
    turn: at < 15 ? at + 1 : null,
    because: at < 15 ? ['青年较多', '楼里已有企业建团'] : [],
    facts: at % 2 === 0 ? { ...nothing, staff: 40 + at, youth: 20 + at, trade: '软件', since: 2015 } : nothing,
    lastVisit: null,
    caseState: null,
    organised: false,
    gone: false,
    ...changes[id],
  }))
  return {
    version: 'walk-1',
    takenOn,
    office: { name: '翠苑街道团工委', phone: null },
    noticeVersion: '1',
    places: [
      {
        id: building,
        name: '示例大厦',
        kind: 'building',
        address: '西湖区翠苑街道试验路18号',
        floors: Array.from({ length: 10 }, (_, at) => String(at + 1)),
        entrances: ['东门'],
        tokens: [POSTER],
        enterprises: tenants.length,
      },
    ],
    enterprises,
    total: enterprises.length,
    next: null,
  }
}

/** The PIN of field work on this phone. */
export const PIN = '480615'

/** Takes the list along and sets the PIN. */
export async function setOut(page: Page): Promise<void> {
  await page.locator('#pin-first:visible').fill(PIN)
  await page.locator('#pin-again:visible').fill(PIN)
  await page.locator('#set-pin').waitFor({ state: 'detached' })
  await page.locator('#take:visible').click()
  await page.locator('#list-said:visible').waitFor()
}

/** Opens the list with the PIN. */
export async function unlock(page: Page): Promise<void> {
  await page.locator('#field-pin:visible').fill(PIN)
  await page.locator('#to-scan:visible').waitFor()
}
