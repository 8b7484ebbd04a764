import { useState } from 'react'
import { impossibleCounts } from '../../../types/headcount-rules'
import { limits } from '../../../types/limits'
import { fieldSayings, fieldVisitWords as words } from '../../../types/words/field-visit'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Field } from '../../components/field/field'
import { isUnmet, nextAfter } from './rules'
import type { VisitField, VisitValues } from './rules'

const pairs = <T extends string>(of: Readonly<Record<T, string>>) =>
  (Object.keys(of) as T[]).map((value) => [value, of[value]] as const)
const met = pairs(fieldSayings.met)
const wishes = pairs(fieldSayings.wishes)
const reasons = pairs(fieldSayings.reasons)
const nexts = [['', words.nextNone], ...pairs(words.nextIn), ['day', words.nextDay]] as const

/** A name that was seen goes along with the remark. */
const roomForName = limits.enterpriseName.max + words.seenNote('', ' ').length

interface FormProps {
  values: VisitValues
  wrong: Partial<Record<VisitField, string>>
  onChange: (changes: Partial<VisitValues>) => void
}

/** What was learnt, the most frequent first: whom, the wish; numbers where they were told; the rest folded away. */
export function VisitForm({ values, wrong, onChange }: FormProps) {
  const [opened, setOpened] = useState(
    values.note !== '' || (values.replaces !== null && values.floor + values.room !== ''),
  )
  const asksWish = !isUnmet(values.met)
  const takeWish = (wish: keyof typeof nextAfter) => {
    // A tap on what is taken takes it back: nothing was asked.
    const now = values.wish === wish ? '' : wish
    onChange({
      wish: now,
      ...(now === '' || now === 'yes' ? { why: '' } : {}),
      ...(now !== '' && values.next !== 'day' ? { next: nextAfter[now] } : {}),
    })
  }
  // Told at once; what was said there can be saved all the same.
  const impossible = impossibleCounts({ staff: values.staff, youth: values.youth, members: values.members })
  const count = (field: 'youth' | 'members' | 'staff') => (
    <div className="visit-count">
      <Field
        id={`visit-${field}`}
        label={words[field]}
        type="tel"
        value={values[field]}
        maxLength={8}
        placeholder={words.countPlaceholder}
        error={wrong[field] ?? impossible[field]}
        onInput={(typed) => onChange({ [field]: typed })}
      />
    </div>
  )
  return (
    <>
      <div className="visit-choices">
        <Choices
          id="met"
          label={words.met}
          options={met}
          taken={values.met === '' ? null : (values.met as (typeof met)[number][0])}
          onTake={(value) => onChange({ met: value })}
        />
        {wrong.met && (
          <p id="met-said" className="field-error" role="alert">
            {`⚠ ${wrong.met}`}
          </p>
        )}
      </div>
      {asksWish && (
        <>
          <div className="visit-choices">
            <Choices
              id="wish"
              label={words.wish}
              options={wishes}
              taken={values.wish === '' ? null : (values.wish as (typeof wishes)[number][0])}
              onTake={takeWish}
            />
          </div>
          {values.wish !== '' && values.wish !== 'yes' && (
            <Choices
              id="why"
              label={words.why}
              options={reasons}
              taken={values.why === '' ? null : (values.why as (typeof reasons)[number][0])}
              onTake={(value) => onChange({ why: values.why === value ? '' : value })}
            />
          )}
          <div className="visit-counts">
            {count('youth')}
            {count('members')}
            {count('staff')}
          </div>
        </>
      )}
      <Choices
        id="next"
        label={words.next}
        options={nexts}
        taken={values.next as (typeof nexts)[number][0]}
        onTake={(value) => onChange({ next: value })}
      />
      {values.next === 'day' && (
        <Field
          id="next-day"
          label={words.nextDay}
          value={values.nextDay}
          maxLength={20}
          placeholder={words.nextPlaceholder}
          error={wrong.nextDay}
          onInput={(typed) => onChange({ nextDay: typed })}
        />
      )}
      {opened ? (
        <>
          <Field
            id="note"
            label={words.note}
            value={values.note}
            lines
            maxLength={'enterprise' in values.subject ? limits.note.max : limits.note.max - roomForName}
            hint={words.notePlaceholder}
            onInput={(typed) => onChange({ note: typed })}
          />
          <div className="visit-counts">
            {(['floor', 'room'] as const).map((field) => (
              <div key={field} className="visit-count">
                <Field
                  id={field}
                  label={words[field]}
                  value={values[field]}
                  maxLength={limits.fieldwork.where}
                  onInput={(typed) => onChange({ [field]: typed })}
                />
              </div>
            ))}
          </div>
        </>
      ) : (
        <Button id="visit-more" kind="link" expanded={false} onClick={() => setOpened(true)}>
          {`＋ ${words.more}`}
        </Button>
      )}
    </>
  )
}
