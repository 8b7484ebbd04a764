/** Posters as they are ordered: tried, made beside the requests, taken along by their owner, gone after a day; links that stay the same. All invented. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openTableStore, type TableStore } from '../../cloud/gateways/tables/folder'
import { revokeInvitation } from '../../cloud/intake/actions'
import { runPosters, sweepPosters, type PosterGround } from '../../cloud/outreach/posters/actions'
import { makeLinks } from '../../cloud/outreach/posters/links'
import { findEnterpriseByUscc, putRecords } from '../../cloud/pool/actions'
import type { PosterBatch } from '../../types/posters'
import type { InputOf } from '../../types/registry'
import { firms, inventUscc, newKey, phones, TestCity } from '../support/city'

const cityCadre = '15400000006'
const many = 620

describe('posters', () => {
  let city: TestCity
  let street = ''
  let district = ''
  let whole = ''
  let files: TableStore
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.cadre, '翠苑街道')
    await city.appoint(phones.district, '西湖区')
    await city.appoint(cityCadre, '杭州市')
    await city.ground.act((call) =>
      putRecords(
        call,
        Array.from({ length: many }, (_, i) => ({
          name: `杭州印样${i}测试有限公司`,
          uscc: inventUscc(5000 + i),
          address: '西湖区翠苑街道示例街1号',
          street: '翠苑街道',
          ...(i < 3 ? { status: 'closed' as const, statusWritten: '注销' } : {}),
          ...(i === 3 ? { status: 'moved-out' as const, statusWritten: '迁出' } : {}),
          ...(i === 4 ? { ownership: 'state' as const, ownershipWritten: '国有' } : {}),
        })),
        'test',
      ),
    )
    street = await city.logIn(phones.cadre)
    district = await city.logIn(phones.district)
    whole = await city.logIn(cityCadre)
    files = await openTableStore(folder())
  })
  afterAll(() => city.stop())

  const folder = () => join(city.ground.configuration.DATA_DIR, 'posters')
  const ground = (): PosterGround => ({
    database: city.ground.database,
    clock: city.clock,
    files,
    act: city.ground.act,
  })
  const rows = async <T>(query: ReturnType<typeof sql<T>>) =>
    (await city.ground.act((call) => query.execute(call.tx))).rows
  const idOf = async (uscc: string) => (await city.ground.act((call) => findEnterpriseByUscc(call, uscc)))?.id ?? ''
  const make = (asked: Omit<InputOf<'makePosters'>, 'key'>, session = district, key = newKey()) =>
    city.call('makePosters', { key, ...asked }, session)
  const find = async (id: string, session = district): Promise<PosterBatch | undefined> =>
    (await city.call('listPosterBatches', {}, session)).result.batches.find((one) => one.id === id)
  const until = async (id: string, state: PosterBatch['state'], session = district) => {
    for (let i = 0; i < 600; i++) {
      const batch = await find(id, session)
      if (batch?.state === state) return batch
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`it is ${(await find(id, session))?.state}, not ${state}`)
  }
  const textOf = (base64: string) => {
    const file = join(mkdtempSync(join(tmpdir(), 'league-posters-')), 'x.pdf')
    writeFileSync(file, Buffer.from(base64, 'base64'))
    return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/\s/g, '')
  }
  const tokens = () =>
    rows(sql<{ n: number }>`select count(*)::int as n from invitation`).then((found) => found[0]?.n ?? 0)

  test('a trial says how many sheets in how many files, and who is left out and why', async () => {
    await city.call('markBulk', { key: newKey(), query: '印样10', withhold: 'asked-not', expected: 11 }, district)
    const { result } = await city.call('planPosters', { kind: 'enterprise', query: '印样' }, district)
    expect(result).toEqual({
      total: many,
      posters: many - 3 - 1 - 1 - 11,
      files: 2,
      leftOut: { struckOff: 3, movedOut: 1, notNonPublic: 1, organised: 0, withheld: 11, answered: 0 },
      name: null,
    })
    const one = { kind: 'enterprise', enterprise: await idOf(inventUscc(5000)) } as const
    expect((await city.call('planPosters', one, district)).result).toMatchObject({
      total: 1,
      posters: 0,
      leftOut: { struckOff: 1 },
      name: null,
    })
    expect(await make({ ...one, format: 'a4', expected: 0 })).toMatchObject({ error: { name: 'posterNothing' } })
  })

  test('one enterprise: made beside the requests, and taken along by its owner, in both ways', async () => {
    const one = { kind: 'enterprise', enterprise: await idOf(firms.willow.uscc), format: 'a4', expected: 1 } as const
    const key = newKey()
    const { result } = await make(one, district, key)
    expect(result.batches).toHaveLength(1)
    expect((await make(one, district, key)).result).toEqual(result)
    const id = result.batches[0]?.id ?? ''
    const early = await city.call('getPosterFile', { id }, district)
    expect(early.error.name === 'posterFileGone' || early.status === 200).toBe(true)
    const done = await until(id, 'done')
    expect(done).toMatchObject({ name: firms.willow.name, done: 1, total: 1, leftOut: 0, part: 1, parts: 1 })
    const file = (await city.call('getPosterFile', { id }, district)).result
    expect(file.fileName).toBe(`一键入团海报-A4-${firms.willow.name}.pdf`)
    const text = textOf(file.base64)
    expect(text).toContain(firms.willow.name)
    expect(text).toContain('翠苑街道团工委')
    expect(text).toMatch(/[\d.]+:0\/i\/\w{10}/)
    const taken = await fetch(`${city.url}/1.1/taken/getPosterFile`, {
      headers: { 'x-lc-session': district, 'x-lc-input': encodeURIComponent(JSON.stringify({ id })) },
    })
    expect(taken.headers.get('content-type')).toBe('application/pdf')
    expect(Buffer.from(await taken.arrayBuffer()).toString('base64')).toBe(file.base64)
    for (const name of readdirSync(folder())) expect(statSync(join(folder(), name)).mode & 0o777).toBe(0o600)
    // Somebody else's is none.
    expect((await city.call('getPosterFile', { id }, whole)).error.name).toBe('posterBatchUnknown')
    expect((await city.call('listPosterBatches', {}, whole)).result.batches).toEqual([])
    const trail = await rows(sql<{ function: string }>`
      select function from audit_entry where record_id = ${id} and outcome = 'done' group by function`)
    expect(trail.map((row) => row.function)).toContain('getPosterFile')
  })

  test('printing twice gives the same link, until that is taken back', async () => {
    const target = { kind: 'enterprise', enterpriseId: await idOf(firms.brook.uscc) } as const
    const link = () =>
      city.ground.act(async (call) => (await makeLinks({ ...call, now: city.clock.now() }, [target]))[0])
    const invited = await city.invite(firms.brook.uscc, { phone: phones.owner })
    const before = await tokens()
    const first = await link()
    expect(first?.link.endsWith(`/i/${first.scene}`)).toBe(true)
    // Not the one that names somebody.
    expect(first?.scene).not.toBe(invited)
    expect(await link()).toEqual(first)
    expect(await tokens()).toBe(before + 1)
    await city.ground.act((call) => revokeInvitation(call, first?.scene ?? ''))
    const second = await link()
    expect(second?.scene).not.toBe(first?.scene)
    expect(await link()).toEqual(second)
    await rows(sql`insert into approach_mark (enterprise_id, reason, act_id, at)
      select ${target.enterpriseId}::uuid, 'asked-not', id, now() from bulk_act limit 1`)
    await city.ground.act((call) => revokeInvitation(call, second?.scene ?? ''))
    expect(await link()).toBeUndefined()
    await rows(sql`delete from approach_mark where enterprise_id = ${target.enterpriseId}::uuid`)
  })

  test('a filter comes in files of 500; what is kept out meanwhile is not printed', async () => {
    const filter = { kind: 'enterprise', query: '印样', format: 'a4' } as const
    const { result: plan } = await city.call('planPosters', filter, district)
    expect((await make({ ...filter, expected: plan.posters + 1 })).error.name).toBe('posterPlanMoved')
    const { result } = await make({ ...filter, expected: plan.posters })
    expect(result.batches.map(({ posters }) => posters)).toEqual([500, plan.posters - 500])
    // Between the order and the second file's turn somebody says that one is not to be approached.
    await rows(sql`insert into approach_mark (enterprise_id, reason, act_id, at)
      select enterprise.id, 'asked-not', (select id from bulk_act limit 1), now() from enterprise
      where id = (select targets[array_length(targets, 1)] from poster_batch where id = ${result.batches[1]?.id})`)
    const seen = new Set<number>()
    let first: PosterBatch | undefined
    while (first?.state !== 'done') {
      first = await find(result.batches[0]?.id ?? '')
      if (first?.state === 'running') seen.add(first.done)
      if (first?.state === 'failed') throw new Error('it failed')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    // It is seen to move, while requests are answered.
    expect(seen.size).toBeGreaterThan(2)
    expect(first).toMatchObject({ done: 500, total: 500, leftOut: 0, part: 1, parts: 2 })
    const second = await until(result.batches[1]?.id ?? '', 'done')
    expect(second).toMatchObject({ done: plan.posters - 501, leftOut: 1, part: 2, parts: 2 })
  })

  test('a batch whose process died begins anew, makes no second link, and fails where it dies again and again', async () => {
    const one = {
      kind: 'enterprise',
      enterprise: await idOf(firms.willow.uscc),
      format: 'a5-fold',
      expected: 1,
    } as const
    const before = await tokens()
    const { result } = await make(one)
    const id = result.batches[0]?.id ?? ''
    await until(id, 'done')
    const died = async (tries: number) => {
      const beat = city.clock.now()
      await rows(sql`update poster_batch set state = 'running', stored_key = null, done = 1, tries = ${tries},
        beat_at = ${beat} where id = ${id}`)
      city.clock.advance(31_000)
    }
    await died(1)
    await until(id, 'done')
    await died(3)
    await until(id, 'failed')
    expect(await tokens()).toBe(before)
  })

  test('a street prints for itself, a building and an occasion; of the pool it sees nothing', async () => {
    expect((await city.call('planPosters', { kind: 'enterprise' }, street)).error.name).toBe('forbidden')
    expect((await make({ kind: 'enterprise', format: 'a4', expected: 1 }, street)).error.name).toBe('forbidden')
    expect((await make({ kind: 'place', format: 'a3', expected: 1 }, street)).error).toMatchObject({
      name: 'inputInvalid',
      fields: [{ field: 'name' }],
    })
    const ordered = [
      await make({ kind: 'street', format: 'a3', expected: 1 }, street),
      await make({ kind: 'place', name: '新远测试大厦', format: 'a3', expected: 1 }, street),
      await make({ kind: 'campaign', name: '园区测试开放日', format: 'a5-fold', expected: 1 }, street),
    ]
    for (const [n, name] of ['翠苑街道', '新远测试大厦', '园区测试开放日'].entries()) {
      const id = ordered[n]?.result.batches[0]?.id ?? ''
      await until(id, 'done', street)
      const text = textOf((await city.call('getPosterFile', { id }, street)).result.base64)
      expect(text).toContain(name)
      expect(text).toMatch(/输入：?[\d.]+:0\/i\/\w{10}/)
    }
    // Beyond the own borders nobody prints in an office's name.
    const elsewhere = (
      await rows(
        sql<{
          path: string
        }>`select path from office where path not like '/3301/330106/%' and level = 'street' limit 1`,
      )
    )[0]?.path
    const foreign = { kind: 'street', place: elsewhere, format: 'a4', expected: 1 } as const
    expect((await make(foreign, street)).error.name).toBe('forbidden')
    expect((await make(foreign, district)).error.name).toBe('forbidden')
    expect((await make(foreign, whole)).status).toBe(200)
    // Of a street that nobody has said, a district prints none in its own name.
    const unsaid = { kind: 'street', format: 'a4', expected: 1 } as const
    for (const session of [district, whole])
      expect((await make(unsaid, session)).error).toMatchObject({ name: 'inputInvalid', fields: [{ field: 'place' }] })
  })

  test('a file goes after a day, a line after a month, and what no batch knows at once', async () => {
    for (;;) {
      const waiting = await rows(sql`select 1 from poster_batch where state in ('waiting', 'running')`)
      if (waiting.length === 0) break
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    const stray = 'f'.repeat(32)
    writeFileSync(join(folder(), stray), 'x')
    await sweepPosters(ground())
    expect(readdirSync(folder())).not.toContain(stray)
    expect(readdirSync(folder()).length).toBeGreaterThan(0)
    const [last] = (await city.call('listPosterBatches', {}, street)).result.batches
    city.clock.advance(24 * 3_600_000 + 1)
    await sweepPosters(ground())
    expect(readdirSync(folder())).toEqual([])
    expect(await find(last?.id ?? '', street)).toMatchObject({ state: 'gone', until: null })
    expect((await city.call('getPosterFile', { id: last?.id ?? '' }, street)).error.name).toBe('posterFileGone')
    city.clock.advance(30 * 86_400_000)
    await sweepPosters(ground())
    expect(await rows(sql`select 1 from poster_batch`)).toEqual([])
    expect(await runPosters(ground())).toBe(false)
  })
})
