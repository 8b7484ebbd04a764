/** Files that are wrong as a whole, and workbooks with what only workbooks have: each is told clearly, nothing crashes. */
import { poolWords, tableWords } from '../../../types/words/pool'
import { FILE_RULES } from '../../../cloud/platform/spreadsheet/rules'
import { codeOf, readBytes } from './reading'
import { workbook, zip, type Cell } from './workbook'

const HEADER = ['企业名称', '统一社会信用代码', '住所']
const sheet = (rows: Cell[][], merges: string[] = []) => workbook([{ name: '企业', rows, merges }])

describe('a file that is no table is refused with a sentence', () => {
  it.each<[string, Buffer | string, string | RegExp]>([
    ['empty', '', tableWords.empty],
    ['blank lines only', '\n\n\n', poolWords.empty],
    ['one column', '企业名称\n甲公司\n', /统一社会信用代码.*第 1 行/],
    ['no header', `甲公司,${codeOf(1)}\n`, /企业名称/],
    ['names a column missing', '名称,地址\nx,y\n', /统一社会信用代码/],
    ['UTF-16 without its mark', Buffer.from('企业名称,信用代码,name\n甲,乙,a\n', 'utf16le'), tableWords.noText],
    ['Latin-1', Buffer.from('Société,Identité\nCafé,Ü\n', 'latin1'), /UTF-8 或 GB18030/],
    ['a PDF', '%PDF-1.7\n', tableWords.noText],
    ['a binary', Buffer.from([1, 0, 2, 0, 3, 0]), tableWords.noText],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex'), tableWords.oldWorkbook],
    ['a quote that never closes', `name,uscc\n甲,${codeOf(1)}\n"乙,${codeOf(2)}\n丙,\n`, tableWords.quote(2)],
    ['a header twice', '企业名称,信用代码,住所,企业名称\n', poolWords.headerTwice('企业名称', 1, '1', '4')],
    [
      '300 columns',
      `${[...HEADER, ...Array.from({ length: 297 }, (_, i) => `列${i}`)].join(',')}\n`,
      poolWords.columns(1, 300, 256),
    ],
    [
      'an archive of something else',
      zip([{ name: 'word/document.xml', content: Buffer.from('<a/>') }]),
      tableWords.otherArchive,
    ],
    ['a workbook cut in half', sheet([HEADER]).subarray(0, 600), tableWords.damaged],
    ['a workbook without rows', sheet([]), poolWords.empty],
    ['a workbook with a header twice', sheet([[...HEADER, '住所']]), poolWords.headerTwice('住所', 1, 'C', 'D')],
  ])('%s', async (_, bytes, sentence) => {
    await expect(readBytes(bytes)).rejects.toThrow(sentence)
  })

  it('XML that defines entities, or is none', async () => {
    for (const text of ['<!DOCTYPE a [<!ENTITY x "y">]><worksheet>&x;</worksheet>', '<worksheet><sheetData>', 'no'])
      await expect(
        readBytes(
          zip([
            {
              name: 'xl/workbook.xml',
              content: Buffer.from('<workbook><sheets><sheet name="a" r:id="s"/></sheets></workbook>'),
            },
            {
              name: 'xl/_rels/workbook.xml.rels',
              content: Buffer.from(
                '<Relationships><Relationship Id="s" Type="/worksheet" Target="s.xml"/></Relationships>',
              ),
            },
            { name: 'xl/s.xml', content: Buffer.from(text) },
          ]),
        ),
      ).rejects.toThrow(tableWords.damaged)
  })
})

describe('a bomb is refused before it unfolds', () => {
  const huge = Buffer.alloc(64 * 1024 * 1024, ' ')
  it('that says how large it is', async () => {
    await expect(readBytes(workbook([], { also: [{ name: 'xl/big.xml', content: huge }] }))).rejects.toThrow(
      tableWords.bomb,
    )
  })
  it('that lies about its size', async () => {
    const bytes = workbook([], {
      also: [{ name: 'xl/worksheets/sheet1.xml', content: huge, claimed: 1000 }],
    })
    expect(bytes.length).toBeLessThan(200_000)
    const lying = zip([
      {
        name: 'xl/workbook.xml',
        content: Buffer.from('<workbook><sheets><sheet name="a" r:id="s"/></sheets></workbook>'),
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: Buffer.from('<Relationships><Relationship Id="s" Type="/worksheet" Target="s.xml"/></Relationships>'),
      },
      { name: 'xl/s.xml', content: huge, claimed: 1000 },
    ])
    await expect(readBytes(lying)).rejects.toThrow(tableWords.bomb)
  })
  it('in one cell: a text longer than any cell ends the reading', async () => {
    // Of random letters, so that it does not pack like a bomb.
    const long = Buffer.alloc(3 * FILE_RULES.text.value)
    for (let at = 0; at < long.length; at++) long[at] = 97 + ((at * 7919 + (at >> 5)) % 26)
    await expect(readBytes(sheet([[...HEADER, long.toString()]]))).rejects.toThrow(tableWords.damaged)
  })
})

describe('a workbook', () => {
  it.each([true, false])('is read like the same CSV (texts in cells: %s)', async (inline) => {
    const rows = [
      HEADER,
      ['杭州<甲>&测试"有限公司', codeOf(1), '试验路 1 号\r\n2 楼'],
      [null, null, null],
      ['乙公司', codeOf(2)],
    ]
    const read = await readBytes(workbook([{ name: '企业', rows }], { inline }))
    expect(read).toMatchObject({
      sheet: '企业',
      records: [
        { name: '杭州<甲>&测试"有限公司', uscc: codeOf(1), address: '试验路 1 号 2 楼' },
        { name: '乙公司', uscc: codeOf(2), address: '' },
      ],
      refused: [],
    })
  })

  it('whose first sheet is a note is read from the sheet that has the header', async () => {
    const read = await readBytes(
      workbook([
        { name: '说明', rows: [['请勿改动']] },
        { name: '名录', rows: [HEADER, ['甲公司', codeOf(1), '']] },
      ]),
    )
    expect([read.sheet, read.records.length]).toEqual(['名录', 1])
  })

  it('with a merged title above the header', async () => {
    const read = await readBytes(sheet([['某某区企业名录'], HEADER, ['甲公司', codeOf(1), '']], ['A1:C1']))
    expect([read.header.line, read.records.length]).toEqual([2, 1])
  })

  it('whose header goes over two rows', async () => {
    const read = await readBytes(
      sheet(
        [
          ['企业名称', '登记信息'],
          [null, '统一社会信用代码', '住所'],
          ['甲公司', codeOf(1), '试验路'],
        ],
        ['A1:A2', 'B1:C1'],
      ),
    )
    expect(read).toMatchObject({ header: { line: 2 }, records: [{ name: '甲公司', address: '试验路' }] })
  })

  it('with merged names, formulas, numbers and errors refuses those rows, each with its reason', async () => {
    const { records, refused } = await readBytes(
      sheet(
        [
          [...HEADER, '联系电话'],
          ['甲公司', codeOf(1), '试验路', 15400000001],
          [null, codeOf(2), '试验路'],
          ['丙公司', 913301000000123456, '试验路'],
          ['丁公司', { formula: 'A2', result: codeOf(4) }, '试验路'],
          ['戊公司', codeOf(5), { formula: 'C2', result: '公式路' }],
          ['己公司', codeOf(6), { formula: 'C2' }],
          ['庚公司', codeOf(7), { error: '#N/A' }],
          [46350, codeOf(8), '试验路'],
          ['壬公司', codeOf(9), 46350],
        ],
        ['A2:A3'],
      ),
    )
    expect(records.map(({ name, address, phone }) => [name, address, phone])).toEqual([
      ['甲公司', '试验路', '15400000001'],
      ['戊公司', '公式路', undefined],
    ])
    expect(refused.map(({ line, field, reason }) => [line, field, reason])).toEqual([
      [3, 'name', poolWords.merged('A2:A3')],
      [4, 'uscc', poolWords.usccDigitsLost],
      [5, 'uscc', poolWords.formula],
      [7, 'address', poolWords.formulaWithoutResult],
      [8, 'address', poolWords.cellError('#N/A')],
      [9, 'name', poolWords.nameNumber],
      [10, 'address', poolWords.number],
    ])
  })

  it('with 300 columns is refused; with formats up to the last column it is not', async () => {
    const wide = Array.from({ length: 297 }, (_, i) => `列${i}`)
    await expect(readBytes(sheet([[...HEADER, ...wide]]))).rejects.toThrow(poolWords.columns(1, 300, 256))
    const formatted = Array.from({ length: 16000 }, () => null)
    expect(
      (
        await readBytes(
          sheet([
            [...HEADER, ...formatted],
            ['甲公司', codeOf(1)],
          ]),
        )
      ).records,
    ).toHaveLength(1)
  })
})
