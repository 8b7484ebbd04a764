import { useState } from 'react'
import type { ImportCounts, ImportJob, ImportState } from '../../../types/imports'
import { sayMoment } from '../../../types/words/dates'
import { importPageWords as words } from '../../../types/words/imports'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { go } from '../../client/go'
import { saveText } from '../../client/save-text'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'

/** States in which something happens by itself: the page asks again and again. */
const MOVING: readonly ImportState[] = ['waiting-check', 'checking', 'waiting', 'running']
export const isMoving = ({ state }: ImportJob): boolean => MOVING.includes(state)

const say = (of: typeof words.would, { read, inserted, updated, unchanged, refused }: ImportCounts) =>
  of(read, inserted, updated, unchanged, refused)

/** How far it is, in words and as a bar. */
function Progress({ job }: { job: ImportJob }) {
  const percent = Math.round(job.share * 100)
  return (
    <>
      <p className="second number">{words.progress(job.read, job.written)}</p>
      <div
        className="imports-bar"
        role="progressbar"
        aria-label={words.states[job.state]}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <div className="imports-done" style={{ width: `${percent}%` }} />
      </div>
    </>
  )
}

/** The rows that stay out, as a file for whoever puts them right. */
function Refused({ job }: { job: ImportJob }) {
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const [failure, setFailure] = useState<Failure>()
  const take = async () => {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    try {
      const { csv, rows, cut } = await call('exportRefused', { id: job.id })
      await saveText(words.refusedFile(job.file), csv)
      setSaid(words.refusedTold(rows, cut))
    } catch (error) {
      setFailure(failureOf(error))
    }
    setBusy(false)
  }
  return (
    <div className="imports-act">
      <Button id={`refused-${job.id}`} busy={busy} onClick={() => void take()}>
        {words.refused}
      </Button>
      {said && (
        <p className="small" role="status">
          {said}
        </p>
      )}
      <Problem failure={failure} />
    </div>
  )
}

/** What a person may do now: take it in, begin anew, let go. */
function Acts({ job, onMoved }: { job: ImportJob; onMoved: () => void }) {
  const start = useWrite('startImport', `import:${job.id}:${job.state}`)
  const drop = useWrite('dropImport', `drop:${job.id}`)
  const begin = async () => {
    if (await start.write({ id: job.id })) onMoved()
  }
  const letGo = async () => {
    if (await drop.write({ id: job.id })) onMoved()
  }
  const { trial } = job
  const good = trial === null ? 0 : trial.read - trial.refused
  const mayStart = job.state === 'interrupted' || (job.state === 'checked' && good > 0)
  return (
    <>
      {mayStart && (
        <div className="imports-act">
          <Button id="import-start" kind="primary" busy={start.busy} onClick={() => void begin()}>
            {start.busy ? words.starting : job.state === 'interrupted' ? words.startAgain : words.start(good)}
          </Button>
        </div>
      )}
      <Problem
        failure={start.failure ?? drop.failure}
        onRetry={(start.failure ?? drop.failure)?.name === 'importMoved' ? onMoved : undefined}
      />
      {(mayStart || job.state === 'checked' || job.state === 'announced') && (
        <Button id={`import-drop-${job.id}`} kind="link" busy={drop.busy} onClick={() => void letGo()}>
          {words.drop}
        </Button>
      )}
    </>
  )
}

/** One import by upload. */
export function Job({ job, onMoved }: { job: ImportJob; onMoved: () => void }) {
  const { trial, outcome, failure } = job
  const isDone = job.state === 'done'
  const counts = outcome ?? trial
  return (
    <section className="card imports-job" aria-label={job.file}>
      <p className={`state${isDone ? ' state-accepted' : ''}`} role="status">
        {isDone
          ? `✓ ${words.states.done}`
          : job.state === 'interrupted'
            ? `⚠ ${words.states.interrupted}`
            : words.states[job.state]}
      </p>
      <p>{`${words.kinds[job.kind]}：${job.file}`}</p>
      {(job.state === 'checking' || job.state === 'running') && <Progress job={job} />}
      {failure && <p className="field-error">{`⚠ ${failure}`}</p>}
      {counts && <p className="number">{say(isDone ? words.did : words.would, counts)}</p>}
      {counts?.remarks.map((remark) => (
        <p key={remark} className="second">
          {remark}
        </p>
      ))}
      <p className="small number">{words.by(job.whoMasked, sayMoment(job.at))}</p>
      {job.hasRefused && <Refused job={job} />}
      {isDone && job.kind === 'organisations' && (
        <Button id={`unsure-${job.id}`} kind="link" onClick={() => go('organisations')}>
          {words.unsure}
        </Button>
      )}
      <Acts job={job} onMoved={onMoved} />
    </section>
  )
}
