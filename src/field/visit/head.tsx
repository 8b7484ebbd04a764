import type { ListedEnterprise } from '../../../types/fieldwork'
import { stateWords } from '../../../types/words/case-events'
import { sayDate } from '../../../types/words/dates'
import { fieldSayings, fieldVisitWords as words } from '../../../types/words/field-visit'

/** What is known before one goes in, on one line; unknown is said, never guessed. */
export function sayFacts({ facts }: Pick<ListedEnterprise, 'facts'>): string {
  const { staff, youth, members, trade, since } = facts
  const counts = (
    [
      ['staff', staff],
      ['youth', youth],
      ['members', members],
    ] as const
  )
    .filter(([, n]) => n !== null)
    .map(([name, n]) => `${words.facts[name]} ${fieldSayings.people(n ?? 0)}`)
  const parts = [
    ...(counts.length === 0 ? [words.factsUnknown] : counts),
    ...(trade === null ? [] : [trade]),
    ...(since === null ? [] : [words.facts.since(since)]),
  ]
  return parts.join(' · ')
}

const stateOf = (state: string): string => (stateWords as Readonly<Record<string, string>>)[state] ?? state

/** What the visitor should know first: it changes what is asked. */
function warningsOf(listed: ListedEnterprise | undefined, elsewhere: string | undefined): string[] {
  return [
    ...(listed?.gone ? [words.gone] : []),
    ...(listed?.organised ? [words.organised] : []),
    ...(listed?.caseState ? [words.openCase(stateOf(listed.caseState))] : []),
    ...(elsewhere === undefined ? [] : [words.elsewhere(elsewhere)]),
  ]
}

interface HeadProps {
  name: string
  /** Below the name, where the list knows nothing. */
  lead: string | undefined
  listed: ListedEnterprise | undefined
  elsewhere: string | undefined
}

export function VisitHead({ name, lead, listed, elsewhere }: HeadProps) {
  const last = listed?.lastVisit
  return (
    <section className="card visit-head" aria-label={name}>
      <h1 id="visit-name" className="visit-name">
        {name}
      </h1>
      {listed ? (
        <>
          <p className="second">{listed.address}</p>
          <p id="visit-facts" className="second">
            {sayFacts(listed)}
          </p>
        </>
      ) : (
        lead && <p className="second">{lead}</p>
      )}
      {last && (
        <p className="second">
          {words.lastVisit(
            sayDate(last.on),
            last.mine ? words.me : words.colleague,
            last.wish === null ? fieldSayings.met[last.met] : fieldSayings.wishes[last.wish],
          )}
        </p>
      )}
      {warningsOf(listed, elsewhere).map((warning) => (
        <p key={warning} className="visit-warning" role="status">
          {`⚠ ${warning}`}
        </p>
      ))}
    </section>
  )
}
