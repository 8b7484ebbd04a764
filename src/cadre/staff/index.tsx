import { useState } from 'react'
import { canChooseTable } from '../../client/choose-table'
import { go } from '../../client/go'
import type { StaffRow } from '../../../types/staff'
import { clientWords } from '../../../types/words/common'
import { queueWords } from '../../../types/words/cadre'
import { staffPageWords as words } from '../../../types/words/staff'
import { staffTablePageWords as tableWords } from '../../../types/words/staff-table'
import { useSessionState } from '../../client/session'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Field } from '../../components/field/field'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import { Menu, useMenu } from '../menu/menu'
import { usePages } from '../pages/use-pages'
import { AppointForm } from './appoint-form'
import { EndForm } from './end-form'
import { ResetForm } from './reset-form'
import { Rows } from './rows'
import { TableForm } from './table-form'
import '../pages/pages.css'
import './index.css'

/** What is being done; undefined: the list is shown. */
type Doing = { what: 'appoint' } | { what: 'table' } | { what: 'end' | 'reset'; row: StaffRow }

/** Whom one appoints oneself: the list by office, and the three acts. A change is shown at the head of the list once it is done. */
function StaffContent() {
  const { signedIn } = useSessionState()
  const shown = useShown()
  const [typed, setTyped] = useState('')
  const [query, setQuery] = useState('')
  const [doing, setDoing] = useState<Doing>()
  const [said, setSaid] = useState<readonly string[]>([])
  const { data, failure, busy, more, reload } = usePages('listStaff', signedIn ? { query } : undefined, shown)
  if (failure?.name === 'forbidden') return <NoStaff />
  if (!data) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={3} />}</Page>
  const done = (sentences: readonly string[]) => {
    setDoing(undefined)
    setSaid(sentences)
    reload()
  }
  const cancel = () => setDoing(undefined)
  if (doing)
    return (
      <Page barred>
        {doing.what === 'appoint' ? (
          <AppointForm roles={data.appointable.map(({ role }) => role)} onDone={done} onCancel={cancel} />
        ) : doing.what === 'table' ? (
          <TableForm onDone={done} onCancel={cancel} />
        ) : doing.what === 'end' ? (
          <EndForm row={doing.row} onDone={done} onCancel={cancel} />
        ) : (
          <ResetForm row={doing.row} onDone={done} onCancel={cancel} />
        )}
      </Page>
    )
  const begin = (what: Doing) => {
    setSaid([])
    setDoing(what)
  }
  const find = (part: string) => {
    setTyped(part)
    setQuery(part.trim())
  }
  return (
    <Page wide>
      <h1 className="title">{words.title}</h1>
      <p className="second">{words.lead}</p>
      {said.length > 0 && (
        <section className="card staff-said" role="status">
          {said.map((sentence, i) => (
            <p key={sentence} className={i === 0 ? 'plain-list' : 'second'}>
              {i === 0 ? `✓ ${sentence}` : sentence}
            </p>
          ))}
        </section>
      )}
      {data.appointable.length > 0 && (
        <div className="staff-act">
          <Button id="appoint" kind="primary" onClick={() => begin({ what: 'appoint' })}>
            {words.appoint}
          </Button>
          {canChooseTable && (
            <Button id="appoint-table" kind="link" onClick={() => begin({ what: 'table' })}>
              {tableWords.open}
            </Button>
          )}
        </div>
      )}
      <div className="staff-search">
        <Field
          id="staff-search"
          label={words.search}
          value={typed}
          placeholder={words.searchPlaceholder}
          maxLength={60}
          onInput={setTyped}
          beside={
            <Button id="staff-find" className="field-beside staff-find" busy={busy} onClick={() => find(typed)}>
              {words.find}
            </Button>
          }
        />
        {query !== '' && (
          <Button id="staff-all" kind="link" onClick={() => find('')}>
            {words.all}
          </Button>
        )}
      </div>
      <Problem failure={failure} onRetry={reload} />
      {data.rows.length === 0 ? (
        query === '' ? (
          <Empty title={words.emptyTitle} lead={words.emptyLead} />
        ) : (
          <Empty title={words.noneTitle} lead={words.noneLead} />
        )
      ) : (
        <Rows rows={data.rows} onAct={(what, row) => begin({ what, row })} />
      )}
      {data.next && (
        <div className="desk-more">
          <Button id="more" busy={busy} onClick={more}>
            {clientWords.more}
          </Button>
        </div>
      )}
      <Menu at="staff" />
    </Page>
  )
}

/** A cadre of a street appoints nobody; who is no cadre is told so. */
function NoStaff() {
  const first = useMenu()?.[0]
  return (
    <Page>
      <Empty
        title={first ? words.forbiddenTitle : queueWords.forbiddenTitle}
        lead={first ? words.forbiddenLead : queueWords.forbiddenLead}
      >
        <Button onClick={() => go(first ?? 'mine')}>{first ? queueWords.title : queueWords.toMine}</Button>
      </Empty>
    </Page>
  )
}

/** Appointments, for whoever gives them. What was typed for one person is gone with that person. */
export default function StaffPage() {
  const { departures } = useSessionState()
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <StaffContent key={departures} />
    </Gate>
  )
}
