import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { encode } from 'iconv-lite'
import { registerMatchCommand } from '../../../cloud/commands/match'
import { registerRouteCommand } from '../../../cloud/commands/route'
import { usccCheckCharacter } from '../../../types/uscc'
import { decodeText, formatCsv, parseCsv, UnreadableCsv } from '../../../cloud/platform/csv'

const first = '91330100MA0000001'
const code = first + usccCheckCharacter(first)
let folder: string
let errors: string[]
const at = (name: string) => join(folder, name)
const write = (name: string, content: string | Buffer) => {
  writeFileSync(at(name), content)
  return at(name)
}

function run(...words: string[]): void {
  const program = new Command()
  registerMatchCommand(program)
  registerRouteCommand(program, '3301')
  program.parse(words, { from: 'user' })
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'batch-'))
  errors = []
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    errors.push(String(text))
    return true
  })
})
afterEach(() => {
  jest.restoreAllMocks()
  process.exitCode = undefined
  rmSync(folder, { recursive: true })
})

describe('the batch command match', () => {
  it('answers every query once, in order, whatever it holds', () => {
    const pool = write('pool.csv', `\ufeffname,uscc,address,other\n杭州青禾科技有限公司,${code},文辉路1号,x\n,,,\n`)
    const queries = write(
      'q.csv',
      `id,name,uscc,address\n7,青禾科技（杭州）有限公司,,\n3,"无关,名称",,\n3,,,\nx,,${code},\n`,
    )
    run('match', '--pool', pool, '--queries', queries, '--out', at('out.csv'))
    const { columns, rows } = parseCsv(readFileSync(at('out.csv'), 'utf8'))
    expect(columns).toEqual(['id', 'decision', 'uscc', 'confidence', 'reason'])
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ['7', 'auto'],
      ['3', 'none'],
      ['3', 'none'],
      ['x', 'auto'],
    ])
    expect(rows[0]?.[2]).toBe(code)
    for (const row of rows) expect(Number(row[3])).toBeLessThanOrEqual(1)
    expect(errors.join('')).toBe('')
  })

  it('reads GB18030 and does without the optional columns', () => {
    const pool = write('pool.csv', encode(`name,uscc\n杭州青禾科技有限公司,${code}\n`, 'gb18030'))
    const queries = write('q.csv', encode('id,name\n1,杭州青禾科技有限公司\n', 'gb18030'))
    run('match', '--pool', pool, '--queries', queries, '--out', at('out.csv'))
    expect(readFileSync(at('out.csv'), 'utf8')).toContain(`1,auto,${code},`)
  })

  it('says which column or file is missing, with exit code 2', () => {
    const pool = write('pool.csv', 'name\n甲\n')
    run('match', '--pool', pool, '--queries', pool, '--out', at('out.csv'))
    expect(errors.join('')).toContain('缺少列：uscc')
    expect(process.exitCode).toBe(2)
    errors = []
    run('match', '--pool', at('no.csv'), '--queries', pool, '--out', at('out.csv'))
    expect(errors.join('')).toContain('找不到文件')
  })
})

describe('the batch command route', () => {
  it('answers with full names of streets', () => {
    const known = write('known.csv', 'name,uscc,address,street\n甲,,西湖区转塘街道象山路1号,转塘街道\n乙,,某处,\n')
    const addresses = write('a.csv', 'id,address\n1,杭州市西湖区转塘镇象山路3号\n2,宁波市海曙区\n3,\n')
    run('route', '--known', known, '--addresses', addresses, '--out', at('out.csv'))
    const { columns, rows } = parseCsv(readFileSync(at('out.csv'), 'utf8'))
    expect(columns).toEqual(['id', 'decision', 'street', 'confidence', 'reason'])
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['1', 'auto', '转塘街道'],
      ['2', 'none', ''],
      ['3', 'none', ''],
    ])
  })

  it('serves any city, and refuses a code that is none', () => {
    const known = write('known.csv', 'name,uscc,address,street\n')
    const addresses = write('a.csv', 'id,address\n1,东莞市南城街道鸿福路1号\n')
    run('route', '--known', known, '--addresses', addresses, '--out', at('out.csv'), '--city', '4419')
    expect(readFileSync(at('out.csv'), 'utf8')).toContain('1,auto,南城街道,')
    run('route', '--known', known, '--addresses', addresses, '--out', at('out.csv'), '--city', '0000')
    expect(errors.join('')).toContain('没有代码为 0000 的城市')
    expect(process.exitCode).toBe(2)
  })
})

describe('tables', () => {
  it('reads what it wrote, quotes only where needed', () => {
    const rows = [
      ['甲,乙', '说"好"', '两\n行'],
      ['丙', '', '丁'],
    ]
    const text = formatCsv(['一', '二', '三'], rows, { mark: true })
    expect(text.startsWith('\ufeff一,二,三\n')).toBe(true)
    expect(text).toContain('\n丙,,丁\n')
    expect(parseCsv(text)).toMatchObject({ columns: ['一', '二', '三'], rows })
  })

  it('fills short rows, cuts long ones, and takes all line ends and tabs', () => {
    expect(parseCsv('a,b\r\n1\r\n1,2,3\n\n4,5\r').rows).toEqual([
      ['1', ''],
      ['1', '2'],
      ['4', '5'],
    ])
    expect(parseCsv('a\tb\n1,5\t2')).toEqual({ columns: ['a', 'b'], rows: [['1,5', '2']], lines: [2] })
    expect(parseCsv('')).toEqual({ columns: [], rows: [], lines: [] })
  })

  it('refuses quotes that never close', () => {
    expect(() => parseCsv('a,b\n"1,2\n3,4')).toThrow(UnreadableCsv)
  })

  it('keeps characters that GBK lacks', () => {
    expect(decodeText(encode('𠮷镕㐂', 'gb18030'))).toBe('𠮷镕㐂')
    expect(decodeText(Buffer.from('\ufeff甲', 'utf8')).replace('\ufeff', '')).toBe('甲')
  })
})
