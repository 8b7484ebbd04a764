import { useState } from 'react'
import type { CaseContact } from '../../../types/case-contacts'
import type { CadreCase } from '../../../types/casework'
import { caseToldWords as words } from '../../../types/words/case-told'
import { useCall } from '../../client/use-call'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'
import { Contact } from './contact'

interface ToldProps {
  id: string
  found: CadreCase
  /** Counts the rounds of the case: what was told is read again with it. */
  round: string
  onDone: (said: string) => void
}

/** What an owner told at the door while this application was under way: whoever works on it says whether it is taken in. */
export function ToldAtDoor({ id, found, round, onDone }: ToldProps) {
  const { data, failure, reload } = useCall('listCaseContacts', { id }, round)
  if (data === undefined) return <Problem failure={failure} onRetry={reload} />
  if (data.rows.length === 0) return null
  const done = (said: string) => {
    reload()
    onDone(said)
  }
  return (
    <section>
      <h2 className="heading">{words.title}</h2>
      {data.rows.some((row) => row.conflict !== null) && <p className="second">{words.lead}</p>}
      {data.rows.map((row) => (
        <OneTold
          key={`${row.record}.${row.conflict === null ? 'held' : 'waits'}`}
          id={id}
          row={row}
          mayReveal={found.may.includes('revealContact')}
          onDone={done}
        />
      ))}
    </section>
  )
}

interface OneProps {
  id: string
  row: CaseContact
  mayReveal: boolean
  onDone: (said: string) => void
}

/** Taking it in is one tap; throwing it away takes a second one, for it is gone then. */
function OneTold({ id, row, mayReveal, onDone }: OneProps) {
  const [drops, setDrops] = useState(false)
  const settling = useWrite('settleFieldConflict', `told:${row.record}`)
  const erasing = useWrite('withdrawTakenApplication', `told-erase:${row.record}`)
  const busy = settling.busy || erasing.busy
  const failure = settling.failure ?? erasing.failure
  const { conflict, contact, youth, members } = row
  const decide = async (decision: 'keep' | 'set-aside') => {
    if (conflict !== null && (await settling.write({ id: conflict, decision })))
      onDone(decision === 'keep' ? words.kept : words.dropped)
  }
  /** What waits is put aside; what the case holds is erased because the person asks for it. */
  const drop = async () => {
    if (conflict !== null) await decide('set-aside')
    else if (await erasing.write({ id: row.record, why: 'owner-asked' })) onDone(words.dropped)
  }
  const counts = words.counts(youth, members)
  return (
    <div className="card">
      <p className="second">{words.line(row.on, row.whoMasked)}</p>
      {contact === null ? (
        <p className="case-sentence">{words.own}</p>
      ) : (
        <Contact id={id} record={row.record} contact={contact} mayReveal={mayReveal && contact.phoneMasked !== ''} />
      )}
      {counts !== '' && <p className="second number">{counts}</p>}
      <p className="small">{row.until === null ? words.held : words.until(row.until)}</p>
      <Problem failure={failure} onRetry={failure === undefined ? undefined : () => onDone('')} />
      {row.may.length > 0 && (
        <div className="bar-pair case-told">
          {drops ? (
            <>
              <Button
                id={`told-confirm-${row.record}`}
                kind="primary"
                className="bar-first"
                busy={busy}
                onClick={() => void drop()}
              >
                {busy ? words.saving : words.confirm}
              </Button>
              <Button className="bar-second" waiting={busy} onClick={() => setDrops(false)}>
                {words.cancel}
              </Button>
            </>
          ) : (
            <>
              {row.may.includes('keep') && (
                <Button
                  id={`told-keep-${row.record}`}
                  className="bar-first"
                  busy={busy}
                  onClick={() => void decide('keep')}
                >
                  {busy ? words.saving : words.keep}
                </Button>
              )}
              <Button
                id={`told-drop-${row.record}`}
                className={row.may.includes('keep') ? 'bar-second' : 'bar-first'}
                waiting={busy}
                onClick={() => setDrops(true)}
              >
                {row.may.includes('withdraw') ? words.withdraw : words.setAside}
              </Button>
            </>
          )}
        </div>
      )}
    </div>
  )
}
