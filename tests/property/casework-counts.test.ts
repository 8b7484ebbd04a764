/** The table of counts: whatever happened to the cases, each figure is exactly the rows that it opens. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { countedQueues, type PlacedFigures } from '../../types/counts'
import type { Queue } from '../../types/queues'
import { attempts } from '../sim/casework/attempts'
import { rollDice } from '../sim/casework/dice'
import { walkCases, type Walk } from '../sim/casework/walk'
import { World } from '../sim/casework/world'

const CASES = 20
/** Figures of nothing are many: so many of them are opened, too. */
const EMPTY_OPENED = 8

type Scope = { place?: string; exact?: true; since?: string | undefined; until?: string | undefined }

async function open(world: World, cadre: string, queue: Queue, scope: Scope) {
  const ids = new Set<string>()
  let cursor: string | undefined
  let counted: number | undefined
  do {
    const page = await world.call(cadre, 'listQueue', { queue, ...scope, limit: 20, cursor })
    for (const row of page.rows) ids.add(row.id)
    counted = page.counts[queue]
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return { rows: ids.size, counted }
}

describe.each([101, 202])('after random histories, seed %i', (seed) => {
  const folder = mkdtempSync(join(tmpdir(), 'league-counts-'))
  let world: World
  beforeAll(async () => {
    world = await World.build(rollDice(seed), { url: undefined, folder })
    const walk: Walk = { ids: [], seen: new Set(), attempts: 0 }
    await walkCases(world, walk, CASES, attempts)
  })
  afterAll(async () => {
    await world.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** The days on which applications came, China's, in order. */
  const listDays = () =>
    world.service(async (call) => {
      const { rows } = await sql<{ day: string }>`
        select (submitted_at at time zone 'Asia/Shanghai')::date as day from case_file order by submitted_at`.execute(
        call.tx,
      )
      return rows.map(({ day }) => day)
    })

  test.each([
    ['whenever they came', () => ({})],
    ['of a period', (days: string[]) => ({ since: days.at(days.length / 4), until: days.at((days.length * 2) / 3) })],
  ])('every figure of every cadre opens as many rows: applications %s', async (_, periodOf) => {
    const days = await listDays()
    const period: { since?: string | undefined; until?: string | undefined } = periodOf(days)
    const { since = '', until = '9' } = period
    const seen = new Set<string>()
    let opened = 0
    for (const { personId, office } of world.cadres) {
      if (seen.has(office.id)) continue
      seen.add(office.id)
      const table = await world.call(personId, 'countCases', period)
      const parts: { figures: PlacedFigures['figures']; scope: Scope; name: string }[] = [
        { name: 'total', figures: table.total, scope: {} },
        ...[table.city, ...table.districts.map(({ own }) => own)].flatMap((own) =>
          own === null
            ? []
            : [{ name: own.name, figures: own.figures, scope: { place: own.office, exact: true as const } }],
        ),
        ...table.districts.flatMap((district) =>
          [district, ...district.streets].map((row) => ({
            name: row.name,
            figures: row.figures,
            scope: { place: row.office },
          })),
        ),
      ]
      let empty = 0
      for (const { name, figures, scope } of parts)
        for (const queue of countedQueues) {
          if (figures[queue] === 0 && ++empty > EMPTY_OPENED) continue
          const found = await open(world, personId, queue, { ...scope, ...period })
          expect({ office: office.name, name, queue, ...found }).toEqual({
            office: office.name,
            name,
            queue,
            rows: figures[queue],
            counted: figures[queue],
          })
          opened += found.rows
        }
      // The parts are the whole, and each is counted once.
      for (const queue of countedQueues) {
        const sum = [table.city, ...table.districts].reduce((all, part) => all + (part?.figures[queue] ?? 0), 0)
        expect(sum).toBe(table.total[queue])
      }
      // What came is under way, founded, or over.
      const ended = await open(world, personId, 'withdrawn', period)
      expect(table.total['in-progress'] + table.total.founded + ended.rows).toBe(table.total.all)
      if (office.level === 'city' && office.body === 'league')
        expect(table.total.all).toBe(days.filter((day) => since <= day && day <= until).length)
    }
    expect(opened).toBeGreaterThan(0)
  })

  test('a street has its own row, a district its streets, the city everything; nobody sees more', async () => {
    const street = world.cadres.find((one) => one.office.level === 'street')
    const district = world.cadres.find((one) => one.office.level === 'district')
    const city = world.cadres.find((one) => one.office.level === 'city' && one.office.body === 'league')
    if (street === undefined || district === undefined || city === undefined) throw new Error('nobody is left')
    const ofStreet = await world.call(street.personId, 'countCases', {})
    expect(ofStreet.districts.flatMap((one) => one.streets.map(({ office }) => office))).toContain(street.office.id)
    expect(ofStreet.districts.every(({ whole }) => !whole)).toBe(true)
    const ofDistrict = await world.call(district.personId, 'countCases', {})
    expect(ofDistrict.districts.filter(({ whole }) => whole).map(({ office }) => office)).toEqual([district.office.id])
    const ofCity = await world.call(city.personId, 'countCases', {})
    expect(ofCity.total.all).toBe((await listDays()).length)
    expect(ofCity.districts.every(({ whole }) => whole)).toBe(true)
  })
})
