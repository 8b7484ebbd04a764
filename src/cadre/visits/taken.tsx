import { useState } from 'react'
import type { TakenApplication } from '../../../types/visit-plans'
import { visitDeskWords } from '../../../types/words/visit-desk'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Problem } from '../../components/problem/problem'

const words = visitDeskWords.taken
const whys = [
  ['mistake', words.why.mistake],
  ['owner-asked', words.why['owner-asked']],
] as const

interface TakenProps {
  taken: TakenApplication
  onSettled: (sentence: string) => void
}

/** An application that its owner has not confirmed: it may be taken back, with the reason. */
export function Taken({ taken, onSettled }: TakenProps) {
  const { id, enterprise, contactMasked, takenOn, until, state } = taken
  const { write, busy, failure } = useWrite('withdrawTakenApplication', `taken:${id}`)
  const [asking, setAsking] = useState(false)
  const withdraw = async (why: 'mistake' | 'owner-asked') => {
    if (await write({ id, why })) onSettled(words.withdrawn(enterprise))
  }
  return (
    <section className="card visits-item" aria-label={`${enterprise} ${words.states[state]}`}>
      <p className="visits-what">{words.states[state]}</p>
      <p className="visits-name">{enterprise}</p>
      <p className="second number">{words.line(contactMasked, takenOn)}</p>
      {state === 'waiting' && (
        <>
          <p className="second number">{words.until(until)}</p>
          {asking ? (
            <Choices
              id={`why-${id}`}
              label={words.whyLabel}
              options={whys}
              taken={null}
              onTake={(why) => void withdraw(why)}
            />
          ) : (
            <Button
              id={`withdraw-${id}`}
              kind="link"
              busy={busy}
              label={`${words.withdraw} ${enterprise}`}
              onClick={() => setAsking(true)}
            >
              {words.withdraw}
            </Button>
          )}
        </>
      )}
      <Problem failure={failure} />
    </section>
  )
}
