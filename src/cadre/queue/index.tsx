import { useEffect, useState } from 'react'
import type { Queue } from '../../../types/queues'
import { clockWords, queueWords } from '../../../types/words/cadre'
import { clientWords } from '../../../types/words/common'
import { sayDate } from '../../../types/words/dates'
import { become, go } from '../../client/go'
import { useSession } from '../../client/session'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Field } from '../../components/field/field'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import { Menu, useMenu } from '../menu/menu'
import { useTyped } from '../pool/use-typed'
import { Narrowed, useLinked } from './linked'
import { useQueue } from './use-queue'
import type { QueuePage } from './use-queue'
import './index.css'

const queues = Object.keys(queueWords.tabs) as Queue[]
/** Always there; the others come when they have something. */
const standing: readonly Queue[] = ['to-accept', 'accepted', 'returned', 'withdrawn']
/** Made of the others: they come by a link, or when all are asked for. */
const wide: readonly Queue[] = ['all', 'in-progress']

function Tabs({ open, counts, onOpen }: { open: Queue; counts?: QueuePage['counts']; onOpen: (queue: Queue) => void }) {
  const [all, setAll] = useState(false)
  const filled = (queue: Queue) => (counts?.[queue] ?? 0) > 0 && !wide.includes(queue)
  const shown = queues.filter((queue) => all || queue === open || standing.includes(queue) || filled(queue))
  return (
    <div className="tabs">
      <div className="tab-list" role="tablist">
        {shown.map((queue) => (
          <button
            key={queue}
            id={`tab-${queue}`}
            role="tab"
            aria-selected={queue === open}
            className={`button tab${queue === open ? ' tab-open' : ''}`}
            onClick={() => onOpen(queue)}
          >
            {counts ? `${queueWords.tabs[queue]} ${counts[queue]}` : queueWords.tabs[queue]}
          </button>
        ))}
      </div>
      {!all && shown.length < queues.length && (
        <Button id="tabs-all" kind="link" onClick={() => setAll(true)}>
          {queueWords.allTabs}
        </Button>
      )}
    </div>
  )
}

/** The clock of a row: a deadline while one runs, else when it came. */
function Clock({ queue, row }: { queue: Queue; row: QueuePage['rows'][number] }) {
  if (!row.dueOn || queue === 'withdrawn')
    return <p className="queue-clock number">{queueWords.submitted(sayDate(row.submittedAt))}</p>
  const words = clockWords[queue === 'returned' ? 'enterprise' : 'office']
  return (
    <p className={`queue-clock number ${row.overdue ? 'queue-late' : 'queue-soon'}`}>
      {row.overdue ? `⚠ ${words.overdue(sayDate(row.dueOn))}` : words.due(sayDate(row.dueOn))}
    </p>
  )
}

function Rows({ queue, rows }: { queue: Queue; rows: QueuePage['rows'] }) {
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
              <p className="second">{queue === 'to-accept' ? row.why : `${row.state} · ${row.owner}`}</p>
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

/** Who handles no case begins at their own page; who is no cadre is told so. */
function NoQueue() {
  const first = useMenu()?.[0]
  useEffect(() => {
    if (first && first !== 'queue') void become(first)
  }, [first])
  return (
    <Page>
      <Empty title={queueWords.forbiddenTitle} lead={queueWords.forbiddenLead}>
        <Button onClick={() => go('mine')}>{queueWords.toMine}</Button>
      </Empty>
    </Page>
  )
}

function QueueContent() {
  const signedIn = useSession()
  const linked = useLinked()
  const [open, setOpen] = useState<Queue>(linked.queue ?? 'to-accept')
  const shown = useShown()
  const { typed, asked, type } = useTyped()
  const { rows, counts, offices, place, next, failure, busy, more, reload } = useQueue(
    open,
    signedIn,
    shown,
    asked,
    linked.scope,
  )

  if (failure?.name === 'forbidden') return <NoQueue />
  return (
    <Page wide>
      <h1 className="title">{queueWords.title}</h1>
      <p className="second">{offices.join('、')}</p>
      <Narrowed scope={linked.scope} place={place} onWiden={linked.widen} />
      <Tabs open={open} counts={counts} onOpen={setOpen} />
      <Field id="queue-query" label={queueWords.search} value={typed} maxLength={60} onInput={type} />
      {failure && <Problem failure={failure} onRetry={reload} />}
      {!rows ? (
        !failure && <Bones blocks={3} />
      ) : rows.length === 0 ? (
        <Empty {...(asked === '' ? queueWords.empty[open] : queueWords.emptySearch)} />
      ) : (
        <Rows queue={open} rows={rows} />
      )}
      {next && (
        <div className="queue-more">
          <Button id="more" busy={busy} onClick={more}>
            {clientWords.more}
          </Button>
        </div>
      )}
      <Menu at="queue" />
    </Page>
  )
}

/** The cadre's first page: what waits, why it is here, and until when. */
export default function QueuePageView() {
  return (
    <Gate title={queueWords.title} lead={queueWords.loginLead}>
      <QueueContent />
    </Gate>
  )
}
