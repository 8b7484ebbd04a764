import { useState } from 'react'
import { divisionPageWords as words } from '../../../types/words/division-pages'
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
import { Change } from './changes'
import { ChangeForm } from './form'
import '../pages/pages.css'
import './index.css'

/** What was changed and what waits, the streets that ended, and the one act: to change streets. */
function DivisionsContent() {
  const { signedIn } = useSessionState()
  const shown = useShown()
  const [changing, setChanging] = useState(false)
  const [said, setSaid] = useState('')
  const tree = useCall('listDivisions', signedIn ? {} : undefined, shown)
  const changes = useCall('listDivisionChanges', signedIn ? {} : undefined, shown)
  const failure = tree.failure ?? changes.failure
  const reload = () => {
    tree.reload()
    changes.reload()
  }
  if (failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={words.forbiddenTitle} lead={words.forbiddenLead} />
        <Menu at="divisions" />
      </Page>
    )
  if (!tree.data || !changes.data)
    return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={3} />}</Page>
  const done = (sentence: string) => {
    setChanging(false)
    setSaid(sentence)
    reload()
  }
  if (changing)
    return (
      <Page barred>
        <ChangeForm tree={tree.data} onDone={done} onCancel={() => setChanging(false)} />
      </Page>
    )
  const waiting = changes.data.changes.filter(({ state }) => state === 'scheduled')
  const past = changes.data.changes.filter(({ state }) => state !== 'scheduled')
  return (
    <Page wide>
      <div className="division-body">
        <h1 className="title">{words.title}</h1>
        <p className="second">{words.lead}</p>
        {said && (
          <section className="card division-said" role="status">
            <p className="plain-list">{`✓ ${said}`}</p>
          </section>
        )}
        <Problem failure={failure} onRetry={reload} />
        <div className="division-act">
          <Button
            id="change-divisions"
            kind="primary"
            onClick={() => {
              setSaid('')
              setChanging(true)
            }}
          >
            {words.begin}
          </Button>
        </div>
        {waiting.length > 0 && <h2 className="heading">{words.waiting}</h2>}
        {waiting.map((row) => (
          <Change key={row.id} row={row} onCancelled={() => done(words.takenBack)} />
        ))}
        <h2 className="heading">{words.history}</h2>
        {past.length === 0 && !said && <p className="second">{words.historyNone}</p>}
        {past.map((row) => (
          <Change key={row.id} row={row} onCancelled={reload} />
        ))}
        {tree.data.ended.length > 0 && <h2 className="heading">{words.ended}</h2>}
        {tree.data.ended.map((street) => (
          <section key={street.code} className="card" aria-label={`${street.district} ${street.name}`}>
            <p className="division-place">{`${street.district} ${street.name}`}</p>
            <p className="second">{words.endedLine(street.endedOn, street.today)}</p>
          </section>
        ))}
      </div>
      <Menu at="divisions" />
    </Page>
  )
}

/** The city's own streets, for its cadres: merged, split, renamed, moved. */
export default function Divisions() {
  const { departures } = useSessionState()
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <DivisionsContent key={departures} />
    </Gate>
  )
}
