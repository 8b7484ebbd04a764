import type { OutputOf } from '../../../types/registry'
import './paper.css'

type Content = OutputOf<'previewDocument'>
type Block = Content['blocks'][number]
type Table = Extract<Block, { role: 'table' }>
type Row = Table['rows'][number]

const spanned = (widths: readonly number[], row: Row, at: number): number => {
  const before = row.slice(0, at).reduce((sum, cell) => sum + (cell.span ?? 1), 0)
  return widths.slice(before, before + (row[at]?.span ?? 1)).reduce((sum, width) => sum + width, 0)
}

/** Rows of cells side by side; in larger type, where they would not fit, each cell with the head of its column, one below the other. */
function Grid({ table: { widths, header, rows } }: { table: Table }) {
  const [head] = rows
  const total = widths.reduce((sum, width) => sum + width, 0)
  return (
    <div className={`paper-table${header ? ' paper-listed' : ''}`} role="table">
      {rows.map((row, y) => (
        <div key={y} className={`paper-row${header && y === 0 ? ' paper-head' : ''}`} role="row">
          {row.map((cell, x) => (
            <div
              key={x}
              className={`paper-cell${cell.label ? ' paper-label' : ''}${cell.seal ? ' paper-seal' : ''}`}
              role={header && y === 0 ? 'columnheader' : 'cell'}
              style={{ width: `${(100 * spanned(widths, row, x)) / total}%` }}
            >
              {header && y > 0 && <span className="paper-of" aria-hidden="true">{`${head?.[x]?.text ?? ''} `}</span>}
              {cell.text}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

function Line({ block }: { block: Exclude<Block, Table> }) {
  const { role, lead, text, right } = block
  const Tag = role === 'title' || role === 'attachment-title' ? 'h2' : 'p'
  return (
    <Tag className={`paper-line paper-${role}`}>
      {lead !== undefined && lead !== '' && <span className="paper-lead">{lead}</span>}
      {text}
      {right !== undefined && <span className="paper-right">{right}</span>}
    </Tag>
  )
}

/** An attachment begins a sheet of its own. */
function sheetsOf(blocks: readonly Block[]): Block[][] {
  const sheets: Block[][] = [[]]
  for (const block of blocks) {
    if (block.role === 'attachment-label') sheets.push([])
    sheets[sheets.length - 1]?.push(block)
  }
  return sheets
}

/** A document as it reads, sheet by sheet, in the layout of its file as far as a phone is wide enough. */
export function Paper({ content }: { content: Content }) {
  return (
    <>
      {sheetsOf(content.blocks).map((blocks, sheet) => (
        <section key={sheet} className="card paper" aria-label={sheet === 0 ? content.title : undefined}>
          {blocks.map((block, at) =>
            block.role === 'table' ? <Grid key={at} table={block} /> : <Line key={at} block={block} />,
          )}
        </section>
      ))}
    </>
  )
}
