import { auditWords as words } from '../../../types/words/audit'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { DayField } from '../../components/day/day'
import { Field } from '../../components/field/field'

/** What is asked, as typed. */
export interface Asked {
  from: string
  until: string
  who: string
  record: string
  outcome: '' | 'done' | 'refused'
}
export const nothingAsked: Asked = { from: '', until: '', who: '', record: '', outcome: '' }

interface FilterProps {
  asked: Asked
  onAsk: (change: Partial<Asked>) => void
  onSearch: () => void
  onClear: () => void
  error: (field: string) => string | undefined
}

const outcomes = (['', 'done', 'refused'] as const).map((value) => [value, words.outcomes[value]] as const)

/** The question: days, a person, a record, how it ended. */
export function Filter({ asked, onAsk, onSearch, onClear, error }: FilterProps) {
  return (
    <section className="card">
      <div className="audit-filter">
        <div className="audit-day">
          <DayField
            id="audit-from"
            label={words.from}
            value={asked.from}
            hint={words.dayHint}
            error={error('from')}
            onInput={(from) => onAsk({ from })}
          />
        </div>
        <div className="audit-day">
          <DayField
            id="audit-until"
            label={words.until}
            value={asked.until}
            error={error('until')}
            onInput={(until) => onAsk({ until })}
          />
        </div>
        <Field
          id="audit-who"
          label={words.who}
          value={asked.who}
          hint={words.whoHint}
          error={error('who')}
          onInput={(who) => onAsk({ who })}
        />
        <Field
          id="audit-record"
          label={words.record}
          value={asked.record}
          hint={words.recordHint}
          error={error('record')}
          onInput={(record) => onAsk({ record })}
        />
      </div>
      <Choices
        id="audit-outcome"
        label={words.outcome}
        options={outcomes}
        taken={asked.outcome}
        onTake={(outcome) => onAsk({ outcome })}
      />
      <div className="audit-acts">
        <Button id="audit-search" kind="primary" onClick={onSearch}>
          {words.search}
        </Button>
        <Button id="audit-clear" kind="link" onClick={onClear}>
          {words.clear}
        </Button>
      </div>
    </section>
  )
}
