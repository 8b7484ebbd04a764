/** Imports by upload: sent, tried, taken in by the service; interrupted, dropped, and nobody else's business. All invented. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { sweepTables } from '../../cloud/cultivation/imports/actions'
import { openTableStore } from '../../cloud/gateways/tables/folder'
import type { ImportJob, ImportKind } from '../../types/imports'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'
import { soon } from '../support/soon'

const cityCadre = '15400000006'
const PHONE = '13912345678'

describe('imports by upload', () => {
  let city: TestCity
  let whole = ''
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.district, '西湖区')
    await city.appoint(cityCadre, '杭州市')
    whole = await city.logIn(cityCadre)
  })
  afterAll(() => city.stop())

  const folder = () => join(city.ground.configuration.DATA_DIR, 'imports')
  const post = async (token: string, content: string) => {
    const form = new FormData()
    form.append('file', new Blob([content]), 'x.csv')
    return fetch(`${city.url}/1.1/tables?token=${encodeURIComponent(token)}`, { method: 'POST', body: form })
  }
  const send = async (content: string, file = '名册.csv', kind: ImportKind = 'pool') => {
    const bytes = Buffer.byteLength(content)
    const { status, result } = await city.call('announceImport', { key: newKey(), kind, file, bytes }, whole)
    expect(status).toBe(200)
    expect((await post(result.token, content)).status).toBe(200)
    return result
  }
  const list = async () => (await city.call('listImports', {}, whole)).result
  const find = async (id: string): Promise<ImportJob> => {
    const job = (await list()).jobs.find((one) => one.id === id)
    if (job === undefined) throw new Error('no such job')
    return job
  }
  const until = async (id: string, state: ImportJob['state']) => {
    let job = await find(id)
    await soon(`${state} after ${job.state}`, async () => {
      job = await find(id)
      return job.state === state
    })
    return job
  }
  const start = (id: string, key = newKey()) => city.call('startImport', { key, id }, whole)
  const begin = async (id: string) => expect((await start(id)).result).toEqual({ state: 'waiting' })
  const count = async () => (await city.call('searchPool', {}, whole)).result.total
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows

  const REGISTER = [
    '企业名称,统一社会信用代码,住所,联系电话',
    `杭州新来者测试科技有限公司,${inventUscc(201)},西湖区翠苑街道试验路3号,${PHONE}`,
    `${firms.willow.name},${firms.willow.uscc},${firms.willow.address},`,
    '坏代码测试有限公司,=1+1,西湖区,13800000000',
  ].join('\n')

  test('a file is tried by itself, taken in once a person says so, and its bad rows are taken along', async () => {
    const before = await count()
    const { id } = await send(REGISTER, 'C:\\册\\名册.csv')
    const tried = await until(id, 'checked')
    expect(tried).toMatchObject({
      file: '名册.csv',
      trial: { read: 3, inserted: 1, updated: 0, unchanged: 1, refused: 1 },
      outcome: null,
      hasRefused: true,
      whoMasked: '示***',
    })
    expect(await count()).toBe(before)
    const refused = (await city.call('exportRefused', { id }, whole)).result
    expect(refused).toMatchObject({ rows: 1, cut: false })
    expect(refused.csv).toMatch(/4,统一社会信用代码,.*,'=1\+1/)
    expect(refused.csv).not.toContain('13800000000')
    const key = newKey()
    expect((await start(id, key)).result).toEqual({ state: 'waiting' })
    expect((await start(id, key)).result).toEqual({ state: 'waiting' })
    const done = await until(id, 'done')
    expect(done).toMatchObject({ read: 3, outcome: { read: 3, inserted: 1, unchanged: 1, refused: 1 } })
    expect(await count()).toBe(before + 1)
    expect((await start(id)).error.name).toBe('importMoved')
    // Done with: the file is deleted, for it holds numbers.
    const ground = {
      database: city.ground.database,
      clock: city.clock,
      tables: await openTableStore(folder()),
      engines: city.running.engines,
      act: city.ground.act,
    }
    expect(readdirSync(folder())).toHaveLength(1)
    await sweepTables(ground)
    expect(readdirSync(folder())).toEqual([])
    expect(
      await rows(sql`select function, outcome from audit_entry where record_id = ${id} and person_id is not null
        and function = 'startImport'`),
    ).toHaveLength(1)
    // By upload, so it is not told a second time as one of the command line.
    expect((await list()).earlier).toEqual([])
  })

  test('the list of organisations comes the same way', async () => {
    const { id } = await send(`企业名称,团组织名称\n${firms.brook.name},溪上石团支部\n`, '名单.csv', 'organisations')
    expect((await until(id, 'checked')).trial).toMatchObject({ inserted: 1 })
    expect(await rows(sql`select 1 from organisation`)).toEqual([])
    await begin(id)
    const done = await until(id, 'done')
    expect(done.outcome?.remarks[0]).toContain('已对应 1')
    expect(await rows(sql`select 1 from organisation`)).toHaveLength(1)
  })

  test('the same file again says when it was imported, at the trial and afterwards; no other file does', async () => {
    const again = /^这个文件已于 2026-11-23 \d\d:\d\d 导入过/
    const files = {
      pool: `企业名称,统一社会信用代码\n${firms.willow.name},${firms.willow.uscc}\n`,
      organisations: `企业名称,团组织名称\n${firms.willow.name},柳岸晴团支部\n`,
    } as const
    for (const kind of ['pool', 'organisations'] as const) {
      const first = await send(files[kind], '再来.csv', kind)
      expect((await until(first.id, 'checked')).trial?.remarks.join('\n')).not.toMatch(/导入过/)
      await begin(first.id)
      expect((await until(first.id, 'done')).outcome?.remarks.join('\n')).not.toMatch(/导入过/)
      const second = await send(files[kind], '又来.csv', kind)
      expect((await until(second.id, 'checked')).trial?.remarks[0]).toMatch(again)
      await begin(second.id)
      expect((await until(second.id, 'done')).outcome?.remarks[0]).toMatch(again)
    }
  })

  test('what is no register fails with its sentence, and leaves no file', async () => {
    const { id } = await send('a,b\n1,2\n')
    expect((await until(id, 'failed')).failure).toContain('企业名称')
    expect((await start(id)).error.name).toBe('importMoved')
    const other = await send('%PDF-1.7 no table at all')
    expect((await until(other.id, 'failed')).failure).toContain('CSV')
  })

  test('a token opens once, and no other way leads in', async () => {
    const { id, token } = await send(REGISTER)
    await until(id, 'checked')
    const files = readdirSync(folder()).length
    expect((await post(token, REGISTER)).status).toBe(200)
    expect(readdirSync(folder())).toHaveLength(files)
    expect((await post(`${token}x`, REGISTER)).status).toBe(401)
    expect((await post('', REGISTER)).status).toBe(401)
    city.clock.advance(31 * 60_000)
    expect((await post(token, REGISTER)).status).toBe(401)
    const { result } = await city.call('dropImport', { key: newKey(), id }, whole)
    expect(result).toEqual({ state: 'dropped' })
    expect((await start(id)).error.name).toBe('importMoved')
    const large = { key: newKey(), kind: 'pool' as const, file: 'x.csv', bytes: 61 * 1024 * 1024 }
    expect((await city.call('announceImport', large, whole)).error.name).toBe('inputInvalid')
  })

  test('a service that died in the middle has written nothing; it is said, and begun again by hand', async () => {
    whole = await city.logIn(cityCadre)
    const before = await count()
    const { id } = await send(`企业名称,统一社会信用代码\n杭州半途测试有限公司,${inventUscc(210)}\n`)
    await until(id, 'checked')
    // As a process leaves it that was killed while it worked.
    await rows(
      sql`update import_job set state = 'running', rows_read = 7, beat_at = ${city.clock.now()} where id = ${id}`,
    )
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect((await find(id)).state).toBe('running')
    // Nothing else is begun while somebody may be at work.
    const other = await send(REGISTER)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect((await find(other.id)).state).toBe('waiting-check')
    city.clock.advance(60_000)
    expect(await until(id, 'interrupted')).toMatchObject({ read: 0 })
    expect(await count()).toBe(before)
    await until(other.id, 'checked')
    await begin(id)
    await until(id, 'done')
    expect(await count()).toBe(before + 1)
  })

  test('only two at once is one: the database itself refuses a second', async () => {
    const set = (state: string, id: string) => rows(sql`update import_job set state = ${state} where id = ${id}`)
    const [one, two] = (await list()).jobs
    const kept = [one?.state ?? '', two?.state ?? '']
    await set('running', one?.id ?? '')
    await expect(set('checking', two?.id ?? '')).rejects.toThrow(/import_job_one/)
    await set(kept[0] ?? '', one?.id ?? '')
  })

  test('a file that nobody goes on with is deleted after a day', async () => {
    const { id } = await send(REGISTER)
    await until(id, 'checked')
    city.clock.advance(25 * 3_600_000)
    whole = await city.logIn(cityCadre)
    const tables = await openTableStore(folder())
    const { database, act } = city.ground
    await sweepTables({ database, clock: city.clock, tables, engines: city.running.engines, act })
    expect(await find(id)).toMatchObject({ state: 'dropped' })
    expect(existsSync(folder()) && readdirSync(folder())).toEqual([])
  })

  test('districts have no part in it; a fresh factor is asked for; nothing of another is told', async () => {
    const district = await city.logIn(phones.district)
    for (const name of ['listImports', 'announceImport', 'startImport', 'exportRefused'] as const) {
      const input = { key: newKey(), id: newKey(), kind: 'pool' as const, file: 'x.csv', bytes: 5 }
      expect((await city.call(name, input, district)).error.name).toBe('forbidden')
    }
    whole = await city.logIn(cityCadre)
    expect((await start(newKey())).error.name).toBe('importUnknown')
    city.clock.advance(6 * 60_000)
    const { error } = await city.call('announceImport', { key: newKey(), kind: 'pool', file: 'x.csv', bytes: 5 }, whole)
    expect(error.name).toBe('freshFactorNeeded')
  })
})
