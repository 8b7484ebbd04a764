/** Merging duplicates and taking it back: nothing is lost, nothing else is changed, and the engine knows. All names are invented. */
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { buildGazetteer, readRegions } from '../../../cloud/divisions/actions'
import {
  canonicalKey,
  findEnterprise,
  mergeEnterprises,
  PoolEngines,
  putRecords,
  undoMerge,
} from '../../../cloud/pool/actions'
import type { Failure } from '../../../cloud/platform/failure'
import { inventUscc, phones, TestCity } from '../../support/city'

const ROWS = [
  '杭州柳岸晴测试科技有限公司',
  '杭州柳岸晴测试科技公司',
  '杭州溪上石测试贸易有限公司',
  '杭州溪上石贸易有限公司',
  '杭州远山雾测试咨询有限公司',
].map((name, i) => ({
  name,
  uscc: inventUscc(200 + i),
  address: `西湖区翠苑街道试验路${i}号`,
  street: '翠苑街道',
  formerNames: i === 1 ? ['杭州柳岸阴测试公司'] : [],
}))

describe('a merge', () => {
  let city: TestCity
  let ids: string[] = []
  let by = { personId: '', officeId: '' }
  let engines: PoolEngines
  const regions = { regions: readRegions(), gazetteer: buildGazetteer('3301') }

  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.district, '西湖区')
    await city.ground.act((call) => putRecords(call, ROWS, 'test'))
    const { rows } = await city.ground.act((call) =>
      sql<{ id: string; uscc: string }>`select id, uscc from enterprise order by uscc`.execute(call.tx),
    )
    ids = ROWS.map(({ uscc }) => rows.find((row) => row.uscc === uscc)?.id ?? '')
    by = await city.ground.act(async (call) => {
      const found = await sql<{ personId: string; officeId: string }>`
        select person_id as "personId", office_id as "officeId" from cadre_grant limit 1`.execute(call.tx)
      return found.rows[0]!
    })
    engines = await PoolEngines.build(city.ground.database, regions)
  })
  afterAll(() => city.stop())

  /** Everything that the pool holds, save the history of merges. */
  const dump = async () =>
    city.ground.act(async (call) => {
      const all = await Promise.all([])
      for (const table of ['enterprise', 'enterprise_former_name', 'enterprise_search']) {
        const { rows } = await sql`select t::text as row from ${sql.table(table)} t order by 1`.execute(call.tx)
        all.push(rows as never)
      }
      return JSON.stringify(all)
    })
  /** What the engine answers for every name and code. */
  const answers = async (of: PoolEngines) => {
    await of.follow(city.ground.database)
    const said: unknown[] = []
    for (const { name, uscc, formerNames } of ROWS)
      for (const query of [{ name, uscc }, { name }, ...formerNames.map((former) => ({ name: former }))]) {
        const found = await city.ground.act((call) => of.match(call.tx, query, canonicalKey(query.name)))
        said.push([found.decision, found.candidates.map(({ id, confidence }) => [id, confidence.toFixed(6)])])
      }
    return JSON.stringify(said)
  }

  const step = fc.record({
    winner: fc.nat(ROWS.length - 1),
    loser: fc.nat(ROWS.length - 1),
    undo: fc.boolean(),
  })

  test('taken back leaves everything as it was, whatever came between; the followed engine is the rebuilt one', async () => {
    const before = await dump()
    const said = await answers(engines)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const standing: { merge: string; winner: string; loser: string }[] = []
        for (const { winner, loser, undo } of steps) {
          const [to, from] = [ids[winner]!, ids[loser]!]
          if (to === from) continue
          if (undo && standing.length > 0) {
            const last = standing.shift()!
            await city.ground.act((call) => undoMerge(call, last, by))
            continue
          }
          try {
            const merge = await city.ground.act((call) =>
              mergeEnterprises(call, { winner: to, loser: from, ground: 'other' }, by),
            )
            standing.push({ merge, winner: to, loser: from })
          } catch (error) {
            // One of both is merged already, or holds others: refused, and nothing happened.
            expect(['mergeMoved', 'mergeDeep']).toContain((error as Failure).error)
          }
        }
        // Whoever names the one that went is led to the other, by its id, its code and its name.
        for (const { winner, loser } of standing)
          expect((await city.ground.act((call) => findEnterprise(call, loser)))?.id).toBe(winner)
        // So is who applies with its name and its code: they are one enterprise's now, and no conflict of two.
        for (const { winner, loser } of standing) {
          const { name, uscc } = ROWS[ids.indexOf(loser)]!
          const found = await city.ground.act((call) => engines.match(call.tx, { name, uscc }, canonicalKey(name)))
          expect([found.decision, found.candidates[0]?.id]).toEqual(['auto', winner])
        }
        expect(await answers(engines)).toBe(await answers(await PoolEngines.build(city.ground.database, regions)))
        for (const merged of standing) await city.ground.act((call) => undoMerge(call, merged, by))
        expect(await dump()).toBe(before)
        expect(await answers(engines)).toBe(said)
      }),
      { numRuns: 12 },
    )
  })
})
