import type { OutputOf } from '../../../types/registry'
import { visitPlanWords as words } from '../../../types/words/visit-desk'
import { DayField } from '../../components/day/day'
import { Field } from '../../components/field/field'

type Cadre = OutputOf<'planVisits'>['cadres'][number]

export interface Shares {
  cadres: readonly string[]
  take: string
  until: string
}

interface WhoProps {
  cadres: readonly Cadre[]
  shares: Shares
  wrong: { cadres?: string | undefined; take?: string | undefined; until?: string | undefined }
  onChange: (change: Partial<Shares>) => void
}

/** How many, until when, and to whom: any number of cadres, one tap each. */
export function Who({ cadres, shares, wrong, onChange }: WhoProps) {
  const toggle = (id: string) =>
    onChange({
      cadres: shares.cadres.includes(id) ? shares.cadres.filter((one) => one !== id) : [...shares.cadres, id],
    })
  return (
    <>
      <h2 className="heading">{words.cadres}</h2>
      <p className="small">{words.cadresLead}</p>
      {cadres.map(({ id, name, office, me }) => {
        const on = shares.cadres.includes(id)
        const said = me ? words.me(name) : name
        return (
          <button
            key={id}
            id={`cadre-${id}`}
            role="checkbox"
            aria-checked={on}
            className={`button button-quiet plan-cadre${on ? ' plan-taken' : ''}`}
            onClick={() => toggle(id)}
          >
            <span>{on ? `✓ ${said}` : said}</span>
            <span className="second plan-office">{office}</span>
          </button>
        )
      })}
      {wrong.cadres && (
        <p className="second" role="alert">
          {`⚠ ${wrong.cadres}`}
        </p>
      )}
      <Field
        id="take"
        label={words.take}
        value={shares.take}
        type="tel"
        maxLength={5}
        hint={words.takeHint}
        error={wrong.take}
        onInput={(take) => onChange({ take })}
      />
      <DayField
        id="until"
        label={words.until}
        value={shares.until}
        ahead
        hint={words.untilHint}
        error={wrong.until}
        onInput={(until) => onChange({ until })}
      />
    </>
  )
}
