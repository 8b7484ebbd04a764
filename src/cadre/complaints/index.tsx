import { useState } from 'react'
import type { ComplaintState } from '../../../types/feedback'
import { clientWords } from '../../../types/words/common'
import { deskWords as words, complainWords } from '../../../types/words/complain'
import { sayDate } from '../../../types/words/dates'
import { go } from '../../client/go'
import { useSession } from '../../client/session'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import { Menu } from '../menu/menu'
import { usePages } from '../pages/use-pages'
import type { OutputOf } from '../../../types/registry'
import '../pages/pages.css'
import './index.css'

type Row = OutputOf<'listComplaints'>['rows'][number]
const states: readonly ComplaintState[] = ['open', 'answered']

function Line({ row }: { row: Row }) {
  return (
    <Button className="desk-row complaints-row" onClick={() => go('deskComplaint', { id: row.id })}>
      <p className="number">{row.number}</p>
      <p className="second">{complainWords.kinds[row.kind]}</p>
      <p className="second">
        {row.escalations > 0 ? `${row.office} · ${words.escalated(row.escalations)}` : row.office}
      </p>
      {row.dueOn === null ? (
        <p className="second number">{words.filedAt(sayDate(row.filedAt))}</p>
      ) : (
        <p className={`second number ${row.overdue ? 'desk-late' : 'desk-soon'}`}>
          {row.overdue ? `⚠ ${words.overdue(sayDate(row.dueOn))}` : words.due(sayDate(row.dueOn))}
        </p>
      )}
    </Button>
  )
}

/** What people complain of and suggest, the most urgent first. What they wrote is opened one at a time. */
function ComplaintsContent() {
  const signedIn = useSession()
  const shown = useShown()
  const [open, setOpen] = useState<ComplaintState>('open')
  const { data, failure, busy, more, reload } = usePages(
    'listComplaints',
    signedIn ? { state: open } : undefined,
    shown,
  )
  if (failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={words.forbiddenTitle} lead={words.forbiddenLead} />
      </Page>
    )
  return (
    <Page wide>
      <h1 className="title">{words.title}</h1>
      <p className="second">{(data?.offices ?? []).join('、')}</p>
      <div className="desk-tabs" role="tablist">
        {states.map((state) => (
          <button
            key={state}
            id={`tab-${state}`}
            role="tab"
            aria-selected={state === open}
            className={`button desk-tab${state === open ? ' desk-tab-open' : ''}`}
            onClick={() => setOpen(state)}
          >
            {data ? `${words.tabs[state]} ${data.counts[state]}` : words.tabs[state]}
          </button>
        ))}
      </div>
      {failure && <Problem failure={failure} onRetry={reload} />}
      {!data ? (
        !failure && <Bones blocks={3} />
      ) : data.rows.length === 0 ? (
        <Empty {...words.empty[open]} />
      ) : (
        <>
          <div className="desk-head complaints-row" aria-hidden="true">
            {Object.values(words.heads).map((head) => (
              <p key={head} className="small">
                {head}
              </p>
            ))}
          </div>
          <ul className="plain-list">
            {data.rows.map((row) => (
              <li key={row.id}>
                <Line row={row} />
              </li>
            ))}
          </ul>
        </>
      )}
      {data?.next && (
        <div className="desk-more">
          <Button id="more" busy={busy} onClick={more}>
            {clientWords.more}
          </Button>
        </div>
      )}
      <Menu at="complaints" />
    </Page>
  )
}

/** The complaints that lie with the cadre's office or below. */
export default function Complaints() {
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <ComplaintsContent />
    </Gate>
  )
}
