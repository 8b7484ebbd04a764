import { useState } from 'react'
import type { BulkAct, WithholdReason } from '../../../types/bulk'
import type { InputOf } from '../../../types/registry'
import { posterPageWords } from '../../../types/words/poster-pages'
import { bulkWords as words } from '../../../types/words/pool-pages'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { go } from '../../client/go'
import { saveText } from '../../client/save-text'
import { useCall } from '../../client/use-call'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Problem } from '../../components/problem/problem'

type Filter = InputOf<'tryBulk'>
type Act = BulkAct | 'export'

const acts = (Object.keys(words.acts) as Act[]).map((one) => [one, words.acts[one]] as const)
const reasons = (Object.keys(words.reasons) as WithholdReason[]).map((one) => [one, words.reasons[one]] as const)

interface BulkProps {
  filter: Filter
  total: number
  onChanged: () => void
}

/** The filter as a file, some thousand rows a call. */
function Export({ filter, total }: Omit<BulkProps, 'onChanged'>) {
  const [taken, setTaken] = useState<number>()
  const [said, setSaid] = useState('')
  const [failure, setFailure] = useState<Failure>()
  const take = async () => {
    if (taken !== undefined) return
    setFailure(undefined)
    setSaid('')
    let text = ''
    let rows = 0
    setTaken(0)
    try {
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await call('exportFound', { ...filter, ...(cursor ? { cursor } : {}) })
        text += page.csv
        rows += page.rows
        cursor = page.next
        setTaken(rows)
      }
      await saveText(words.file, text)
      setSaid(words.exported(rows))
    } catch (error) {
      setFailure(failureOf(error))
    }
    setTaken(undefined)
  }
  return (
    <>
      <p className="second">{words.exportLead}</p>
      {said && <p role="status">{`✓ ${said}`}</p>}
      <div className="pool-bulk-act">
        <Button id="bulk-export" busy={taken !== undefined} onClick={() => void take()}>
          {taken === undefined ? words.export(total) : words.exporting(taken)}
        </Button>
      </div>
      <Problem failure={failure} />
    </>
  )
}

/** Marks set or taken away: what would come of it, then the act, then one tap to take it back. */
function Mark({ filter, act, onChanged }: Omit<BulkProps, 'total'> & { act: BulkAct }) {
  const { data, failure: unread, reload } = useCall('tryBulk', filter)
  const [reason, setReason] = useState<WithholdReason | null>(null)
  const [missing, setMissing] = useState(false)
  const [said, setSaid] = useState('')
  const mark = useWrite('markBulk', `bulk:${act}`)
  const undo = useWrite('undoBulk', 'bulk-undo')
  if (!data) return unread ? <Problem failure={unread} onRetry={reload} /> : <Bones blocks={1} />
  const changes = data.changes[act]
  const done = (sentence: string) => {
    setSaid(sentence)
    reload()
    onChanged()
  }
  const send = async () => {
    if (act === 'withhold' && reason === null) {
      setMissing(true)
      return
    }
    const answer = await mark.write({ ...filter, withhold: act === 'withhold' ? reason : null, expected: changes })
    if (answer) done(words.done[act](answer.changed))
  }
  const takeBack = async (id: string) => {
    const answer = await undo.write({ act: id })
    if (answer) done(words.undone(answer.changed))
  }
  const again = () => {
    mark.clear()
    undo.clear()
    reload()
  }
  const { last } = data
  const failure = mark.failure ?? undo.failure
  return (
    <>
      {said && <p role="status">{`✓ ${said}`}</p>}
      <p className="number">{words.counts(data.total, data.withheld)}</p>
      {act === 'withhold' && data.organised + data.ineligible > 0 && (
        <p className="second number">{words.leftOut(data.organised, data.ineligible)}</p>
      )}
      {act === 'withhold' && changes > 0 && (
        <Choices
          id="bulk-reason"
          label={words.reason}
          options={reasons}
          taken={reason}
          onTake={(value) => {
            setReason(value)
            setMissing(false)
          }}
        />
      )}
      {missing && <p className="field-error" role="alert">{`⚠ ${words.reasonMissing}`}</p>}
      {/* The number has moved on: it is counted anew, and asked again. */}
      <Problem failure={failure} onRetry={failure?.name === 'bulkMoved' ? again : undefined} />
      {changes === 0 ? (
        <p className="second">{words.nothing}</p>
      ) : (
        <div className="pool-bulk-act">
          <Button id="bulk-confirm" kind="primary" busy={mark.busy} onClick={() => void send()}>
            {mark.busy ? words.doing : words.confirm[act](changes)}
          </Button>
        </div>
      )}
      {last && (
        <Button id="bulk-undo" kind="link" busy={undo.busy} onClick={() => void takeBack(last.id)}>
          {undo.busy ? words.doing : words.undo(last.changed)}
        </Button>
      )}
    </>
  )
}

/** Acts on all that the filter finds, folded away until wanted. An act may leave nothing of it: what was done, and its undoing, stay to be seen. */
export function Bulk({ filter, total, onChanged }: BulkProps) {
  const [open, setOpen] = useState(false)
  const [act, setAct] = useState<Act>()
  if (total === 0 && !open) return null
  return (
    <>
      <Button id="bulk" kind="link" className="pool-way" expanded={open} onClick={() => setOpen(!open)}>
        {words.open(total)}
      </Button>
      {total > 0 && (
        <Button
          id="posters"
          kind="link"
          className="pool-way"
          onClick={() => go('posters', { filter: JSON.stringify(filter) })}
        >
          {posterPageWords.fromPool(total)}
        </Button>
      )}
      {open && (
        <section className="card pool-bulk pool-search" aria-label={words.act}>
          <p className="second">{words.lead}</p>
          <Choices id="bulk-act" label={words.act} options={acts} taken={act ?? null} onTake={setAct} />
          {act === 'export' && <Export filter={filter} total={total} />}
          {(act === 'withhold' || act === 'release') && (
            <Mark key={act} filter={filter} act={act} onChanged={onChanged} />
          )}
        </section>
      )}
    </>
  )
}
