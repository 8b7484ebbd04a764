import { dayAfter, dayOfMoment, readDay } from '../../../types/day-said'
import { sayDay } from '../../../types/words/dates'
import { dayWords } from '../../../types/words/day'
import { Button } from '../button/button'
import { Field } from '../field/field'
import './day.css'

interface DayProps {
  id: string
  label: string
  /** As typed; `asIsoDay` makes a date of it. */
  value: string
  error?: string | undefined
  /** It lies ahead: an appointment, not something that has been. */
  ahead?: boolean
  /** What the day means, said beside what was understood. */
  hint?: string
  /** Days from today that one tap gives, and what they are called; without: the usual ones. */
  offered?: readonly (readonly [days: number, said: string])[]
  onInput: (value: string) => void
}

/** A day: the most frequent ones by one tap, the others as people write them; what was understood is said below. */
export function DayField({
  id,
  label,
  value,
  error,
  ahead = false,
  hint,
  offered = ahead ? dayWords.ahead : dayWords.past,
  onInput,
}: DayProps) {
  const today = dayOfMoment(Date.now())
  const read = readDay(value, today, ahead)
  const said = [...(read === undefined ? [] : [sayDay(read)]), ...(hint === undefined ? [] : [hint])]
  return (
    <>
      <Field
        id={id}
        label={label}
        value={value}
        maxLength={20}
        placeholder={dayWords.example(sayDay(dayAfter(today, ahead ? dayWords.exampleAhead : 0)))}
        hint={said.length === 0 ? undefined : said.join('，')}
        error={error}
        onInput={onInput}
      />
      <div className="day-offers">
        {offered.map(([days, said]) => (
          <Button
            key={days}
            id={`${id}-in-${days}`}
            className="day-offer"
            onClick={() => onInput(dayAfter(today, days))}
          >
            {said}
          </Button>
        ))}
      </div>
    </>
  )
}
