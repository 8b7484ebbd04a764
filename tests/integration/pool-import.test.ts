/** The pool's import and export as the command does them, on the embedded database. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'iconv-lite'
import { sql } from 'kysely'
import { exportPoolFile } from '../../cloud/commands/pool-export'
import { importPoolFile, type ImportOptions } from '../../cloud/commands/pool-import'
import { openGround, type Ground } from '../../cloud/compose'
import { readConfiguration } from '../../cloud/platform/configuration/read'
import { putFact } from '../../cloud/platform/facts'
import { findEnterpriseByUscc, PoolEngines } from '../../cloud/pool/actions'
import { canonicalKey } from '../../cloud/pool/canonical'
import { ineligibility } from '../../cloud/pool/rules'
import { buildGazetteer, readRegions } from '../../cloud/divisions/gazetteer'
import { poolWords, tableWords } from '../../types/words/pool'
import { terminalWords } from '../../types/words/terminal'
import { inventUscc } from '../support/city'
import { preparedCluster } from '../support/cluster'
import { workbook, zip } from '../unit/pool/workbook'

const folder = mkdtempSync(join(tmpdir(), 'league-pool-'))
const grounds: Ground[] = []
const printed: string[] = []
const out = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
  printed.push(String(chunk))
  return true
})
afterAll(async () => {
  out.mockRestore()
  for (const ground of grounds) await ground.stop()
  rmSync(folder, { recursive: true, force: true })
})

const newGround = async () => {
  const ground = await openGround(readConfiguration({ LOG_LEVEL: 'silent', DATA_DIR: folder }), {
    inMemory: true,
    copy: await preparedCluster(),
  })
  grounds.push(ground)
  return ground
}
const at = (name: string) => join(folder, name)
const file = (name: string, content: string | Buffer) => {
  writeFileSync(at(name), content)
  return at(name)
}
let reports = 0
/** Imports and tells what was printed and what the report holds. */
const bring = async (ground: Ground, path: string, options: ImportOptions = {}) => {
  printed.length = 0
  const refused = at(`refused-${++reports}.csv`)
  let error = ''
  await importPoolFile(ground, path, { refused, ...options }).catch((thrown: unknown) => {
    error = thrown instanceof Error ? thrown.message : String(thrown)
  })
  const report = existsSync(refused) ? readFileSync(refused, 'utf8').replace('\ufeff', '').trim().split('\n') : []
  return { said: printed.join(''), error, report }
}
const take = async (ground: Ground, name: string, withContacts: boolean) => {
  await exportPoolFile(ground, at(name), { withContacts, recipient: '示例区团委', purpose: '走访' })
  return readFileSync(at(name))
}
/** Everything that an import may write, but not when. */
const state = (ground: Ground) =>
  ground.act(async (call) => {
    const { rows } = await sql<{ text: string }>`
      select string_agg(t, ',' order by t) as text from (
        select e::text as t from enterprise e union all select f::text from enterprise_former_name f
        union all select v.person_id::text || v.field from personal_value v union all select i::text from pool_import i
        union all select p.id::text from pool_change p union all select p.id::text from person p) all_rows`.execute(
      call.tx,
    )
    return rows[0]?.text
  })

const HEADER = [
  '企业名称',
  '统一社会信用代码',
  '住所',
  '街道',
  '登记状态',
  '企业类型',
  '联系电话',
  '法定代表人',
  '备注',
]
const ROWS = [
  [
    '杭州柳岸晴测试科技有限公司',
    inventUscc(1),
    '西湖区翠苑街道试验路18号',
    '翠苑街道',
    '存续',
    '有限责任公司(自然人独资)',
    '15400000001',
    '示例甲',
    'x',
  ],
  [
    '杭州溪上石测试贸易有限公司',
    inventUscc(2),
    '西湖区转塘街道示例街77号',
    '转塘街道',
    '注销',
    '',
    '154-0000-0001',
    '示例乙',
    '',
  ],
  ['杭州远山雾测试咨询有限公司', inventUscc(3), '', '', '', '有限责任公司（国有独资）', '', '', ''],
  ['坏码测试有限公司', '91330106WW0000099X', '', '', '', '', '', '', ''],
  ['', inventUscc(4), '', '', '', '', '', '', ''],
  ['重码测试有限公司', inventUscc(1), '', '', '', '', '', '', ''],
  ['丢位测试有限公司', '9.13301E+17', '', '', '', '', '', '', ''],
]
const csvOf = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\r\n')
const REFUSED = [
  `5,统一社会信用代码,${poolWords.usccCheck},91330106WW0000099X`,
  `6,企业名称,${poolWords.nameEmpty},${inventUscc(4)}`,
  `7,统一社会信用代码,${poolWords.duplicate(2)},${inventUscc(1)}`,
  `8,统一社会信用代码,${poolWords.usccDigitsLost},9.13301E+17`,
]

describe('an import', () => {
  let ground: Ground
  beforeAll(async () => {
    ground = await newGround()
  })

  test('that is a dry run reports all and writes nothing; a strict one with refused rows neither', async () => {
    const path = file('first.csv', encode(csvOf([HEADER, ...ROWS]), 'gb18030'))
    const before = await state(ground)
    const dry = await bring(ground, path, { dryRun: true })
    expect(dry.said).toContain('读取 7 行：新增 3，更新 0，未变 0，拒收 4')
    expect(dry.said).toContain(poolWords.dryRun)
    expect(dry.report.slice(1)).toEqual(REFUSED)
    const strict = await bring(ground, path, { strict: true })
    expect(strict.error).toBe(poolWords.strict(4))
    expect(strict.report.slice(1)).toEqual(REFUSED)
    expect(await state(ground)).toBe(before)
  })

  test('of a GB18030 CSV, then of the same rows as a workbook: nothing changes, the file is recognised', async () => {
    const first = await bring(ground, at('first.csv'))
    expect(first.error).toBe('')
    expect(first.said).toContain('新增 3，更新 0，未变 0，拒收 4')
    expect(first.said).toContain(poolWords.unused(['备注']))
    const again = await bring(ground, at('first.csv'))
    expect(again.said).toContain('新增 0，更新 0，未变 3，拒收 4')
    expect(again.said).toMatch(/这个文件已于 \d{4}-\d\d-\d\d \d\d:\d\d 导入过/)
    const asWorkbook = await bring(ground, file('same.xlsx', workbook([{ name: '企业', rows: [HEADER, ...ROWS] }])))
    expect(asWorkbook.said).toContain('新增 0，更新 0，未变 3，拒收 4')
    expect(asWorkbook.report.slice(1)).toEqual(REFUSED)
  })

  test('keeps status and ownership: who is closed or the state’s is not for this platform', async () => {
    const why = async (serial: number) => {
      const found = await ground.act((call) => findEnterpriseByUscc(call, inventUscc(serial)))
      return found && ineligibility(found)
    }
    expect([await why(1), await why(2), await why(3)]).toEqual([null, 'closed', 'state'])
    await bring(ground, file('closed.csv', csvOf([HEADER.slice(0, 5), [...ROWS[0]!.slice(0, 4), '吊销']])))
    expect(await why(1)).toBe('revoked')
    await bring(ground, file('open.csv', csvOf([HEADER.slice(0, 5), [...ROWS[0]!.slice(0, 4), '存续']])))
    expect(await why(1)).toBe(null)
  })

  test('keeps what it does not tell, and the former name when it brings another, which is found then', async () => {
    const old = ROWS[0]![0]!
    const renamed = '杭州清溪渡测试科技有限公司'
    const { said } = await bring(ground, file('renamed.csv', `name,uscc\n${renamed},${inventUscc(1)}\n`))
    expect(said).toContain('更新 1')
    const found = await ground.act((call) => findEnterpriseByUscc(call, inventUscc(1)))
    expect(found).toMatchObject({ name: renamed, address: ROWS[0]![2], street: '翠苑街道', formerNames: [old] })
    const engines = await PoolEngines.build(ground.database, {
      regions: readRegions(),
      gazetteer: buildGazetteer('3301'),
    })
    const match = await ground.act((call) => engines.match(call.tx, { name: old }, canonicalKey(old)))
    expect([match.candidates[0]?.id, match.reason]).toEqual([found?.id, expect.stringContaining('曾用名')])
    // Another width of brackets is no other name.
    await bring(ground, file('width.csv', `name,uscc\n杭州（柳）测试公司,${inventUscc(2)}\n`))
    await bring(ground, file('width2.csv', `name,uscc\n杭州(柳)测试公司,${inventUscc(2)}\n`))
    expect((await ground.act((call) => findEnterpriseByUscc(call, inventUscc(2))))?.formerNames).toEqual([ROWS[1]![0]])
  })

  test('keeps telephone and representative sealed only, and knows which enterprises share a number', async () => {
    const { rows } = await ground.act((call) =>
      sql<{
        count: number
      }>`select count(*)::int as count from personal_value where field = 'register/phone' group by blind`.execute(
        call.tx,
      ),
    )
    expect(rows).toEqual([{ count: 2 }])
    const tables = await ground.act((call) =>
      sql<{ name: string }>`select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(call.tx),
    )
    for (const { name } of tables.rows) {
      const held = await ground.act((call) =>
        sql`select 1 from ${sql.table(name)} t where t::text ~ '15400000001|示例甲|示例乙'`.execute(call.tx),
      )
      expect([name, held.rows.length]).toEqual([name, 0])
    }
    const kept = await bring(
      ground,
      file('number.csv', `name,uscc,电话\n杭州(柳)测试公司,${inventUscc(2)},15400000009\n`),
    )
    expect(kept.said).toContain('更新 1')
    expect((await take(ground, 'contacts.csv', true)).toString()).toContain('15400000009')
  })

  test('is recorded for operators and in the audit trail, and so is an export with contacts', async () => {
    const { rows } = await ground.act((call) =>
      sql<{ function: string }>`select function from audit_entry`.execute(call.tx),
    )
    expect(rows.filter((row) => row.function === 'pool export')).toHaveLength(1)
    const imports = await ground.act((call) => sql`select * from pool_import`.execute(call.tx))
    expect(rows.filter((row) => row.function === 'pool import')).toHaveLength(imports.rows.length)
    expect(imports.rows[0]).toMatchObject({
      file: 'first.csv',
      source: 'first.csv',
      inserted: 3,
      refused: 4,
      rows_read: 7,
    })
  })

  test('of a file that is wrong leaves the pool untouched', async () => {
    const before = await state(ground)
    const big = Buffer.alloc(40 * 1024 * 1024, ' ')
    for (const [name, content, sentence] of [
      ['empty.csv', '', tableWords.empty],
      ['one.csv', '企业名称\n甲公司\n', '统一社会信用代码'],
      ['twice.csv', '企业名称,信用代码,企业名称\n', '两个“企业名称”'],
      ['wide.csv', `name,uscc${',x'.repeat(298)}\n`, '300 列'],
      ['old.xls', Buffer.from('d0cf11e0a1b11ae1aaaa', 'hex'), tableWords.oldWorkbook],
      ['bomb.xlsx', zip([{ name: 'xl/workbook.xml', content: big }]), tableWords.bomb],
      ['quote.csv', `name,uscc\n好公司,${inventUscc(30)}\n"坏公司,${inventUscc(31)}\n`, '双引号'],
      ['cut.xlsx', workbook([{ name: 'a', rows: [HEADER, ...ROWS] }]).subarray(0, 900), tableWords.damaged],
    ] as const) {
      const { error } = await bring(ground, file(name, content))
      expect([name, error]).toEqual([name, expect.stringContaining(sentence)])
    }
    expect((await bring(ground, at('missing.csv'))).error).toContain('missing.csv')
    expect((await bring(ground, folder)).error).toBe(tableWords.noFile)
    expect(await state(ground)).toBe(before)
  })

  test('into a demo database is refused', async () => {
    const demo = await newGround()
    await demo.act((call) => putFact(call.tx, 'data', 'demo'))
    expect((await bring(demo, at('first.csv'))).error).toBe(terminalWords.demoDatabase)
  })
})

describe('an export', () => {
  test('is what went in: read into an empty pool it gives the same bytes again', async () => {
    const one = await newGround()
    const rows = [
      [
        '=HYPERLINK("x")',
        inventUscc(1),
        '+1',
        '@街道',
        '存续（在营、开业、在册）',
        '=类型',
        '+86 15400000001',
        '-示例',
      ],
      ["'=甲", inventUscc(2), '"引号", 逗号', '', '清算', '个体工商户', '154 0000 0002', '示例'],
      ['-乙公司', inventUscc(3), '一 二', "''@x", '注销', '', '', ''],
      ['\u{20BB7}野㐂公司', inventUscc(4), '', '', '', '', '', '示例丁'],
    ]
    const header = HEADER.slice(0, 8)
    const quoted = (table: readonly (readonly string[])[]) =>
      table.map((row) => row.map((cell) => `"${cell.replace(/"/g, '""')}"`).join(',')).join('\n')
    await bring(one, file('odd.csv', quoted([header, ...rows])))
    await bring(
      one,
      file('odd2.csv', quoted([header.slice(0, 2), ['改名后的公司', inventUscc(1)], ["+改名'公司", inventUscc(2)]])),
    )
    const first = await take(one, 'export-1.csv', true)
    expect(first.toString()).toContain('15400000001')
    for (const cell of first.toString().replace('\ufeff', '').split(/[,\n]/)) expect(cell).not.toMatch(/^"?[=+\-@]/)
    const other = await newGround()
    const { said, report } = await bring(other, at('export-1.csv'), { strict: true })
    expect([said, report]).toEqual([expect.stringContaining('新增 4，更新 0，未变 0，拒收 0'), []])
    expect((await take(other, 'export-2.csv', true)).equals(first)).toBe(true)
    expect((await bring(one, at('export-1.csv'))).said).toContain('未变 4')
    expect((await take(other, 'plain.csv', false)).toString()).not.toMatch(/154|示例|联系电话/)
  })

  test('overwrites nothing and is readable by its owner only', async () => {
    const ground = grounds[0]!
    await expect(exportPoolFile(ground, at('plain.csv'), { withContacts: false })).rejects.toThrow('已存在')
    await expect(exportPoolFile(ground, at('none/x.csv'), { withContacts: false })).rejects.toThrow('无法写入')
    expect(statSync(at('plain.csv')).mode & 0o077).toBe(0)
  })
})
