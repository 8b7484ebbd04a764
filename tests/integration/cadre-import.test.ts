/** A spreadsheet of appointments: tried first, all or nothing, every wrong line named. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importCadres } from '../../cloud/commands/cadre-import'
import { sql } from 'kysely'
import { newKey, phones, TestCity } from '../support/city'

describe('cadre import', () => {
  let city: TestCity
  const folder = mkdtempSync(join(tmpdir(), 'league-cadres-'))
  const said: string[] = []
  beforeAll(async () => {
    city = await TestCity.start()
  })
  beforeEach(() => {
    said.length = 0
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said.push(String(text))
      return true
    })
  })
  afterEach(() => jest.restoreAllMocks())
  afterAll(async () => {
    await city.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const file = (...lines: string[]) => {
    const path = join(folder, 'cadres.csv')
    writeFileSync(path, ['姓名,手机号,区划,职务', ...lines].join('\n'))
    return path
  }
  const held = async (phone: string) => {
    const session = await city.logIn(phone)
    return (await city.call('getMe', {}, session)).result.grants.map(({ role, division }) => `${role} ${division}`)
  }
  const good = [
    '示例甲,15400000301,翠苑街道,',
    '示例乙,154 0000 0302,西湖区,区县干部',
    '示例丙,15400000303,3301,审计员',
  ]

  test('a dry run appoints nobody; the real one everybody, once', async () => {
    await importCadres(city.ground, file(...good), { dryRun: true })
    expect(said.join('')).toMatch(/已任命 3 人次[\s\S]*试运行/)
    expect(await held('15400000301')).toEqual([])
    await importCadres(city.ground, file(...good))
    expect(await held('15400000301')).toEqual(['street-cadre 翠苑街道'])
    expect(await held('15400000303')).toEqual(['auditor 杭州市'])
    await importCadres(city.ground, file(...good))
    expect(said.join('')).toMatch(/已任命 0 人次，3 人次原已在任/)
  })

  test('one wrong line and nobody is appointed; each wrong line says what to do', async () => {
    const lines = [
      '示例丁,15400000311,翠苑街道,',
      '示例戊,154000003,翠苑街道,',
      '示例己,15400000313,不存在街道,',
      '示例庚,15400000314,翠苑街道,总司令',
      '示例辛,15400000303,西湖区,',
    ]
    await expect(importCadres(city.ground, file(...lines))).rejects.toThrow('有 4 行不对')
    const text = said.join('')
    for (const line of [3, 4, 5, 6]) expect(text).toMatch(new RegExp(`第 ${line} 行：.*[一-龥]`))
    expect(text).toMatch(/不能兼任办件干部/)
    expect(await held('15400000311')).toEqual([])
    writeFileSync(join(folder, 'no.csv'), '姓名,区划\n甲,翠苑街道')
    await expect(importCadres(city.ground, join(folder, 'no.csv'))).rejects.toThrow('表格缺少这些列：手机号')
  })
})

describe('a spreadsheet on the page', () => {
  let city: TestCity
  let district: string
  const table = (...lines: string[]) => Buffer.from(['姓名,手机号,区划,职务', ...lines].join('\n')).toString('base64')
  const staff = async () => (await city.call('listStaff', {}, district)).result.rows.length
  const rowsOf = async (query: string) =>
    (
      await city.ground.act((call) =>
        sql<{ n: number }>`select count(*)::int as n from ${sql.raw(query)}`.execute(call.tx),
      )
    ).rows[0]?.n
  beforeAll(async () => {
    city = await TestCity.start()
    await city.appoint(phones.district, '西湖区')
    district = await city.logIn(phones.district)
  })
  afterAll(() => city.stop())

  test('tried: a line each, masked, nobody appointed and nothing left behind; then given once, however often it is sent', async () => {
    const good = table('示例甲,15400000321,翠苑街道,', '示例乙,15400000322,转塘街道,街道干部')
    const before = [await rowsOf('person'), await rowsOf('cadre_grant'), await rowsOf('personal_value')]
    const { result } = await city.call('checkStaffTable', { table: good }, district)
    expect(result.rows).toEqual([
      {
        line: 2,
        outcome: 'new',
        who: expect.stringMatching(/^示\*+ 154 \*{4} 0321$/),
        role: 'street-cadre',
        office: expect.stringContaining('翠苑街道'),
        why: null,
      },
      expect.objectContaining({ line: 3, outcome: 'new' }),
    ])
    expect([await rowsOf('person'), await rowsOf('cadre_grant'), await rowsOf('personal_value')]).toEqual(before)
    expect(await staff()).toBe(0)
    const key = newKey()
    const given = await city.call('appointByTable', { key, table: good }, district)
    expect(given.result).toEqual({ appointed: 2, held: 0 })
    expect((await city.call('appointByTable', { key, table: good }, district)).result).toEqual(given.result)
    expect(await staff()).toBe(2)
    const again = (await city.call('checkStaffTable', { table: good }, district)).result.rows
    expect(again.map((row) => row.outcome)).toEqual(['held', 'held'])
    expect(await rowsOf(`audit_entry where function = 'appointByTable' and role = 'district-cadre'`)).toBe(1)
  })

  test('what may not be given one by one is not given by a table either, and one wrong line stops all', async () => {
    const mixed = table(
      '示例丙,15400000331,翠苑街道,',
      '示例丁,15400000332,西湖区,区县干部',
      '示例戊,15400000333,上城区清波街道,',
      '示例己,154,翠苑街道,',
    )
    const { rows } = (await city.call('checkStaffTable', { table: mixed }, district)).result
    expect(rows.map((row) => row.outcome)).toEqual(['new', 'wrong', 'wrong', 'wrong'])
    for (const row of rows.slice(1)) expect(row.why).toMatch(/[一-龥]/)
    const refused = await city.call('appointByTable', { key: newKey(), table: mixed }, district)
    expect(refused.error).toMatchObject({ code: 1120, name: 'staffTableWrong' })
    expect(await staff()).toBe(2)
  })

  test('no table, too many lines, a street’s cadre, a factor of some time ago: each is refused', async () => {
    const ask = (given: string, session: string) => city.call('checkStaffTable', { table: given }, session)
    expect((await ask(Buffer.from('%PDF-1.7').toString('base64'), district)).error.fields?.[0]?.field).toBe('table')
    const many = table(...Array.from({ length: 201 }, (_, i) => `示例,1540001${1000 + i},翠苑街道,`))
    expect((await ask(many, district)).error.fields?.[0]?.message).toContain('最多 200 行')
    expect((await ask('不是', district)).error.name).toBe('inputInvalid')
    city.clock.advance(6 * 60_000)
    for (const reply of [
      await ask(table('示例,15400000341,翠苑街道,'), district),
      await city.call('appointByTable', { key: newKey(), table: table('示例,15400000341,翠苑街道,') }, district),
    ])
      expect(reply.error.name).toBe('freshFactorNeeded')
    await city.appoint(phones.cadre, '翠苑街道')
    const street = await city.logIn(phones.cadre)
    expect((await ask(table('示例,15400000341,翠苑街道,'), street)).error.name).toBe('forbidden')
  })
})
