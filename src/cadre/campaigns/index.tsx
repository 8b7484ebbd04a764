import { useState } from 'react'
import type { CampaignRow } from '../../../types/campaigns'
import { campaignsWords as words } from '../../../types/words/campaign-pages'
import { go } from '../../client/go'
import { useSessionState } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import { Menu } from '../menu/menu'
import '../pages/pages.css'
import './index.css'

function Line({ row }: { row: CampaignRow }) {
  const { state, messages, done } = row
  const percent = messages === null || messages === 0 ? 0 : Math.floor((100 * done) / messages)
  return (
    <Button className="desk-row campaigns-row" onClick={() => go('campaign', { id: row.id })}>
      <p className="campaigns-name">{row.name}</p>
      <p className="second">{row.office}</p>
      <p className={`state campaign-state-${state}`}>{words.state[state]}</p>
      <div>
        <p className="second number">{messages === null ? words.preparing : words.progress(done, messages)}</p>
        <div className="campaigns-bar" aria-hidden="true">
          <div className="campaigns-done" style={{ width: `${percent}%` }} />
        </div>
      </div>
      <p className="small number">{words.created(row.createdAt)}</p>
    </Button>
  )
}

function CampaignsContent() {
  const { signedIn } = useSessionState()
  const shown = useShown()
  /** Pages before this one, by where each began. */
  const [before, setBefore] = useState<number>()
  const { data, failure, reload } = useCall(
    'listCampaigns',
    signedIn ? (before === undefined ? {} : { before }) : undefined,
    shown,
  )
  if (failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={words.forbiddenTitle} lead={words.forbiddenLead} />
        <Menu at="campaigns" />
      </Page>
    )
  return (
    <Page wide>
      <h1 className="title">{words.title}</h1>
      <p className="second">{words.lead}</p>
      {data?.providers.map(({ name, balance, problems }) => (
        <div key={name} className="campaigns-provider">
          <p className="second">
            {words.provider.named(data.providers.length > 1 ? words.provider.names[name] : undefined)}
            {name === 'sandbox'
              ? words.provider.sandbox
              : balance === null
                ? words.provider.unknown
                : words.provider.left(balance)}
          </p>
          {problems?.map((problem) => (
            <p key={problem} className="second">
              {problem}
            </p>
          ))}
        </div>
      ))}
      <div className="campaigns-make">
        <Button id="new-campaign" kind="primary" onClick={() => go('newCampaign')}>
          {words.make}
        </Button>
      </div>
      <Problem failure={failure} onRetry={reload} />
      {!data ? (
        !failure && <Bones blocks={3} />
      ) : data.rows.length === 0 ? (
        <Empty title={words.emptyTitle} lead={words.emptyLead} />
      ) : (
        <>
          <div className="desk-head campaigns-row" aria-hidden="true">
            {words.heads.map((head) => (
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
          {data.next !== null && (
            <div className="desk-more">
              <Button id="more" onClick={() => setBefore(data.next ?? undefined)}>
                {words.more}
              </Button>
            </div>
          )}
        </>
      )}
      <Menu at="campaigns" />
    </Page>
  )
}

/** The campaigns of the own office and those under it. */
export default function Campaigns() {
  const { departures } = useSessionState()
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <CampaignsContent key={departures} />
    </Gate>
  )
}
