import type { Queue } from '../../../types/queues'
import { caseWords, queueWords } from '../../../types/words/cadre'
import { sayDate } from '../../../types/words/dates'
import { go } from '../../client/go'
import { Button } from '../../components/button/button'
import { sayClock } from '../case/clock'
import type { QueuePage } from './use-queue'

export type Row = QueuePage['rows'][number]

/** Why a case is here: what was found where it waits to be taken up, else where it stands and with whom. */
export const whyOf = (queue: Queue, row: Row): string =>
  queue === 'to-accept' ? row.why : `${row.state} · ${row.owner}`

export const isFounded = (row: Row): boolean => row.state === caseWords.states.founded

/** The clock of a row: a deadline while one runs, else when it came. */
export function Clock({ queue, row }: { queue: Queue; row: Row }) {
  if (!row.dueOn || queue === 'withdrawn')
    return <p className="queue-clock number">{queueWords.submitted(sayDate(row.submittedAt))}</p>
  const { dueOn, overdue, holder } = row
  return (
    <p className={`queue-clock number ${row.overdue ? 'queue-late' : 'queue-soon'}`}>
      {sayClock(holder ?? 'office', { dueOn, overdue, isFounded: isFounded(row) })}
    </p>
  )
}

/** The cases of a queue: cards on a phone, lines on a wider screen. */
export function Rows({ queue, rows }: { queue: Queue; rows: readonly Row[] }) {
  return (
    <div>
      <div className="queue-head" aria-hidden="true">
        {[queueWords.enterprise, queueWords.place, queueWords.why, queueWords.clock, queueWords.number].map((head) => (
          <p key={head} className="small">
            {head}
          </p>
        ))}
      </div>
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={row.id}>
            <Button className="queue-row" onClick={() => go('case', { id: row.id })}>
              <p className="queue-name">{row.enterprise}</p>
              <p className="second">{row.place}</p>
              <p className="second">{whyOf(queue, row)}</p>
              {row.joins > 0 && <p className="state state-submitted">{queueWords.joins(row.joins)}</p>}
              <Clock queue={queue} row={row} />
              <p className="second number queue-number">{row.number}</p>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
