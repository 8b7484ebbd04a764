import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { AbsenceRow } from '../../../types/absence'
import { absencePageWords as words } from '../../../types/words/absence'
import { useSessionState } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import { Menu } from '../menu/menu'
import { AbsenceForm } from './form'
import './index.css'

/** One absence, and the way back from it. */
function Row({ row, onEnded }: { row: AbsenceRow; onEnded: () => void }) {
  const { write, busy, failure } = useWrite('endAbsence', `end-absence:${row.id}`)
  const end = async () => {
    if (await write({ id: row.grant, absence: row.id })) onEnded()
  }
  const act = row.now ? words.back : words.cancelAhead
  return (
    <li className="card absence-row">
      <p className={row.now ? 'absence-now' : 'second'}>{row.now ? words.now : words.ahead}</p>
      <p>{words.whose(row.who, row.office)}</p>
      <p className="number">{words.days(row.begins, row.ends)}</p>
      <p className="second">{words.by(row.deputy)}</p>
      <Problem failure={failure} />
      <Button id={`end-${row.id}`} kind="link" busy={busy} label={`${act} ${row.who}`} onClick={() => void end()}>
        {busy ? words.ending : act}
      </Button>
    </li>
  )
}

function AbsenceContent() {
  const { signedIn } = useSessionState()
  const { id } = useRouter().params
  const shown = useShown()
  const [recording, setRecording] = useState(false)
  const [said, setSaid] = useState('')
  const { data, failure, reload } = useCall('listAbsences', signedIn ? (id ? { grant: id } : {}) : undefined, shown)
  if (failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={words.forbiddenTitle} lead={words.forbiddenLead} />
        <Menu at="absence" />
      </Page>
    )
  if (!data) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={3} />}</Page>
  const done = (sentence: string) => {
    setRecording(false)
    setSaid(sentence)
    reload()
  }
  if (recording)
    return (
      <Page barred>
        <AbsenceForm grants={data.grants} today={data.today} onDone={done} onCancel={() => setRecording(false)} />
      </Page>
    )
  return (
    <Page>
      <h1 className="title">{words.title}</h1>
      <p className="second">{words.lead}</p>
      {said && (
        <section className="card absence-said" role="status">
          <p className="plain-list">{`✓ ${said}`}</p>
        </section>
      )}
      <Problem failure={failure} onRetry={reload} />
      {data.grants.length > 0 && (
        <div className="absence-act">
          <Button
            id="record-absence"
            kind="primary"
            onClick={() => {
              setSaid('')
              setRecording(true)
            }}
          >
            {words.record}
          </Button>
        </div>
      )}
      {data.absences.length === 0 ? (
        <p className="second absence-act">{words.none}</p>
      ) : (
        <ul className="plain-list">
          {data.absences.map((row) => (
            <Row key={row.id} row={row} onEnded={() => done(words.ended)} />
          ))}
        </ul>
      )}
      <Menu at="absence" />
    </Page>
  )
}

/** Who is away and who stands in: for oneself, and, by a link from the appointments, for whom one appoints. */
export default function Absence() {
  const { departures } = useSessionState()
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <AbsenceContent key={departures} />
    </Gate>
  )
}
