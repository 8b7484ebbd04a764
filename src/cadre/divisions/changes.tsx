import type { DivisionChangeRow } from '../../../types/divisions'
import { divisionPageWords as words } from '../../../types/words/division-pages'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'

/** One change: what became what, from which day, by which document; one that waits can be taken back. */
export function Change({ row, onCancelled }: { row: DivisionChangeRow; onCancelled: () => void }) {
  const { write, busy, failure } = useWrite('cancelDivisionChange', `cancel-division:${row.id}`)
  const cancel = async () => {
    if (await write({ id: row.id })) onCancelled()
  }
  const isDone = row.state === 'applied'
  return (
    <section className="card division-change" aria-label={words.line(words.kinds[row.kind], row.from, row.to)}>
      <p className={`state${isDone ? ' state-accepted' : ''}`}>
        {isDone
          ? `✓ ${words.states.applied}`
          : row.state === 'refused'
            ? `⚠ ${words.states.refused}`
            : words.states[row.state]}
      </p>
      <p>{words.line(words.kinds[row.kind], row.from, row.to)}</p>
      {row.why && <p className="field-error">{`⚠ ${row.why}`}</p>}
      <p className="second number">{words.onDay(row.effectiveOn)}</p>
      <p className="second">{words.groundLine(row.ground)}</p>
      {row.counts.length > 0 && (
        <p className="small number">{row.counts.map(({ what, n }) => words.count[what](n)).join('，')}</p>
      )}
      <Problem failure={failure} onRetry={failure?.name === 'divisionChangeSettled' ? onCancelled : undefined} />
      {row.state === 'scheduled' && (
        <Button id={`cancel-${row.id}`} kind="link" busy={busy} onClick={() => void cancel()}>
          {busy ? words.takingBack : words.takeBack}
        </Button>
      )}
    </section>
  )
}
