/** A building with enterprises in it, and a cadre's phone that walks through it. */
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import { inventUscc, newKey, type TestCity } from './city'
import { soon } from './soon'

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
    address: '西湖区翠苑街道试验路66号示例大厦',
    place: path,
    entrances: ['东门'],
    floors: Array.from({ length: 10 }, (_, at) => String(at + 1)),
  }
  const { status, result, error } = await city.call('createPlace', { key: newKey(), ...said }, session)
  if (status !== 200) throw new Error(error.error)
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
        address: `西湖区翠苑街道试验路66号示例大厦${room}室`,
        street: '翠苑街道',
      })),
      'test',
    ),
  )
  return city.ground.act(async (call) =>
    Promise.all(planned.map(async (one) => ({ ...one, id: (await findEnterpriseByUscc(call, one.uscc))?.id ?? '' }))),
  )
}

/** The first half of the building is given to the cadre; the other half comes along with the place. */
export async function planWalk(city: TestCity, session: string, building: string, count: number): Promise<void> {
  const plan = async () => (await city.call('planVisits', { place: building }, session)).result
  await soon('every enterprise at the building', async () => (await plan()).total >= count)
  const { cadres, total } = await plan()
  if (total !== count) throw new Error(`${total} of ${count} enterprises are at the building`)
  const me = cadres.filter((one) => one.me).map(({ id }) => id)
  const input = { key: newKey(), place: building, cadres: me, take: Math.floor(count / 2), until: '2026-12-31' }
  const { error, status } = await city.call('createVisitPlan', input, session)
  if (status !== 200) throw new Error(error.error)
}

/** The PIN of field work on this phone. */
export const PIN = '480615'

/** Sets the PIN, takes the own list along, and the building beside it. */
export async function setOut(page: Page, building: string): Promise<void> {
  await page.locator('#pin-first:visible').fill(PIN)
  await page.locator('#pin-again:visible').fill(PIN)
  await page.locator('#set-pin').waitFor({ state: 'detached' })
  await page.locator('#take:visible').click()
  await page.locator('#list-said:visible').waitFor()
  await page.locator('#places:visible').click()
  await page.locator('#place-search:visible').fill('示例大厦')
  await page.locator('#place-find:visible').click()
  await page.locator(`#take-${building}:visible`).click()
  await page.getByText('示例大厦 · 30 家').waitFor()
}

/** Opens the list with the PIN. */
export async function unlock(page: Page): Promise<void> {
  await page.locator('#field-pin:visible').fill(PIN)
  await page.locator('#to-scan:visible').waitFor()
}

/** What arrived of a walk: records by kind, each visit's enterprise or newcomer once, what stands against another, what waits for its owner. */
export async function readArrived(city: TestCity, tenants: readonly Tenant[]) {
  return city.ground.act(async ({ tx }) => {
    const records = await sql<{ kind: string; count: number }>`
      select kind, count(*)::int as count from field_record where outcome = 'recorded' group by kind order by kind`.execute(
      tx,
    )
    const visits = await sql<{ visits: number; subjects: number; tenants: number }>`
      select count(*)::int as visits, count(distinct coalesce(newcomer_id, enterprise_id))::int as subjects,
        count(*) filter (where newcomer_id is null and enterprise_id = any(${tenants.map(({ id }) => id)}::uuid[]))::int as tenants
      from field_visit where ended is null`.execute(tx)
    const newcomers = await sql<{ name: string }>`select name from field_newcomer order by name`.execute(tx)
    const taken = await sql<{ state: string; counts: boolean }>`
      select state, application_id is not null as counts from field_taken`.execute(tx)
    const open = await sql<{
      kind: string
    }>`select kind from field_conflict where settled_at is null order by kind`.execute(tx)
    return {
      records: records.rows,
      visits: visits.rows[0],
      newcomers: newcomers.rows.length,
      taken: taken.rows,
      conflicts: open.rows.map(({ kind }) => kind),
    }
  })
}

/** Twelve of the thirty visited, and two newcomers with a visit each; an application that counts only once its owner confirms it. */
export const wholeWalk = {
  records: [
    { kind: 'application', count: 1 },
    { kind: 'newcomer', count: 2 },
    { kind: 'visit', count: 14 },
  ],
  visits: { visits: 14, subjects: 14, tenants: 12 },
  newcomers: 2,
  taken: [{ state: 'waiting', counts: false }],
  // The newcomer that was taken down by its name alone: a person looks.
  conflicts: ['unknown-enterprise'],
}
