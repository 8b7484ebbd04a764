/** A spreadsheet of appointments: tried first, all or nothing, every wrong line named. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importCadres } from '../../cloud/commands/cadre-import'
import { TestCity } from '../support/city'

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
