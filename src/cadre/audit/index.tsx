import { useState } from 'react'
import { asIsoDay } from '../../../types/day-said'
import type { InputOf, OutputOf } from '../../../types/registry'
import { auditWords as words } from '../../../types/words/audit'
import { sayMoment } from '../../../types/words/dates'
import { fieldMessage } from '../../client/failure'
import { useSession } from '../../client/session'
import { useShown } from '../../client/use-shown'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import { Menu } from '../menu/menu'
import { Paged } from '../pages/paged'
import { usePages } from '../pages/use-pages'
import { Filter, nothingAsked } from './filter'
import type { Asked } from './filter'
import { Line } from './line'
import { useExport } from './use-export'
import './index.css'

type State = OutputOf<'searchAudit'>['state']

/** What is known of the chain: the first thing an auditor wants to know. */
function Chain({ state }: { state: State }) {
  return (
    <section className="card audit-state" role="status">
      {state.broken !== null ? (
        <p className="second audit-broken">{`⚠ ${words.broken(state.broken)}`}</p>
      ) : state.verifiedAt === null ? (
        <p className="second">{words.notVerified}</p>
      ) : (
        <p className="second audit-good">{`✓ ${words.verified(sayMoment(state.verifiedAt))}`}</p>
      )}
      {state.sealedAt !== null && (
        <p className="small number">{words.sealed(state.block ?? '', sayMoment(state.sealedAt))}</p>
      )}
    </section>
  )
}

const asInput = (asked: Asked): InputOf<'exportAudit'> => ({
  ...(asked.from.trim() ? { from: asIsoDay(asked.from) } : {}),
  ...(asked.until.trim() ? { until: asIsoDay(asked.until) } : {}),
  ...(asked.who.trim() ? { who: asked.who.trim() } : {}),
  ...(asked.record.trim() ? { record: asked.record.trim() } : {}),
  ...(asked.outcome ? { outcome: asked.outcome } : {}),
})

/** The trail for the auditor: state of the chain, a question, the rows, their details. */
function AuditContent() {
  const signedIn = useSession()
  const shown = useShown()
  const [asked, setAsked] = useState(nothingAsked)
  const [sent, setSent] = useState(nothingAsked)
  const input = asInput(sent)
  const pages = usePages('searchAudit', signedIn ? input : undefined, shown)
  const { data, failure } = pages
  const exported = useExport(input)
  if (failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={words.forbiddenTitle} lead={words.forbiddenLead} />
      </Page>
    )
  const ask = (change: Partial<Asked>) => setAsked((before) => ({ ...before, ...change }))
  const askNow = (change: Partial<Asked>) => {
    const next = { ...asked, ...change }
    setAsked(next)
    setSent(next)
  }
  return (
    <Page wide>
      <h1 className="title">{words.title}</h1>
      <p className="second">{words.lead}</p>
      {data && <Chain state={data.state} />}
      <Filter
        asked={asked}
        onAsk={ask}
        onSearch={() => setSent(asked)}
        onClear={() => {
          setAsked(nothingAsked)
          setSent(nothingAsked)
        }}
        error={(field) => fieldMessage(failure, field)}
      />
      <Paged
        pages={pages}
        heads={words.heads}
        rowClass="audit-row"
        empty={{ title: words.emptyTitle, lead: words.emptyLead }}
      >
        {(line) => <Line line={line} onAsk={askNow} />}
      </Paged>
      {process.env.TARO_ENV === 'h5' && data && data.rows.length > 0 && (
        <div className="audit-acts">
          <Problem failure={exported.failure} />
          {exported.said && (
            <p className="second" role="status">
              {exported.said}
            </p>
          )}
          <Button id="audit-export" busy={exported.busy} onClick={() => void exported.run()}>
            {exported.busy ? words.exporting : words.export}
          </Button>
        </div>
      )}
      <Menu at="audit" />
    </Page>
  )
}

/** The audit trail. */
export default function Audit() {
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <AuditContent />
    </Gate>
  )
}
