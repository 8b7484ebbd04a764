import type { Founding } from '../../../types/founding-view'
import { caseActWords as words } from '../../../types/words/case-acts'
import { sayDay } from '../../../types/words/dates'
import { formWords } from '../../../types/words/forms'

/** What the rules recommend, why, what else would do, and what is to be looked at before. */
export function Recommended({ recommendation }: { recommendation: Founding['recommendation'] }) {
  const { reason, missing, alternatives, remarks, lookAgainOn } = recommendation
  return (
    <>
      <p className="second">{words.recommended(reason)}</p>
      {missing.map((one) => (
        <p key={one} className="second">
          {words.missing(one)}
        </p>
      ))}
      {alternatives.map(({ form, condition }) => (
        <p key={form} className="second">
          {words.alternative(formWords[form], condition)}
        </p>
      ))}
      {lookAgainOn !== null && <p className="second">{words.lookAgain(sayDay(lookAgainOn))}</p>}
      {remarks.map((remark) => (
        <p key={remark} className="field-hint">{`⚠ ${remark}`}</p>
      ))}
    </>
  )
}

/** Where the rules say that it is too early: what is lacking and the day to look again, as the form keeps them. */
export const advisedOf = ({ form, lacking, lookAgainOn }: Founding['recommendation']): Record<string, string> =>
  form === 'not-yet' ? { lacking: lacking.join(','), until: lookAgainOn ?? '' } : {}
