import { useState } from 'react'
import type { ComplaintState } from '../../../types/feedback'
import { deskWords as words, complainWords } from '../../../types/words/complain'
import { sayDate } from '../../../types/words/dates'
import { go } from '../../client/go'
import { useSession } from '../../client/session'
import { useShown } from '../../client/use-shown'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Gate } from '../gate/gate'
import { Menu } from '../menu/menu'
import { Paged } from '../pages/paged'
import { Tabs } from '../pages/tabs'
import { usePages } from '../pages/use-pages'
import type { OutputOf } from '../../../types/registry'
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
  const pages = usePages('listComplaints', signedIn ? { state: open } : undefined, shown)
  const { data, failure } = pages
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
      <Tabs
        of={states}
        open={open}
        onOpen={setOpen}
        say={(state) => (data ? `${words.tabs[state]} ${data.counts[state]}` : words.tabs[state])}
      />
      <Paged pages={pages} heads={words.heads} rowClass="complaints-row" empty={words.empty[open]}>
        {(row) => <Line row={row} />}
      </Paged>
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
