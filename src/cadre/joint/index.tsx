import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { JointView } from '../../../types/joint'
import { jointDeskWords as words } from '../../../types/words/joint-desk'
import { go } from '../../client/go'
import { useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import { SeatRow, Sure } from './seats'
import { Suggestions } from './suggestions'
import './index.css'

function GroupCard({ id, data, onDone }: { id: string; data: JointView; onDone: (said: string) => void }) {
  const [ending, setEnding] = useState(false)
  const { group, may } = data
  if (group === null) return null
  const consented = group.seats.filter((seat) => seat.consented)
  const members = consented.some((seat) => seat.members === null)
    ? null
    : consented.reduce((sum, seat) => sum + (seat.members ?? 0), 0)
  return (
    <section className="card">
      <h2 className="card-title">{words.group}</h2>
      <p id="joint-together">{words.together(consented.length, members)}</p>
      <ul className="plain-list">
        {group.seats.map((seat) => (
          <SeatRow
            key={`${seat.id}.${String(seat.consented)}`}
            id={id}
            leadId={group.leadId}
            seat={seat}
            may={may}
            onDone={onDone}
          />
        ))}
      </ul>
      {may.includes('end') &&
        (ending ? (
          <Sure id={group.leadId} act="endJoint" label={words.end} onDone={onDone} onCancel={() => setEnding(false)} />
        ) : (
          <Button id="joint-end" className="joint-act" onClick={() => setEnding(true)}>
            {words.end}
          </Button>
        ))}
    </section>
  )
}

function JointContent({ id }: { id: string }) {
  const signedIn = useSession()
  const shown = useShown()
  const [said, setSaid] = useState('')
  const { data, failure, reload } = useCall('getJoint', signedIn ? { id } : undefined, shown)
  if (failure?.name === 'applicationUnknown' || failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={words.forbidden} lead={words.forbiddenLead} />
      </Page>
    )
  if (!data) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={2} />}</Page>
  const done = (sentence: string) => {
    setSaid(sentence)
    reload()
  }
  const round = data.group === null ? 'none' : data.group.seats.map((seat) => seat.id).join('.')
  return (
    <Page wide>
      <div className="page-body">
        <h1 className="title">{words.title}</h1>
        <p className="second">{words.lead}</p>
        {said !== '' && (
          <p className="card" role="status">
            {`✓ ${said}`}
          </p>
        )}
        <GroupCard id={id} data={data} onDone={done} />
        {data.may.includes('ask') && (
          <>
            <h2 className="heading">{words.suggestions}</h2>
            <Suggestions key={round} id={id} suggestions={data.suggestions} round={round} onDone={done} />
          </>
        )}
        <div className="page-foot">
          <Button kind="link" onClick={() => go('case', { id })}>
            {words.back}
          </Button>
        </div>
      </div>
    </Page>
  )
}

/** Several enterprises found together: who belongs to it, who could, and who is asked. */
export default function DeskJoint() {
  const { id } = useRouter().params
  return (
    <Gate title={words.title} lead={words.lead}>
      {id === undefined ? (
        <Page>
          <Empty title={words.forbidden} lead={words.forbiddenLead} />
        </Page>
      ) : (
        <JointContent id={id} />
      )}
    </Gate>
  )
}
