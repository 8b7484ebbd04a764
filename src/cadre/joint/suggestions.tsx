import { useState } from 'react'
import type { JointView } from '../../../types/joint'
import { jointDeskWords as words } from '../../../types/words/joint-desk'
import { fieldMessage } from '../../client/failure'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'

/** Who could found together with this enterprise; those chosen are asked, each decides by itself. */
export function Suggestions({
  id,
  suggestions,
  round,
  onDone,
}: {
  id: string
  suggestions: JointView['suggestions']
  round: string
  onDone: (said: string) => void
}) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { write, busy, failure, clear } = useWrite('askPartners', `ask:${id}:${round}`)
  const choose = (partner: string) => {
    setChosen((before) => (before.includes(partner) ? before.filter((one) => one !== partner) : [...before, partner]))
    clear()
  }
  const ask = async () => {
    if (await write({ id, partners: [...chosen] })) onDone(words.asked)
  }
  if (suggestions.length === 0)
    return (
      <section className="card">
        <p className="second">{words.none}</p>
      </section>
    )
  return (
    <section className="card">
      <p className="second">{words.suggestionsLead}</p>
      <ul className="plain-list">
        {suggestions.map((one) => (
          <li key={one.id} className="joint-row">
            <p className="joint-name">{one.enterprise}</p>
            <p className="second">{one.why}</p>
            <p className="second">
              {[
                one.members === null ? words.membersUnknown : words.members(one.members),
                ...(one.youth === null ? [] : [words.youth(one.youth)]),
                one.office,
              ].join(' · ')}
            </p>
            <Button id={`joint-choose-${one.id}`} className="joint-act" onClick={() => choose(one.id)}>
              {chosen.includes(one.id) ? words.chosen : words.choose}
            </Button>
          </li>
        ))}
      </ul>
      {fieldMessage(failure, 'partners') !== undefined && (
        <p className="field-error" role="alert">{`⚠ ${fieldMessage(failure, 'partners') ?? ''}`}</p>
      )}
      <Problem failure={fieldMessage(failure, 'partners') === undefined ? failure : undefined} />
      <Button
        id="joint-ask"
        className="joint-act"
        kind="primary"
        waiting={chosen.length === 0}
        busy={busy}
        onClick={() => void ask()}
      >
        {busy ? words.asking : words.ask(chosen.length)}
      </Button>
    </section>
  )
}
