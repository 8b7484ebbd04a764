/** Writes workbooks for tests, right ones and wrong ones: a few parts in an archive, nothing more. */
import { crc32, deflateRawSync } from 'node:zlib'

/** A text, a number, a formula (with or without a stored result), an error, or nothing. */
export type Cell = string | number | { formula: string; result?: string } | { error: string } | null

const escape = (text: string) =>
  text
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\r]/g,
      (one) => `_x${one.charCodeAt(0).toString(16).padStart(4, '0')}_`,
    )
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')

const letters = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : letters(Math.floor(at / 26) - 1) + letters(at % 26)

interface Part {
  name: string
  content: Buffer
  /** What the directory says of the size, where it lies. */
  claimed?: number
}

export function zip(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, claimed = content.length } of parts) {
    const packed = deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(crc(content), 14)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(claimed, 22)
    local.writeUInt16LE(Buffer.byteLength(name), 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(claimed, 24)
    entry.writeUInt16LE(Buffer.byteLength(name), 28)
    entry.writeUInt32LE(offset, 42)
    directory.push(entry, Buffer.from(name))
    bodies.push(local, Buffer.from(name), packed)
    offset += 30 + Buffer.byteLength(name) + packed.length
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, ...directory, end])
}

const crc = (content: Buffer) => (typeof crc32 === 'function' ? crc32(content) : 0)

export interface TestSheet {
  name: string
  rows: readonly (readonly Cell[])[]
  merges?: readonly string[]
}

const sheetXml = ({ rows, merges = [] }: TestSheet, inline: boolean, textOf: (text: string) => number) => {
  const cell = (value: Cell, at: number, line: number) => {
    const place = `${letters(at)}${line}`
    if (value === null) return ''
    if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`
    if (typeof value === 'string')
      return inline
        ? `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`
        : `<c r="${place}" t="s"><v>${textOf(value)}</v></c>`
    if ('error' in value) return `<c r="${place}" t="e"><v>${value.error}</v></c>`
    const result = value.result === undefined ? '' : `<v>${escape(value.result)}</v>`
    return `<c r="${place}" t="str"><f>${escape(value.formula)}</f>${result}</c>`
  }
  const lines = rows.map(
    (row, at) => `<row r="${at + 1}">${row.map((value, column) => cell(value, column, at + 1)).join('')}</row>`,
  )
  const merged =
    merges.length === 0
      ? ''
      : `<mergeCells>${merges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`
  return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.join('')}</sheetData>${merged}</worksheet>`
}

/** A workbook. @param inline texts in the cells instead of in a table of their own */
export function workbook(
  sheets: readonly TestSheet[],
  { inline = false, also = [] }: { inline?: boolean; also?: readonly Part[] } = {},
): Buffer {
  const texts = new Map<string, number>()
  const textOf = (text: string) => {
    const at = texts.get(text) ?? texts.size
    texts.set(text, at)
    return at
  }
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
  const xml = (name: string, text: string): Part => ({ name, content: Buffer.from(text) })
  const parts = sheets.map((sheet, at) => xml(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, inline, textOf)))
  const tags = sheets.map(({ name }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="s${at + 1}"/>`)
  const targets = sheets.map((_, at) => relation(`s${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
  return zip([
    xml('_rels/.rels', `<Relationships>${relation('a', 'officeDocument', 'xl/workbook.xml')}</Relationships>`),
    xml('xl/workbook.xml', `<workbook xmlns:r="${office}"><sheets>${tags.join('')}</sheets></workbook>`),
    xml(
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${targets.join('')}${relation('t', 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>`,
    ),
    ...parts,
    xml(
      'xl/sharedStrings.xml',
      `<sst>${[...texts.keys()].map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('')}</sst>`,
    ),
    ...also,
  ])
}
