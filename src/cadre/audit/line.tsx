import { useState } from 'react'
import type { AuditLineShown } from '../../../types/audit'
import { actWords, auditWords as words } from '../../../types/words/audit'
import { sayMoment } from '../../../types/words/dates'
import { Button } from '../../components/button/button'
import type { Asked } from './filter'

const sayWho = (line: AuditLineShown) =>
  line.who === null ? (line.device === 'cli' ? words.command : words.nobody) : line.who || words.forgotten
const sayRecord = (line: AuditLineShown) =>
  line.recordId === null
    ? ''
    : `${line.recordKind === null ? '' : (words.kinds[line.recordKind] ?? '')} ${line.recordId.slice(0, 8)}`.trim()
const sayWhere = ({ device, address }: AuditLineShown) =>
  [words.devices[device] ?? device, address === 'cli' ? null : address].filter(Boolean).join(' · ')

/** One row of the trail; it opens to its details, from which the next question is one tap away. */
export function Line({ line, onAsk }: { line: AuditLineShown; onAsk: (asked: Partial<Asked>) => void }) {
  const [open, setOpen] = useState(false)
  const { personId, recordId } = line
  const facts: (readonly [string, string | null])[] = [
    [words.fields.role, line.role === null ? null : (words.roles[line.role] ?? line.role)],
    [words.fields.office, line.office],
    [words.fields.function, line.function],
    [words.fields.record, recordId],
    [words.fields.session, line.sessionId],
    [words.fields.request, line.requestId],
  ]
  return (
    <>
      <Button className="desk-row audit-row" expanded={open} onClick={() => setOpen(!open)}>
        <p className="number">{sayMoment(line.at)}</p>
        <p>{sayWho(line)}</p>
        <p>{actWords[line.function] ?? line.act}</p>
        <p className="second number">{sayRecord(line)}</p>
        <p className="second">{line.reason === null ? '' : words.reasons[line.reason]}</p>
        <p className="second number">{sayWhere(line)}</p>
        <p className={line.outcome === 'refused' ? 'desk-late' : 'second'}>{words.outcomes[line.outcome]}</p>
      </Button>
      {open && (
        <div className="audit-detail">
          <dl className="facts">
            {facts.map(
              ([label, value]) =>
                value !== null && (
                  <div key={label} className="fact">
                    <dt className="fact-label">{label}</dt>
                    <dd className="fact-value number">{value}</dd>
                  </div>
                ),
            )}
          </dl>
          {personId !== null && (
            <Button kind="link" onClick={() => onAsk({ who: personId })}>
              {words.ofPerson}
            </Button>
          )}
          {recordId !== null && (
            <Button kind="link" onClick={() => onAsk({ record: recordId })}>
              {words.ofRecord}
            </Button>
          )}
        </div>
      )}
    </>
  )
}
