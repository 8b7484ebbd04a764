import { encode } from 'iconv-lite'
import { decodeText, parseCsv } from '../../../cloud/platform/csv'
import { createPoolChecker, isRefusal } from '../../../cloud/pool/import/check'
import { findColumns, poolHeaders } from '../../../cloud/pool/import/headers'
import { readPoolTable, type PoolTable } from '../../../cloud/pool/import/read'
import { usccCheckCharacter } from '../../../types/uscc'
import { poolWords } from '../../../types/words/pool'

const codeOf = (serial: number) => {
  const first = `91330106WW${String(serial).padStart(7, '0')}`
  return first + usccCheckCharacter(first)
}
const read = (text: string): PoolTable => {
  const table = readPoolTable(parseCsv(text))
  if (typeof table === 'string') throw new Error(table)
  return table
}

describe('the headers of a pool file', () => {
  it('are known by every name in the list, whichever order', () => {
    for (const [field, names] of Object.entries(poolHeaders))
      for (const name of names) expect(findColumns(['x', name, 'y'])).toEqual({ [field]: 1 })
  })
  it.each(['NAME', ' 企业名称 ', '企业名称*', '企 业 名 称', '＊企业名称', 'ｎａｍｅ'])(
    '%j means the name',
    (header) => {
      expect(findColumns([header])).toEqual({ name: 0 })
    },
  )
  it.each(['住所(经营场所)', '住所（经营场所）'])('%s: brackets of either width', (header) => {
    expect(findColumns([header])).toEqual({ address: 0 })
  })
  it.each(['法定代表人', '企业名称拼音', '原名称', ''])('%j means nothing of ours', (header) => {
    expect(findColumns([header])).toEqual({})
  })
  it('no field has a name of another', () => {
    const all = Object.values(poolHeaders).flat()
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('a pool file', () => {
  it('in Chinese, with other columns and in another order', () => {
    const table = read(
      `\ufeff序号,统一社会信用代码,法定代表人,企业名称,所属街道,住所\n1,${codeOf(1)},示例,杭州柳岸晴测试科技有限公司,翠苑街道,试验路1号\n`,
    )
    expect(table).toEqual({
      records: [{ name: '杭州柳岸晴测试科技有限公司', uscc: codeOf(1), address: '试验路1号', street: '翠苑街道' }],
      refused: [],
    })
  })

  it('in GB18030, characters beyond GBK included', () => {
    const bytes = encode(
      `企业名称,统一社会信用代码,地址\n杭州\u{20BB7}野㐂测试有限公司,${codeOf(1)},龙坞路２号\n`,
      'gb18030',
    )
    expect(readPoolTable(parseCsv(decodeText(bytes)))).toMatchObject({
      records: [{ name: '杭州\u{20BB7}野㐂测试有限公司', address: '龙坞路２号', street: null }],
    })
  })

  it.each([
    ['企业名称,地址\nx,y\n', '统一社会信用代码'],
    ['统一社会信用代码,地址\nx,y\n', '企业名称'],
    ['a,b\n1,2\n', '企业名称'],
  ])('without a needed column says which one', (text, missing) => {
    expect(readPoolTable(parseCsv(text))).toBe(poolWords.noHeader(missing))
  })
  it('that is empty says so; one with a header only has no rows', () => {
    expect(readPoolTable(parseCsv(''))).toBe(poolWords.empty)
    expect(read('name,uscc\n')).toEqual({ records: [], refused: [] })
  })

  it('reports every refused row with its line, field, reason and content, and takes the others', () => {
    const table = read(
      [
        'name,uscc,address',
        `杭州甲测试有限公司,${codeOf(1)},`,
        `,${codeOf(2)},`,
        '杭州乙测试有限公司,,',
        '杭州丙测试有限公司,9133,',
        `杭州丁测试有限公司,${codeOf(3).slice(0, 8)}V${codeOf(3).slice(9)},`,
        `杭州戊测试有限公司,${codeOf(3).slice(0, 17)}${codeOf(3).endsWith('0') ? '1' : '0'},`,
        `杭州己测试有限公司,${codeOf(1).toLowerCase()},`,
        `${'长'.repeat(101)},${codeOf(4)},`,
        `杭州庚测试有限公司,${codeOf(5)},`,
      ].join('\n'),
    )
    expect(table.records.map((record) => record.uscc)).toEqual([codeOf(1), codeOf(5)])
    expect(table.refused.map(({ line, field, reason }) => [line, field, reason])).toEqual([
      [3, 'name', poolWords.nameEmpty],
      [4, 'uscc', poolWords.usccEmpty],
      [5, 'uscc', poolWords.usccLength(4)],
      [6, 'uscc', poolWords.usccCharacter],
      [7, 'uscc', poolWords.usccCheck],
      [8, 'uscc', poolWords.duplicate(2)],
      [9, 'name', poolWords.nameLong],
    ])
    expect(table.refused[0]?.content).toBe('')
    expect(table.refused[6]?.content.length).toBeLessThanOrEqual(40)
  })

  it('a code that a spreadsheet spoilt is told by its look', () => {
    expect(read('name,uscc\n甲,9.13301E+17\n').refused[0]?.reason).toMatch(/9\.13E\+17/)
  })

  it('names the line as an editor counts it, also behind empty lines', () => {
    const { refused } = read(`name,uscc\n\n杭州甲测试有限公司,${codeOf(1)}\n\n\n杭州乙测试有限公司,\n`)
    expect(refused.map(({ line }) => line)).toEqual([6])
  })
})

describe('the check of a row', () => {
  const check = createPoolChecker({ name: 0, uscc: 1, address: 2, street: 3 })
  it.each(['', '无', '-', '/', 'N/A', 'NULL', ' 无 '])('what registers print for nothing is nothing: %j', (nothing) => {
    const checked = createPoolChecker({ name: 0, uscc: 1, address: 2, street: 3 })(
      ['甲', codeOf(1), nothing, nothing],
      2,
    )
    expect(checked).toMatchObject({ address: '', street: null })
  })
  it('blanks are made one, the code is put right', () => {
    const written = codeOf(7).replace('0', 'O').toLowerCase()
    expect(check([' 杭州\u3000\u3000甲 ', written, ' 试验路\t1号 '], 2)).toEqual({
      name: '杭州 甲',
      uscc: codeOf(7),
      address: '试验路 1号',
      street: null,
    })
  })
  it('a row with fewer cells than the header is refused or filled, never a crash', () => {
    expect(isRefusal(check([], 3))).toBe(true)
    expect(isRefusal(check(['甲', codeOf(8)], 4))).toBe(false)
  })
  it('nothing reaches the pool that the database cannot hold', () => {
    for (const cells of [
      ['甲\u0000乙', codeOf(20), '', ''],
      ['甲', codeOf(21), '路\u0000', ''],
      ['甲', codeOf(22), '', '街\u0000道'],
    ]) {
      const checked = check(cells, 5)
      if (!isRefusal(checked)) expect(JSON.stringify(checked)).not.toContain('\\u0000')
    }
  })
})
