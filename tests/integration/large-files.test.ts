/** Files as large as a file may be, and larger: told clearly, and never held in memory. */
import { execFileSync } from 'node:child_process'
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FILE_RULES } from '../../cloud/platform/spreadsheet/rules'
import { tableWords } from '../../types/words/pool'
import { inventUscc } from '../support/city'
import type { Told } from '../support/read-pool'
import { workbook, zip } from '../unit/pool/workbook'

const MB = 1024 * 1024
const folder = mkdtempSync(join(tmpdir(), 'league-large-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** A file that begins with `head` and goes on with `block` until it has `bytes`; without a block it is sparse. */
function file(name: string, head: string | Buffer, bytes: number, block?: Buffer): string {
  const path = join(folder, name)
  const handle = openSync(path, 'w')
  let size = writeSync(handle, Buffer.from(head))
  while (block !== undefined && size < bytes) size += writeSync(handle, block, 0, Math.min(block.length, bytes - size))
  ftruncateSync(handle, bytes)
  closeSync(handle)
  return path
}

const read = (path: string): Told =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ['--import', 'tsx', '--max-semi-space-size=16', join(__dirname, '..', 'support', 'read-pool.ts'), path],
      { encoding: 'utf8' },
    ),
  ) as Told

let idle = 0
/** How much more than a process that reads one row: below this nothing of 200 MB is held. */
const MOST = 160
beforeAll(() => {
  const one = read(
    file('one.csv', `name,uscc\n甲公司,${inventUscc(1)}`, `name,uscc\n甲公司,${inventUscc(1)}`.length + 6),
  )
  expect(one).toMatchObject({ rows: 1, error: '' })
  idle = one.megabytes
})

const bounded = ({ megabytes }: Told) => megabytes - idle < MOST

test('one byte above 200 MB is refused before anything is read', () => {
  const told = read(file('above.csv', 'name,uscc\n', FILE_RULES.file.value + 1))
  expect(told.error).toBe(tableWords.large(FILE_RULES.file.value))
  expect(bounded(told)).toBe(true)
})

const rows = Buffer.from(
  Array.from({ length: 2000 }, (_, i) => `杭州大文件晴测试${i}号有限公司,${inventUscc(i)},西湖区试验路${i}号\n`).join(
    '',
  ),
)
const text = Buffer.alloc(MB, 'x')

test.each([
  ['of one line without end', 'name,uscc\n', text, tableWords.longRecord(1)],
  ['with a quote that never closes', 'name,uscc\n甲,"', rows, tableWords.longRecord(1)],
  ['that is no text', '', undefined, tableWords.noText],
  ['with the first line of a workbook', 'PK\u0003\u0004', text, tableWords.damaged],
])('200 MB %s', (name, head, block, sentence) => {
  const told = read(file(`${name}.csv`, head, FILE_RULES.file.value, block))
  expect(told.error).toBe(sentence)
  expect({ ...told, bounded: bounded(told) }).toEqual({ ...told, bounded: true })
})

test('60 MB of rows are read to the end', () => {
  const told = read(file('rows.csv', 'name,uscc,address\n', 60 * MB, rows))
  expect(told.error).toBe('')
  expect(told.rows).toBeGreaterThan(500_000)
  expect({ ...told, bounded: bounded(told) }).toEqual({ ...told, bounded: true })
})

test('a workbook that unfolds a thousandfold, honest about it or not', () => {
  const huge = Buffer.alloc(200 * MB, ' ')
  const names = { sheet: 'xl/worksheets/sheet1.xml' }
  const honest = workbook([], { also: [{ name: 'xl/big.xml', content: huge }] })
  const lying = zip([
    {
      name: 'xl/workbook.xml',
      content: Buffer.from('<workbook><sheets><sheet name="a" r:id="s"/></sheets></workbook>'),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: Buffer.from(
        `<Relationships><Relationship Id="s" Type="/worksheet" Target="/${names.sheet}"/></Relationships>`,
      ),
    },
    { name: names.sheet, content: huge, claimed: 1000 },
  ])
  for (const bytes of [honest, lying]) {
    const told = read(file('bomb.xlsx', bytes, bytes.length))
    expect(told.error).toBe(tableWords.bomb)
    expect({ ...told, bounded: bounded(told) }).toEqual({ ...told, bounded: true })
  }
})
