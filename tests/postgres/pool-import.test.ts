/** The import on a real PostgreSQL: what the embedded database cannot show, two at once and many rows. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportPoolFile } from '../../cloud/commands/pool-export'
import { importPoolFile } from '../../cloud/commands/pool-import'
import { openGround, type Ground } from '../../cloud/compose'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { countEnterprises, findEnterpriseByUscc } from '../../cloud/pool/actions'
import { inventUscc } from '../support/city'
import { freshDatabase } from '../support/postgres'
import { workbook } from '../unit/pool/workbook'

const folder = mkdtempSync(join(tmpdir(), 'league-pool-'))
const at = (name: string) => join(folder, name)
let database: Awaited<ReturnType<typeof freshDatabase>>
let ground: Ground
const said: string[] = []
const out = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
  said.push(String(chunk))
  return true
})
beforeAll(async () => {
  database = await freshDatabase()
  ground = await openGround(readConfiguration({ DATABASE_URL: database.url, LOG_LEVEL: 'silent' }))
})
afterAll(async () => {
  out.mockRestore()
  await ground.stop()
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

const ROWS = 4500
const rows = Array.from({ length: ROWS }, (_, i) => [
  `杭州测试${String(i)}号有限公司`,
  inventUscc(i),
  `西湖区试验路${String(i)}号`,
  i % 7 === 0 ? '注销' : '存续',
  `154${String(i).padStart(8, '0')}`,
])
const header = ['企业名称', '信用代码', '注册地址', '登记状态', '联系电话']
const bring = async (name: string, content: string | Buffer) => {
  writeFileSync(at(name), content)
  said.length = 0
  await importPoolFile(ground, at(name), { refused: at(`${name}.refused.csv`) })
  return said.join('')
}

test('several batches, then two imports at once: one waits for the other, and nothing is there twice', async () => {
  expect(await bring('a.csv', [header, ...rows].map((row) => row.join(',')).join('\n'))).toContain(`新增 ${ROWS}`)
  const renamed = rows.map(([name = '', ...others]) => [name.replace('测试', '改名'), ...others])
  writeFileSync(at('b.xlsx'), workbook([{ name: '企业', rows: [header, ...renamed] }]))
  writeFileSync(at('c.csv'), [header, ...renamed.reverse()].map((row) => row.join(',')).join('\n'))
  said.length = 0
  await Promise.all([importPoolFile(ground, at('b.xlsx'), {}), importPoolFile(ground, at('c.csv'), {})])
  expect(said.join('')).toContain(`新增 0，更新 ${ROWS}，未变 0`)
  expect(said.join('')).toContain(`新增 0，更新 0，未变 ${ROWS}`)
  expect(await ground.act((call) => countEnterprises(call))).toBe(ROWS)
  const found = await ground.act((call) => findEnterpriseByUscc(call, inventUscc(7)))
  expect(found).toMatchObject({ registrationStatus: 'closed', formerNames: ['杭州测试7号有限公司'] })
})

test('an export read into another database gives the same bytes', async () => {
  await exportPoolFile(ground, at('one.csv'), { withContacts: true, recipient: '示例区团委', purpose: '走访' })
  const second = await freshDatabase()
  const other = await openGround(readConfiguration({ DATABASE_URL: second.url, LOG_LEVEL: 'silent' }))
  try {
    await importPoolFile(other, at('one.csv'), { strict: true })
    await exportPoolFile(other, at('two.csv'), { withContacts: true, recipient: '示例区团委', purpose: '走访' })
    expect(readFileSync(at('two.csv')).equals(readFileSync(at('one.csv')))).toBe(true)
  } finally {
    await other.stop()
    await second.drop()
  }
})

test('a file that breaks off behind thousands of good rows changes nothing', async () => {
  const text = rows.map(([name = '', ...others]) => [`又${name}`, ...others].join(',')).join('\n')
  await expect(bring('broken.csv', `${header.join(',')}\n${text}\n"没有配对`)).rejects.toThrow('双引号')
  const found = await ground.act((call) => findEnterpriseByUscc(call, inventUscc(7)))
  expect(found?.name).toBe('杭州改名7号有限公司')
})
