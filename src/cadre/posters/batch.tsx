import { useEffect } from 'react'
import type { PosterBatch } from '../../../types/posters'
import { sayMoment } from '../../../types/words/dates'
import { posterPageWords as words } from '../../../types/words/poster-pages'
import { useFile } from '../../client/use-file'
import { Button } from '../../components/button/button'

/** States in which something happens by itself: the page asks again and again. */
export const isMoving = ({ state }: PosterBatch): boolean => state === 'waiting' || state === 'running'

const MB = 1024 * 1024
const sayMb = (bytes: number) => (Math.max(1, Math.round((bytes * 10) / MB)) / 10).toFixed(1)

/** One file of posters: how far it is, and taking it along. `wanted`: it was ordered to be taken along as soon as it is there. */
export function Batch({ batch, wanted, onTaken }: { batch: PosterBatch; wanted: boolean; onTaken: () => void }) {
  const { id, state, format, kind, name, part, parts, done, total, leftOut, bytes, until } = batch
  const file = useFile('getPosterFile')
  const { take } = file
  const isDone = state === 'done'
  useEffect(() => {
    if (!wanted || !isDone) return
    onTaken()
    void take({ id })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it is there: `take` is new at each drawing
  }, [wanted, isDone])
  const what = name ?? (kind === 'enterprise' ? words.ofFilter : words.kinds[kind])
  const label = words.batch(format, what)
  const percent = Math.round((done / total) * 100)
  return (
    <section className="card posters-batch" aria-label={label}>
      <p className={`state${isDone ? ' state-accepted' : ''}`} role="status">
        {isDone ? `✓ ${words.states.done}` : state === 'failed' ? `⚠ ${words.states.failed}` : words.states[state]}
      </p>
      <p>{label}</p>
      {parts > 1 && <p className="second number">{words.part(part, parts)}</p>}
      {isMoving(batch) && (
        <>
          <p className="second number">{words.progress(done, total)}</p>
          <div
            className="posters-bar"
            role="progressbar"
            aria-label={words.states[state]}
            aria-valuenow={percent}
            aria-valuemin={0}
            aria-valuemax={100}
          >
            <div className="posters-done" style={{ width: `${percent}%` }} />
          </div>
        </>
      )}
      {isDone && <p className="second number">{words.did(done, sayMb(bytes ?? 0))}</p>}
      {leftOut > 0 && !isMoving(batch) && <p className="second">{words.skipped(leftOut)}</p>}
      {until !== null && <p className="small number">{words.until(sayMoment(until))}</p>}
      {isDone && (
        <div className="posters-act">
          <Button
            id={`poster-file-${id}`}
            label={words.downloadLabel(label)}
            busy={file.state === 'taking'}
            onClick={() => void take({ id })}
          >
            {file.state === 'taking' ? words.taking : words.download}
          </Button>
          {file.state === 'taken' && <p className="small" role="status">{`✓ ${words.taken}`}</p>}
          {file.state === 'failed' && <p className="field-error" role="alert">{`⚠ ${words.failed}`}</p>}
        </div>
      )}
    </section>
  )
}
