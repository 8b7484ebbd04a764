import type { MyCase } from '../../../types/casework'
import { sayMoment } from '../../../types/words/dates'
import './timeline.css'

/** What happened, newest first; the newest is marked by weight as well as by colour. */
export function Timeline({ entries }: { entries: MyCase['timeline'] }) {
  return (
    <ol className="plain-list">
      {entries.map((entry, i) => (
        // Counted from the oldest: two may say the same at the same time, and new ones come on top.
        <li key={entries.length - i} className={`timeline-entry${i === 0 ? ' timeline-now' : ''}`}>
          <p className="timeline-title">{entry.title}</p>
          <p className="small number">{sayMoment(entry.at)}</p>
          {entry.detail && <p className="second">{entry.detail}</p>}
        </li>
      ))}
    </ol>
  )
}
