import type { Queue } from '../../../types/queues'
import { queueWords } from '../../../types/words/cadre'
import { sayDate, sayDay } from '../../../types/words/dates'
import { queueDeskWords as words } from '../../../types/words/queue-desk'
import type { Row } from './rows'
import { isFounded, whyOf } from './rows'

const columns = ['enterprise', 'place', 'why', 'clock', 'number'] as const

function Clock({ queue, row }: { queue: Queue; row: Row }) {
  if (!row.dueOn || queue === 'withdrawn') return <span>{queueWords.submitted(sayDate(row.submittedAt))}</span>
  const day = isFounded(row) ? sayDay(row.dueOn) : sayDate(row.dueOn)
  return (
    <span className={row.overdue ? 'queue-late' : 'queue-soon'}>
      {row.overdue ? (row.holder === 'enterprise' ? words.enterpriseLate(day) : words.late(day)) : day}
    </span>
  )
}

interface DeskTableProps {
  queue: Queue
  rows: readonly Row[]
  /** The case that stands beside the list. */
  open: string | undefined
  onOpen: (id: string) => void
}

/** The list as a table. The name is the button; the whole row opens. Beside a case the place and the number stand under the name. */
export function DeskTable({ queue, rows, open, onOpen }: DeskTableProps) {
  return (
    <table className="desk-table" aria-label={queueWords.tabs[queue]}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={`desk-th desk-${column}`}>
              {words.heads[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.id}
            className={`desk-tr${row.id === open ? ' desk-tr-open' : ''}`}
            aria-current={row.id === open || undefined}
            // A click on the button is one on its row.
            onClick={() => onOpen(row.id)}
          >
            <td className="desk-td desk-enterprise">
              <button id={`open-${row.id}`} className="button desk-open">
                {row.enterprise}
              </button>
              <span className="desk-under">
                <span className="desk-part">{row.place}</span>
                <span className="desk-part number">{row.number}</span>
              </span>
              {row.joins > 0 && <span className="desk-joins">{queueWords.joins(row.joins)}</span>}
            </td>
            <td className="desk-td desk-place">{row.place}</td>
            <td className="desk-td desk-why">{whyOf(queue, row)}</td>
            <td className="desk-td desk-clock number">
              <Clock queue={queue} row={row} />
            </td>
            <td className="desk-td desk-number number">{row.number}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
