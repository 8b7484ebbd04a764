import { useState } from 'react'
import { limits } from '../../../types/limits'
import type { JointView } from '../../../types/joint'
import { stateWords } from '../../../types/words/case-events'
import { jointDeskWords as words } from '../../../types/words/joint-desk'
import { fieldMessage } from '../../client/failure'
import { go } from '../../client/go'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'

type Seat = NonNullable<JointView['group']>['seats'][number]
type Act = 'releasePartner' | 'changeLead' | 'endJoint'

const said: Readonly<Record<Act, string>> = {
  releasePartner: words.released,
  changeLead: words.leadMade,
  endJoint: words.ended,
}

/** An act that others feel: with a remark, on a second tap. */
export function Sure({
  id,
  act,
  label,
  partner,
  onDone,
  onCancel,
}: {
  id: string
  act: Act
  label: string
  partner?: string
  onDone: (said: string) => void
  onCancel: () => void
}) {
  const [note, setNote] = useState('')
  const { write, busy, failure } = useWrite(act, `${act}:${id}:${partner ?? ''}`)
  const run = async () => {
    // Each of the three takes the case, the other enterprise where there is one, and the remark.
    const input = partner === undefined ? { id, note } : { id, partner, note }
    if (await write(input)) onDone(said[act])
  }
  return (
    <div>
      <Field
        id={`joint-note-${partner ?? 'all'}`}
        label={words.note}
        value={note}
        lines
        maxLength={limits.note.max}
        error={fieldMessage(failure, 'note')}
        onInput={setNote}
      />
      <Problem failure={failure} onRetry={() => onDone('')} />
      <div className="joint-acts">
        <Button id={`joint-sure-${partner ?? 'all'}`} kind="primary" busy={busy} onClick={() => void run()}>
          {busy ? words.busy : `${words.sure}${label}`}
        </Button>
        <Button waiting={busy} onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </div>
  )
}

/** One enterprise of the group, and what can be done about it. */
export function SeatRow({
  id,
  leadId,
  seat,
  may,
  onDone,
}: {
  /** The case whose page this is. */
  id: string
  leadId: string
  seat: Seat
  may: JointView['may']
  onDone: (said: string) => void
}) {
  const [doing, setDoing] = useState<'releasePartner' | 'changeLead'>()
  const isShown = seat.enterprise !== ''
  const releasing = seat.state === 'founded' ? words.split : words.release
  const marks = [
    ...(seat.isLead ? [words.leader] : []),
    seat.consented ? words.consented : words.waiting,
    stateWords[seat.state],
    seat.members === null ? words.membersUnknown : words.members(seat.members),
  ]
  return (
    <li className="joint-row">
      <p className="joint-name">{isShown ? seat.enterprise : words.unshown}</p>
      <p className="second">{marks.join(' · ')}</p>
      <p className="second">{seat.office}</p>
      {doing !== undefined ? (
        <Sure
          id={id}
          act={doing}
          label={doing === 'changeLead' ? words.makeLead : releasing}
          partner={seat.id}
          onDone={onDone}
          onCancel={() => setDoing(undefined)}
        />
      ) : (
        <div className="joint-acts">
          {isShown && (
            <Button id={`joint-open-${seat.id}`} kind="link" onClick={() => go('case', { id: seat.id })}>
              {seat.number}
            </Button>
          )}
          {!seat.isLead && (id === leadId || id === seat.id) && may.includes('release') && (
            <Button id={`joint-release-${seat.id}`} kind="link" onClick={() => setDoing('releasePartner')}>
              {releasing}
            </Button>
          )}
          {!seat.isLead && seat.consented && may.includes('lead') && (
            <Button id={`joint-lead-${seat.id}`} kind="link" onClick={() => setDoing('changeLead')}>
              {words.makeLead}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}
