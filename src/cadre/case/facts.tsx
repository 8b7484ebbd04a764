import type { CadreCase } from '../../../types/casework'
import { caseWords } from '../../../types/words/cadre'
import { statusWords } from '../../../types/words/owner'

type Line = readonly [label: string, value: string]

function Facts({ lines }: { lines: readonly Line[] }) {
  return (
    <dl className="facts">
      {lines.map(([label, value]) => (
        <div key={label} className="fact">
          <dt className="fact-label">{label}</dt>
          <dd className="fact-value">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

type Subject = Pick<CadreCase['submitted'], 'name' | 'uscc' | 'address'>
const asLines = (subject: Subject): Line[] => [
  [caseWords.enterprise, subject.name],
  [caseWords.uscc, subject.uscc],
  [caseWords.address, subject.address],
]
const same = (a: Subject, b: Subject) => a.name === b.name && a.uscc === b.uscc && a.address === b.address

/** What only some applications say. */
const moreLines = ({ operatingAddress, foundBy, invitedBy, bodies }: CadreCase['submitted']): Line[] => [
  ...(operatingAddress === null ? [] : [[caseWords.operatingAddress, operatingAddress] as const]),
  ...(foundBy === null ? [] : [[caseWords.foundBy, foundBy] as const]),
  ...(invitedBy === null ? [] : [[caseWords.invitedBy, invitedBy] as const]),
  ...(bodies.length === 0 ? [] : [[caseWords.bodies, bodies.join('、')] as const]),
]

/** Other open applications for the same enterprise: the street looks at them together. */
export function Others({ found }: { found: CadreCase }) {
  if (found.others.length === 0) return null
  return (
    <section className="card" role="status">
      <h2 className="card-title">{`⚠ ${caseWords.others(found.others.length)}`}</h2>
      <p className="second">{caseWords.othersLead}</p>
      <Facts lines={found.others.map(({ number, office }) => [number, office] as const)} />
    </section>
  )
}

/** What the applicant gave beside what the pool holds; said once when they agree. */
export function EnterpriseFacts({ found }: { found: CadreCase }) {
  const { submitted, enterprise } = found
  const agrees = enterprise !== null && same(submitted, enterprise)
  return (
    <section className="card">
      <h2 className="card-title">{caseWords.stated}</h2>
      <Facts lines={[...asLines(submitted), ...moreLines(submitted)]} />
      {agrees ? (
        <p className="second case-agrees">{`✓ ${caseWords.same}`}</p>
      ) : (
        <>
          <h2 className="card-title case-part">{caseWords.matched}</h2>
          {enterprise ? <Facts lines={asLines(enterprise)} /> : <p className="second">{caseWords.notMatched}</p>}
        </>
      )}
    </section>
  )
}

const told = (count: CadreCase['youth'], surveyed: number | null = null) =>
  surveyed !== null ? caseWords.found(surveyed) : count ? statusWords.headcounts[count] : caseWords.notTold

/** Who applies, with what standing, and the numbers: as a survey found them, else as they were told after the receipt. */
export function PeopleFacts({ found }: { found: CadreCase }) {
  const { survey } = found
  return (
    <Facts
      lines={[
        [caseWords.authority, found.authority],
        ...(survey === null || survey.staff === null
          ? []
          : [[caseWords.staff, caseWords.found(survey.staff)] as const]),
        [caseWords.youth, told(found.youth, survey?.youth)],
        [caseWords.members, told(found.members, survey?.members)],
        [caseWords.office, found.office],
      ]}
    />
  )
}
