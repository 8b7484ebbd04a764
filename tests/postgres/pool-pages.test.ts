/** Imports by upload and acts on a whole filter on a real PostgreSQL: two services on one database, and others who go on meanwhile. */
import { sql } from 'kysely'
import { inventUscc, newKey, TestCity } from '../support/city'
import { freshDatabase } from '../support/postgres'

const cadre = '15400000006'
const ROWS = 20_000

describe('the pool’s pages on PostgreSQL', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>
  let city: TestCity
  let other: TestCity
  let session = ''
  beforeAll(async () => {
    database = await freshDatabase()
    city = await TestCity.start({ DATABASE_URL: database.url })
    // A second process of the same service: it shares the database and the folder of uploads.
    other = await TestCity.start({ DATABASE_URL: database.url, DATA_DIR: city.ground.configuration.DATA_DIR })
    await city.appoint(cadre, '杭州市')
    session = await city.logIn(cadre)
    // Machines of one service keep one time: who is silent for long counts as dead.
    other.clock.advance(city.clock.now().getTime() - other.clock.now().getTime())
  })
  afterAll(async () => {
    await other.stop()
    await city.stop()
    await database.drop()
  })

  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows

  test('a register is taken in once though two services look for work, and others are answered meanwhile', async () => {
    const lines = Array.from(
      { length: ROWS },
      (_, i) => `杭州云来${i}号测试有限公司,${inventUscc(10_000 + i)},西湖区翠苑街道试验路${i}号`,
    )
    const content = ['企业名称,统一社会信用代码,住所', ...lines].join('\n')
    const announced = await city.call(
      'announceImport',
      { key: newKey(), kind: 'pool', file: '名册.csv', bytes: Buffer.byteLength(content) },
      session,
    )
    const { id, token } = announced.result
    const form = new FormData()
    form.append('file', new Blob([content]), 'x.csv')
    const sent = await fetch(`${city.url}/1.1/tables?token=${encodeURIComponent(token)}`, {
      method: 'POST',
      body: form,
    })
    expect(sent.status).toBe(200)
    const stateOf = async () => (await city.call('listImports', {}, session)).result.jobs.find((job) => job.id === id)!
    const until = async (state: string) => {
      let longest = 0
      const since = performance.now()
      for (;;) {
        const began = performance.now()
        const job = await stateOf()
        longest = Math.max(longest, performance.now() - began)
        if (job.state === state) return { job, longest, took: performance.now() - since }
        if (['failed', 'interrupted'].includes(job.state)) throw new Error(job.state)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
    expect((await until('checked')).job.trial).toMatchObject({ read: ROWS, inserted: ROWS })
    await city.call('startImport', { key: newKey(), id }, session)
    const { job, longest, took } = await until('done')
    expect(job.outcome).toMatchObject({ read: ROWS, inserted: ROWS, refused: 0 })
    // A reader is not made to wait for the import's transaction, however slow the machine is.
    expect(longest).toBeLessThan(took / 2)
    const [{ n } = { n: 0 }] = await rows(
      sql<{ n: number }>`select count(*)::int as n from enterprise where name like '杭州云来%'`,
    )
    expect(n).toBe(ROWS)
  })

  test('two act on one filter at once: one is done, the other is told that the number moved', async () => {
    const filter = { query: '云来' }
    const mark = (at: TestCity) =>
      at.call('markBulk', { key: newKey(), ...filter, withhold: 'bookkeeper', expected: ROWS }, session)
    const [one, two] = await Promise.all([mark(city), mark(other)])
    const done = [one, two].filter(({ status }) => status === 200)
    expect(done).toHaveLength(1)
    expect(done[0]!.result).toMatchObject({ changed: ROWS })
    const refused = [one, two].find(({ status }) => status !== 200)!
    expect(refused.error.name).toBe('bulkMoved')
    const tried = (await city.call('tryBulk', filter, session)).result
    expect(tried).toMatchObject({ withheld: ROWS, changes: { withhold: 0, release: ROWS } })
    const undone = await city.call('undoBulk', { key: newKey(), act: tried.last!.id }, session)
    expect(undone.result).toEqual({ changed: ROWS })
  })
})
