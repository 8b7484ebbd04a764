/** Whatever a table holds, it is read the same from every kind of file. */
import fc from 'fast-check'
import { encode } from 'iconv-lite'
import { formatCsv } from '../../../cloud/platform/csv'
import { clean } from '../../../cloud/pool/import/check'
import { codeOf, readBytes } from './reading'
import { workbook } from './workbook'

/** Characters that files, spreadsheets and markup trip over, and Chinese ones, some beyond two bytes. */
const text = fc.string({
  unit: fc.constantFrom(...`"',;\t \n=+-@&<>_x00410甲乙有限公司（）()·é㐂`, '\u{20BB7}', '\u3000', '\u200b'),
  maxLength: 24,
})
const row = fc.record({ name: text, address: text, street: text, status: text })
const table = fc
  .array(row, { maxLength: 12 })
  .map((rows) => [
    ['企业名称', '统一社会信用代码', '住所', '街道', '登记状态'],
    ...rows.map((one, at) => [one.name, codeOf(at), one.address, one.street, one.status]),
  ])

it('CSV in both encodings and a workbook say the same', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const csv = formatCsv(rows[0] ?? [], rows.slice(1))
      const asUtf8 = await readBytes(csv)
      const asGb = await readBytes(encode(csv, 'gb18030'))
      expect(asGb.records).toEqual(asUtf8.records)
      expect(asGb.refused).toEqual(asUtf8.refused)
      for (const inline of [true, false]) {
        const asWorkbook = await readBytes(workbook([{ name: '企业', rows }], { inline }))
        expect(asWorkbook.records).toEqual(asUtf8.records)
        expect(asWorkbook.refused.map(({ field, reason }) => [field, reason])).toEqual(
          asUtf8.refused.map(({ field, reason }) => [field, reason]),
        )
      }
    }),
    { numRuns: 60 },
  )
})

it('no text of a row makes the reading fail, and what is kept stays what it is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary', maxLength: 40 }).filter((one) => !one.includes('\u0000')),
      async (name) => {
        const { records, refused } = await readBytes(formatCsv(['name', 'uscc'], [[name, codeOf(1)]]))
        expect(records.length + refused.length).toBe(1)
        for (const record of records) expect(clean(`'${record.name}`.replace(/^'(?!'*[=+\-@])/, ''))).toBe(record.name)
      },
    ),
    { numRuns: 200 },
  )
})

it('any bytes are read or refused with a sentence, never a crash', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom('', 'PK\u0003\u0004', '%PDF'),
      async (bytes, head) => {
        const result = await readBytes(Buffer.concat([Buffer.from(head, 'latin1'), bytes])).catch(
          (error: unknown) => error,
        )
        if (result instanceof Error) expect(['UnreadableTable', 'PoolFileRefused']).toContain(result.name)
      },
    ),
    { numRuns: 150 },
  )
})

it('a workbook with any of its bytes changed is read or refused, never a crash', async () => {
  const whole = workbook([
    {
      name: '企业',
      rows: [
        ['企业名称', '信用代码'],
        ['甲公司', codeOf(1)],
      ],
    },
  ])
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
      const bytes = Buffer.from(whole)
      bytes[at] = byte
      const result = await readBytes(bytes).catch((error: unknown) => error)
      if (result instanceof Error) expect(['UnreadableTable', 'PoolFileRefused']).toContain(result.name)
    }),
    { numRuns: 300 },
  )
})
