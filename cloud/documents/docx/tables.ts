/** Tables: of facts, of signatures that stand beside each other, and the colophon at the foot of the last page. */
import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  LineRuleType,
  Paragraph,
  RelativeVerticalPosition,
  TabStopType,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
  type ITableCellOptions,
} from 'docx'
import type { DocumentParagraph, DocumentTable } from '../../../types/documents'
import { characterTwips, layout, lineTwips, twipsOfMm, widthOf } from '../rules'
import { bodyFace, exactly } from './paragraphs'
import { run } from './text'

const WIDTH = twipsOfMm(layout.grid.widthMm)
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const line = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000' }) as const
const noBorders = { top: none, bottom: none, left: none, right: none } as const
const noLines = { ...noBorders, insideHorizontal: none, insideVertical: none } as const

/** Columns in twips that fill the type area exactly. */
function columnsOf(parts: readonly number[]): number[] {
  const all = parts.reduce((sum, part) => sum + part, 0)
  let done = 0
  let end = 0
  return parts.map((part) => {
    done += part
    const start = end
    end = Math.round((done / all) * WIDTH)
    return end - start
  })
}

const fixed = (columnWidths: number[]) => ({
  width: { size: columnWidths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
  layout: TableLayoutType.FIXED,
  columnWidths,
})

/** A table of facts; its first row is repeated on every page where it is a head, and no row is torn. */
export function setTable({ widths, header, rows }: DocumentTable): Table {
  const { points, font, labelFont, lineEighths, rowMm, sideMm, topMm, lineHeight } = layout.table
  const side = line(lineEighths)
  const columns = columnsOf(widths)
  return new Table({
    ...fixed(columns),
    margins: { left: twipsOfMm(sideMm), right: twipsOfMm(sideMm), top: twipsOfMm(topMm), bottom: twipsOfMm(topMm) },
    borders: { top: side, bottom: side, left: side, right: side, insideHorizontal: side, insideVertical: side },
    rows: rows.map((cells, index) => {
      let at = 0
      // A seal never stands alone on a page: the row above goes with it.
      const keepNext = rows[index + 1]?.some(({ seal }) => seal) === true
      return new TableRow({
        cantSplit: true,
        tableHeader: header && index === 0,
        height: {
          value: cells.some(({ seal }) => seal) ? layout.seals.linesHigh * lineTwips : twipsOfMm(rowMm),
          rule: HeightRule.ATLEAST,
        },
        children: cells.map(({ text, label = false, span = 1 }) => {
          const size = columns.slice(at, at + span).reduce((sum, one) => sum + one, 0)
          at += span
          return new TableCell({
            columnSpan: span,
            width: { size, type: WidthType.DXA },
            verticalAlign: VerticalAlignTable.CENTER,
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                keepNext,
                spacing: { line: Math.round(points * 20 * lineHeight), lineRule: LineRuleType.EXACT },
                children: [run(text, { font: label ? labelFont : font, points })],
              }),
            ],
          })
        }),
      })
    }),
  })
}

/** Signatures of several beside each other, each with room for its seal. */
export function setSignatures(names: readonly string[]): Table {
  const { columns, linesHigh } = layout.seals
  const widths = columnsOf(Array.from({ length: columns }, () => 1))
  const rows = Array.from({ length: Math.ceil(names.length / columns) }, (_, index) =>
    names.slice(index * columns, (index + 1) * columns),
  )
  return new Table({
    ...fixed(widths),
    borders: noLines,
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          height: { value: linesHigh * lineTwips, rule: HeightRule.ATLEAST },
          children: widths.map(
            (size, column) =>
              new TableCell({
                width: { size, type: WidthType.DXA },
                verticalAlign: VerticalAlignTable.CENTER,
                borders: noBorders,
                children: [
                  new Paragraph({
                    alignment: AlignmentType.CENTER,
                    spacing: exactly(),
                    keepNext: true,
                    children: [run(row[column] ?? '', bodyFace)],
                  }),
                ],
              }),
          ),
        }),
    ),
  })
}

/** Whether both stand in one line of the colophon, with a character between them. */
const fitsBeside = (left: string, right: string) =>
  (widthOf(left) + widthOf(right) + 1 + 2 * layout.colophon.sideCharacters) * layout.colophon.points * 20 <= WIDTH

/** 版记: thick rules outside, a thin one between; its foot lies on the foot of the type area. */
export function setColophon(paragraphs: readonly DocumentParagraph[]): Table {
  const { points, sideCharacters, thickEighths, thinEighths } = layout.colophon
  const side = Math.round(sideCharacters * characterTwips * (points / layout.body.points))
  const spacing = { line: lineTwips, lineRule: LineRuleType.EXACT }
  const cell = (children: ITableCellOptions['children'], index: number) =>
    new TableCell({
      width: { size: WIDTH, type: WidthType.DXA },
      margins: { left: 0, right: 0 },
      borders: {
        top: line(index === 0 ? thickEighths : thinEighths),
        bottom: line(index === paragraphs.length - 1 ? thickEighths : thinEighths),
        left: none,
        right: none,
      },
      children,
    })
  return new Table({
    ...fixed([WIDTH]),
    margins: { left: 0, right: 0 },
    borders: noLines,
    float: {
      // From the page's edge: counted from the margin, a table as wide as the type area is left in line by one reader.
      horizontalAnchor: TableAnchorType.PAGE,
      verticalAnchor: TableAnchorType.MARGIN,
      absoluteHorizontalPosition: twipsOfMm(layout.margins.leftMm),
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
    },
    rows: paragraphs.map(({ role, lead = '', text, right = '' }, index) => {
      const face = layout.colophon
      // Copies that take several lines go on behind the colon.
      const hang = Math.round(lead.length * points * 20)
      const paragraph =
        role === 'issued'
          ? new Paragraph({
              spacing,
              indent: { left: side, right: side },
              tabStops: [{ type: TabStopType.RIGHT, position: WIDTH - side }],
              // A name that leaves no room beside it has its line, and the date the next.
              children: [
                run(text, face),
                run('', face, { children: ['\t'], ...(fitsBeside(text, right) ? {} : { break: 1 }) }),
                run(right, face),
              ],
            })
          : new Paragraph({
              spacing,
              indent: { left: side + hang, right: side, hanging: hang },
              children: [run(`${lead}${text}`, face)],
            })
      return new TableRow({ cantSplit: true, children: [cell([paragraph], index)] })
    }),
  })
}
