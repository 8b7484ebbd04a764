import type { OutputOf } from '../../../types/registry'
import { clientWords, elderWords } from '../../../types/words/common'
import { homeWords, mineWords, titles } from '../../../types/words/owner'
import { go } from '../../client/go'
import { signOut, useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { AddPhone } from '../../components/add-phone/add-phone'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { ElderSwitch } from '../../components/elder/elder-switch'
import { Empty } from '../../components/empty/empty'
import { Login } from '../../components/login/login'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Waiting } from '../../components/unsent/waiting'
import './index.css'

type Join = OutputOf<'listMyCases'>['joins'][number]

/** A wish to join: who decides, and what became of it. */
function JoinLines({ join }: { join: Join }) {
  return (
    <>
      <p className="mine-name">{join.enterprise}</p>
      <p className={`state state-${join.state === 'admitted' ? 'accepted' : 'submitted'}`}>{join.headline}</p>
      <p className="second">{join.next}</p>
    </>
  )
}

/** All applications of the signed-in person; one may own several enterprises. */
function Applications({ shown }: { shown: number }) {
  const { data, failure, reload } = useCall('listMyCases', {}, shown)
  if (!data) return failure ? <Problem failure={failure} onRetry={reload} /> : <Bones />
  if (data.cases.length + data.joins.length === 0)
    return (
      <Empty title={mineWords.emptyTitle} lead={mineWords.emptyLead}>
        <Button id="apply" kind="primary" onClick={() => go('apply')}>
          {homeWords.apply}
        </Button>
      </Empty>
    )
  return (
    <ul className="plain-list">
      {data.cases.map((own) => (
        <li key={own.id}>
          <Button className="mine-row" onClick={() => go('status', { id: own.id })}>
            <p className="mine-name">{own.enterprise}</p>
            <p className={`state state-${own.state}`}>{own.headline}</p>
            <p className="second">{own.next}</p>
            <p className="small number">{own.number}</p>
          </Button>
        </li>
      ))}
      {data.joins.map((join) => (
        <li key={join.id}>
          {join.caseId === null ? (
            <div className="card mine-join">
              <JoinLines join={join} />
            </div>
          ) : (
            <Button className="mine-row" onClick={() => go('status', { id: join.caseId ?? '' })}>
              <JoinLines join={join} />
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

export default function Mine() {
  const signedIn = useSession()
  const shown = useShown()
  const me = useCall('getMe', signedIn ? {} : undefined)
  return (
    <Page>
      <h1 className="title">{mineWords.title}</h1>
      <Waiting shown={shown} />
      {signedIn && me.data?.phoneMasked === '' && <AddPhone onAdded={me.reload} />}
      {signedIn ? (
        <Applications shown={shown} />
      ) : (
        <>
          <p className="lead">{mineWords.signedOutLead}</p>
          <Login />
        </>
      )}
      <section className="mine-settings">
        {signedIn && (
          <div className="row">
            <p className="plain-list">{clientWords.complain}</p>
            <Button id="complaints" kind="link" onClick={() => go('complain', { from: 'mine' })}>
              {clientWords.complained}
            </Button>
          </div>
        )}
        <div className="row">
          <div>
            <p className="plain-list">{elderWords.label}</p>
            <p className="second">{elderWords.hint}</p>
          </div>
          <ElderSwitch />
        </div>
        {signedIn && (
          <Button id="my-messages" kind="link" className="mine-link" onClick={() => go('messages')}>
            {titles.messages}
          </Button>
        )}
        {signedIn && (
          <Button id="my-data" kind="link" className="mine-link" onClick={() => go('data')}>
            {titles.data}
          </Button>
        )}
        {signedIn && (
          <Button id="security" kind="link" className="mine-link" onClick={() => go('security')}>
            {mineWords.security}
          </Button>
        )}
        {signedIn && (
          <div className="row">
            <p className="second">
              {me.data ? (me.data.phoneMasked === '' ? '' : mineWords.signedInAs(me.data.phoneMasked)) : ''}
            </p>
            <Button id="sign-out" kind="link" onClick={() => void signOut()}>
              {mineWords.signOut}
            </Button>
          </div>
        )}
      </section>
    </Page>
  )
}
