import { encode } from 'iconv-lite'
import { clean, createPoolChecker, isRefusal } from '../../../cloud/pool/import/check'
import { findColumns, poolHeaders } from '../../../cloud/pool/import/headers'
import {
  doubtOf,
  ownershipReadings,
  readWord,
  statusReadings,
  typeReadings,
} from '../../../cloud/pool/import/register-words'
import { ineligibility, plainPhone } from '../../../cloud/pool/rules'
import { ineligibilityWords, poolWords } from '../../../types/words/pool'
import { codeOf, readBytes } from './reading'

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
  it.each(['企业名称拼音', '原名称', '备注', ''])('%j means nothing of ours', (header) => {
    expect(findColumns([header])).toEqual({})
  })
  it('no field has a name of another', () => {
    const all = Object.values(poolHeaders).flat()
    expect(new Set(all).size).toBe(all.length)
  })
  it('of two that mean one field the more telling is taken, in either order', () => {
    expect(findColumns(['地址', '住所'])).toEqual({ address: 1 })
    expect(findColumns(['住所', '地址'])).toEqual({ address: 0 })
  })
})

describe('a pool file', () => {
  it('in Chinese, with other columns and in another order; those not used are named', async () => {
    const read = await readBytes(
      `\ufeff序号,统一社会信用代码,法定代表人,企业名称,所属街道,住所\n1,${codeOf(1)},示例,杭州柳岸晴测试科技有限公司,翠苑街道,试验路1号\n`,
    )
    expect(read).toMatchObject({
      records: [
        {
          name: '杭州柳岸晴测试科技有限公司',
          uscc: codeOf(1),
          address: '试验路1号',
          street: '翠苑街道',
          legalPerson: '示例',
        },
      ],
      refused: [],
      header: { line: 1, unused: ['序号'] },
    })
  })

  it('in GB18030, characters beyond GBK included', async () => {
    const bytes = encode(
      `企业名称,统一社会信用代码,地址\n杭州\u{20BB7}野㐂测试有限公司,${codeOf(1)},龙坞路２号\n`,
      'gb18030',
    )
    expect(await readBytes(bytes)).toMatchObject({
      encoding: 'gb18030',
      records: [{ name: '杭州\u{20BB7}野㐂测试有限公司', address: '龙坞路２号', street: null }],
    })
  })

  it('as a spreadsheet saves “Unicode text”: UTF-16 with its mark, separated by tabs', async () => {
    const bytes = Buffer.from(`\ufeff企业名称\t信用代码\r\n杭州甲测试有限公司\t${codeOf(1)}\r\n`, 'utf16le')
    expect((await readBytes(bytes)).records).toHaveLength(1)
  })

  it('in UTF-8 with a few broken bytes loses the broken rows, not the others', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `杭州测试${i}甲有限公司,${codeOf(i)}\n`)
    const bytes = Buffer.concat([
      Buffer.from(`企业名称,信用代码\n${rows.join('')}杭州`),
      Buffer.from([0xe6, 0x9d]),
      Buffer.from(`,${codeOf(99)}\n`),
    ])
    const { records, refused } = await readBytes(bytes)
    expect(records).toHaveLength(30)
    expect(refused).toMatchObject([{ line: 32, field: 'name', reason: poolWords.broken }])
  })

  it('with a title above the header tells on which line it found the header', async () => {
    const { header, records } = await readBytes(
      `某某区企业名录,,\n制表日期：示例,,\n\n企业名称,信用代码,住所\n甲公司,${codeOf(1)},\n`,
    )
    expect([header.line, records.length]).toEqual([4, 1])
  })

  it('with a header only has no rows', async () => {
    expect(await readBytes('name,uscc\n')).toMatchObject({ records: [], refused: [] })
  })

  it('reports every refused row with its line, field, reason and content, and takes the others', async () => {
    const { records, refused } = await readBytes(
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
        `2026-11-24,${codeOf(6)},`,
        '杭州辛测试有限公司,9.13301E+17,',
        '杭州壬测试有限公司,913301000000123000,',
        `杭州癸测试有限公司,${codeOf(7)},试验路1号,多出来的一格`,
        'name,uscc,address',
      ].join('\n'),
    )
    expect(records.map((record) => record.uscc)).toEqual([codeOf(1), codeOf(5)])
    expect(refused.map(({ line, field, reason }) => [line, field, reason])).toEqual([
      [3, 'name', poolWords.nameEmpty],
      [4, 'uscc', poolWords.usccEmpty],
      [5, 'uscc', poolWords.usccLength(4)],
      [6, 'uscc', poolWords.usccCharacter],
      [7, 'uscc', poolWords.usccCheck],
      [8, 'uscc', poolWords.duplicate(2)],
      [9, 'name', poolWords.nameLong],
      [11, 'name', poolWords.nameNumber],
      [12, 'uscc', poolWords.usccDigitsLost],
      [13, 'uscc', poolWords.usccDigitsLost],
      [14, 'row', poolWords.tooManyCells(4, 3)],
      [15, 'row', poolWords.headerAgain],
    ])
    expect(refused.every(({ content }) => content.length <= 40)).toBe(true)
  })

  it('names the line as an editor counts it, also behind empty lines', async () => {
    const { refused } = await readBytes(`name,uscc\n\n杭州甲测试有限公司,${codeOf(1)}\n\n\n杭州乙测试有限公司,\n`)
    expect(refused.map(({ line }) => line)).toEqual([6])
  })

  it('a telephone that is none is left out and counted; its enterprise comes in', async () => {
    const { records, remarks } = await readBytes(
      `name,uscc,联系电话\n甲公司,${codeOf(1)},1.54E+10\n乙公司,${codeOf(2)},154 0000 0001\n丙公司,${codeOf(3)},问前台\n`,
    )
    expect(records.map((record) => record.phone)).toEqual([undefined, '154 0000 0001', undefined])
    expect(remarks.phonesIgnored).toBe(2)
  })

  it('no content of the report is a personal value', async () => {
    const { refused } = await readBytes(`name,uscc,联系电话,法定代表人\n甲公司,9133,15400000001,示例某\n`)
    expect(JSON.stringify(refused)).not.toMatch(/154|示例某/)
  })
})

describe('the check of a row', () => {
  const header = {
    columns: { name: 0, uscc: 1, address: 2, street: 3 },
    width: 4,
    cells: ['a', 'b', 'c', 'd'],
    canShift: true,
  }
  const { check } = createPoolChecker(header)
  it.each(['', '无', '-', '/', 'N/A', 'NULL', ' 无 '])('what registers print for nothing is nothing: %j', (nothing) => {
    const checked = createPoolChecker(header).check({ line: 2, cells: ['甲', codeOf(1), nothing, nothing] })
    expect(checked).toMatchObject({ address: '', street: null })
  })
  it('blanks are made one, the code is put right', () => {
    const written = codeOf(7).replace('0', 'O').toLowerCase()
    expect(check({ line: 2, cells: [' 杭州\u3000\u3000甲 ', written, ' 试验路\t1号 '] })).toEqual({
      name: '杭州 甲',
      uscc: codeOf(7),
      address: '试验路 1号',
      street: null,
    })
  })
  it('a row with fewer cells than the header is refused or filled, never a crash', () => {
    expect(isRefusal(check({ line: 3, cells: [] }))).toBe(true)
    expect(isRefusal(check({ line: 4, cells: ['甲', codeOf(8)] }))).toBe(false)
  })
  it('several former names in one cell are several: no name of a company holds 、', () => {
    const former = createPoolChecker({
      ...header,
      cells: ['企业名称', '统一社会信用代码', '曾用名'],
      columns: { name: 0, uscc: 1, formerNames: 2 },
    })
    const checked = former.check({ line: 2, cells: ['甲', codeOf(9), '杭州甲有限公司、杭州乙有限公司；丙厂\n丁厂'] })
    expect(checked).toMatchObject({ formerNames: ['杭州甲有限公司', '杭州乙有限公司', '丙厂', '丁厂'] })
  })
  it('nothing reaches the pool that the database cannot hold', () => {
    const spoilt = [
      ['甲\u0000乙', codeOf(20), '', ''],
      ['甲', codeOf(21), '路\u0000\ud800', ''],
      ['甲', codeOf(22), '', '街\u0000道'],
    ]
    for (const cells of spoilt) expect(JSON.stringify(check({ line: 5, cells }))).not.toMatch(/\\u0000|\\ud800/)
  })
  it.each([
    [`="${codeOf(1)}"`, codeOf(1)],
    ["'=甲", '=甲'],
    ["''=甲", "'=甲"],
    ["'+86", '+86'],
    ["'甲", "'甲"],
    ['=甲', '=甲'],
  ])('what spreadsheets put around texts goes: %s → %s', (written, kept) => {
    expect(clean(written)).toBe(kept)
  })
})

describe('the words of registers', () => {
  it.each([
    ['存续（在营、开业、在册）', 'active'],
    ['在业', 'active'],
    ['正常', 'active'],
    ['注销', 'closed'],
    ['已注销', 'closed'],
    ['吊销，未注销', 'revoked'],
    ['吊销后注销', 'revoked'],
    ['迁出', 'moved-out'],
    ['迁往市外', 'moved-out'],
    ['强制注销', 'closed'],
    ['企业已注销', 'closed'],
    ['除名', 'revoked'],
    ['责令关闭', 'revoked'],
    ['撤销登记', 'revoked'],
    ['备案歇业', 'active'],
    ['营业', 'active'],
    ['撤销注销登记', null],
    ['存续（简易注销公告中）', 'active'],
    ['在业（拟注销）', 'active'],
    ['拟注销', null],
    ['简易注销公告', null],
    ['非正常注销', null],
    ['未注销', null],
    ['停业', null],
    ['清算', null],
    ['', null],
  ])('status %s means %s', (written, means) => {
    expect(readWord(statusReadings, written)).toBe(means)
  })
  it.each([
    ['清算', 'unclear'],
    ['停业', 'unclear'],
    ['歇业', 'suspended'],
    ['存续（歇业）', 'suspended'],
    ['存续', null],
    ['存续（简易注销公告中）', 'unclear'],
    ['拟注销', 'unclear'],
    ['强制注销', null],
    ['', null],
  ])('status %s leaves open: %s', (written, doubt) => {
    expect(doubtOf(written)).toBe(doubt)
  })
  it.each([
    ['民营', 'non-public'],
    ['非国有', 'non-public'],
    ['外商投资', 'non-public'],
    ['国有控股', 'state'],
    ['集体企业', 'state'],
    ['事业单位', 'public'],
    ['民办非企业单位', 'public'],
    ['其他', null],
  ])('ownership %s means %s', (written, means) => {
    expect(readWord(ownershipReadings, written)).toBe(means)
  })
  it.each([
    ['有限责任公司（国有独资）', 'state'],
    ['全民所有制', 'state'],
    ['有限责任公司（自然人投资或控股）', 'non-public'],
    ['个体工商户', 'non-public'],
    ['有限责任公司(非自然人投资或控股的法人独资)', null],
    ['有限责任公司', null],
    ['股份有限公司（上市）', null],
  ])('the type %s tells %s', (written, means) => {
    expect(readWord(typeReadings, written)).toBe(means)
  })
  it('an ownership of its own column outweighs the type', async () => {
    const { records } = await readBytes(
      `name,uscc,企业类型,经济性质,登记状态\n甲公司,${codeOf(1)},全民所有制,民营,存续\n乙公司,${codeOf(2)},全民所有制,其他,清算\n`,
    )
    expect(records).toMatchObject([
      { ownership: 'non-public', ownershipWritten: '民营', status: 'active', statusWritten: '存续' },
      { ownership: 'state', ownershipWritten: '其他', status: null, statusWritten: '清算' },
    ])
  })
})

describe('who is not for this platform', () => {
  it.each([
    [null, null, null],
    ['active', 'non-public', null],
    ['active', null, null],
    ['closed', null, 'closed'],
    ['revoked', 'state', 'revoked'],
    ['moved-out', 'non-public', 'moved-out'],
    [null, 'state', 'state'],
    ['active', 'public', 'public'],
  ] as const)('status %s, ownership %s: %s', (registrationStatus, ownership, why) => {
    expect(ineligibility({ registrationStatus, ownership })).toBe(why)
    if (why !== null) expect(ineligibilityWords[why]).toMatch(/[\u4e00-\u9fff]/)
  })
})

it.each([
  ['+86 154 0000 0001', '15400000001'],
  ['１５４００００００１１', '15400000011'],
  ['(0571)0000-0001', '05710000000' + '1'],
])('a telephone is compared without what people put into it: %s', (written, plain) => {
  expect(plainPhone(written)).toBe(plain)
})
