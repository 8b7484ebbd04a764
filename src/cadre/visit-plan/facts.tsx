import type { OutputOf } from '../../../types/registry'
import { visitPlanWords as words } from '../../../types/words/visit-desk'

type Planned = OutputOf<'planVisits'>

/** What is known of an enterprise before somebody goes there, on one line; unknown is said as such. */
export function sayFacts({
  youth,
  staff,
  since,
  trade,
  neighbours,
  contacts,
  lastContactOn,
}: Planned['rows'][number]['facts']): string {
  const said = words.facts
  return [
    said.youth(youth),
    said.staff(staff),
    said.since(since),
    said.trade(trade),
    said.neighbours(neighbours),
    said.contacts(contacts, lastContactOn),
  ]
    .filter(Boolean)
    .join('，')
}

/** In which order, and whom it puts first, with the facts that decide in sight. */
export function Order({ planned }: { planned: Planned }) {
  const { leftOut, rows, total, given } = planned
  const names = (Object.keys(words.left) as (keyof typeof words.left)[])
    .filter((name) => leftOut[name] > 0)
    .map((name) => words.left[name](leftOut[name]))
  return (
    <section className="card">
      <h2 className="card-title number">{words.total(total)}</h2>
      {given > 0 && <p className="second number">{words.given(given)}</p>}
      {names.length > 0 && <p className="second number">{words.leftOut(names)}</p>}
      <h2 className="heading">{words.order}</h2>
      <p className="small">{words.orderLead}</p>
      {planned.rules.map(({ name, sentence }, at) => (
        <p key={name} className="second number">{`${at + 1}. ${sentence}`}</p>
      ))}
      {rows.map(({ id, name, address, because, facts }, at) => (
        <div key={id} className="plan-row">
          <p className="number">{`${at + 1}. ${name}`}</p>
          <p className="second">{address}</p>
          {because.length > 0 && <p className="plan-because">{because.join('，')}</p>}
          <p className="small number">{sayFacts(facts)}</p>
        </div>
      ))}
      {total > rows.length && rows.length > 0 && <p className="second number">{words.more(total - rows.length)}</p>}
    </section>
  )
}
