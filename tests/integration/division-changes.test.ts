/** Streets merged, split, renamed, moved: their offices, their people and their open work go along, and nothing is left behind. */
import { sql } from 'kysely'
import { DivisionDesk, TODAY } from '../support/divisions'
import { newKey, phones, TestCity } from '../support/city'

const street = phones.cadre

describe('changes of streets', () => {
  let city: TestCity
  let desk: DivisionDesk
  beforeEach(async () => {
    city = await TestCity.start()
    desk = await new DivisionDesk(city).open()
    await city.appoint(street, '翠苑街道')
  })
  afterEach(() => city.stop())

  const officesOf = (name: string) =>
    desk.rows(
      sql<{ name: string; path: string; ended_on: string | null; successor: string | null }>`
        select office.name, office.path, office.ended_on, next.path as successor from office
        join division on division.code = office.division_code left join office next on next.id = office.successor_id
        where division.name = ${name} and office.body = 'league' order by office.path`,
    )
  const mine = async (session: string) => (await city.call('getMe', {}, session)).result.grants.map((one) => one.office)

  test('a street takes another in: the office ends, its people work for the other, nobody twice', async () => {
    await city.appoint(phones.neighbour, '北山街道')
    await city.appoint(street, '北山街道')
    const both = await city.logIn(street)
    const only = await city.logIn(phones.neighbour)
    const asked = {
      kind: 'merge' as const,
      subjects: [await desk.code('翠苑街道'), await desk.code('北山街道')],
      into: [{ code: await desk.code('翠苑街道') }],
    }
    const { plan, state } = await desk.done(asked)
    expect(state).toBe('applied')
    expect(plan.atOnce).toBe(true)
    expect(plan.offices).toEqual([
      { what: 'goes-on', name: '翠苑街道团工委', place: '西湖区 翠苑街道', code: asked.subjects[0] },
      { what: 'ends', name: '北山街道团工委', place: '西湖区 北山街道', code: asked.subjects[1] },
    ])
    expect(plan.counts).toEqual([{ what: 'grants', n: 2 }])
    expect(await officesOf('北山街道')).toEqual([
      expect.objectContaining({ ended_on: TODAY, successor: `/3301/330106/${asked.subjects[0] ?? ''}/` }),
    ])
    expect(await mine(both)).toEqual(['翠苑街道团工委'])
    expect(await mine(only)).toEqual(['翠苑街道团工委'])
    const tree = await desk.tree()
    expect(tree.ended).toEqual([
      { code: asked.subjects[1], name: '北山街道', district: '西湖区', endedOn: TODAY, today: ['西湖区 翠苑街道'] },
    ])
  })
})
