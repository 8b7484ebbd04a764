import { useState } from 'react'
import type { CadreCase } from '../../../types/casework'
import { caseWords } from '../../../types/words/cadre'
import { sayDate } from '../../../types/words/dates'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'
import { Contact } from './contact'

type Join = CadreCase['joins'][number]
type Decision = 'admitted' | 'declined'

interface JoinsProps {
  id: string
  found: CadreCase
  onDone: (said: string) => void
}

/** Who else of the enterprise asked to join; the answer takes a second tap, for it cannot be taken back. */
export function Joins({ id, found, onDone }: JoinsProps) {
  if (found.joins.length === 0) return null
  return (
    <section>
      <h2 className="heading">{caseWords.joins}</h2>
      <p className="second">{caseWords.joinsLead}</p>
      {found.joins.map((join) => (
        <OneJoin key={`${join.id}.${join.state}`} id={id} join={join} found={found} onDone={onDone} />
      ))}
    </section>
  )
}

function OneJoin({ id, join, found, onDone }: JoinsProps & { join: Join }) {
  const [deciding, setDeciding] = useState<Decision>()
  const { write, busy, failure } = useWrite('answerJoin', `join:${join.id}`, { hold: true })
  const answer = async (decision: Decision) => {
    if (await write({ id, join: join.id, decision }))
      onDone(decision === 'admitted' ? caseWords.admitted : caseWords.declined)
  }
  const mayAnswer = join.state === 'open' && found.may.includes('answerJoin')
  return (
    <div className="card">
      <p className="second">{`${caseWords.joinStates[join.state]} · ${sayDate(join.askedAt)}`}</p>
      <Contact id={id} join={join.id} contact={join} mayReveal={found.may.includes('revealContact')} />
      <Problem failure={failure} onRetry={failure?.name === 'caseMoved' ? () => onDone('') : undefined} />
      {mayAnswer &&
        (deciding === undefined ? (
          <div className="bar-pair">
            <Button id={`admit-${join.id}`} className="bar-first" onClick={() => setDeciding('admitted')}>
              {caseWords.admit}
            </Button>
            <Button id={`decline-${join.id}`} className="bar-second" onClick={() => setDeciding('declined')}>
              {caseWords.decline}
            </Button>
          </div>
        ) : (
          <div className="bar-pair">
            <Button
              id={`confirm-${join.id}`}
              kind="primary"
              className="bar-first"
              busy={busy}
              onClick={() => void answer(deciding)}
            >
              {busy ? caseWords.answering : deciding === 'admitted' ? caseWords.confirmAdmit : caseWords.confirmDecline}
            </Button>
            <Button className="bar-second" waiting={busy} onClick={() => setDeciding(undefined)}>
              {caseWords.cancel}
            </Button>
          </div>
        ))}
    </div>
  )
}
