import { useState } from 'react'
import type { ReactNode } from 'react'
import { caseActWords as words } from '../../../types/words/case-acts'
import { limits } from '../../../types/limits'
import { useCall } from '../../client/use-call'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { DayField } from '../../components/day/day'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'
import { ToWhom } from '../queue/assign-to'
import type { Question } from './act-table'

interface QuestionProps {
  question: Question
  value: string
  error: string | undefined
  /** Of the case, for who can be its guide. */
  guides: readonly { id: string; name: string; office: string }[]
  /** How many years a term may have. */
  term: { least: number; most: number } | null
  /** The street that was filled in beforehand. */
  named?: { value: string; name: string } | undefined
  /** The streets that the question is about: one tap each, before any other. */
  between?: readonly { office: string; name: string }[]
  /** What may be taken by one tap instead of being typed. */
  offered?: string | undefined
  onType: (value: string) => void
}

const Wrong = ({ message }: { message: string | undefined }) =>
  message === undefined ? null : <p className="field-error" role="alert">{`⚠ ${message}`}</p>

/** Streets of the city: those in question first, others by a part of their name. */
function Street({
  question,
  value,
  named,
  between = [],
  onType,
}: Pick<QuestionProps, 'question' | 'value' | 'named' | 'between' | 'onType'>) {
  const [query, setQuery] = useState('')
  const { data } = useCall('findStreets', query === '' ? undefined : { query })
  const id = `act-${question.name}`
  const taken = value === '' ? null : value
  const isBetween = (office: string) => between.some((one) => one.office === office)
  const found = data?.streets.filter((one) => !isBetween(one.id))
  return (
    <>
      {between.length > 0 && (
        <Choices
          id={id}
          label={words.fields.between}
          taken={taken}
          options={between.map((one) => [one.office, one.name] as const)}
          onTake={onType}
        />
      )}
      <Field
        id="act-street"
        label={between.length > 0 ? words.fields.elsewhere : words.fields.search}
        value={query}
        onInput={setQuery}
      />
      {(found ?? named) && (
        <Choices
          id={between.length > 0 ? `${id}-found` : id}
          label={question.label}
          taken={taken}
          options={
            found
              ? found.map((one) => [one.id, `${one.district} ${one.name}`] as const)
              : named
                ? [[named.value, named.name] as const]
                : []
          }
          onTake={onType}
        />
      )}
    </>
  )
}

/** An office, then who there: found as where a whole filter is given away. */
function Assignee({ value, onType }: Pick<QuestionProps, 'value' | 'onType'>) {
  const { data, failure, reload } = useCall('listAssignees', {})
  if (!data) return failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={1} />
  const [office = '', person = ''] = value.split('/')
  return (
    <ToWhom
      offices={data.offices}
      target={{ office: office === '' ? null : office, person }}
      onChange={(whom) => onType(`${whom.office}/${whom.person}`)}
    />
  )
}

/** Several of a list: each on or off. */
function Several({
  question,
  value,
  onType,
}: Pick<QuestionProps, 'value' | 'onType'> & { question: Extract<Question, { kind: 'choice' | 'choices' }> }) {
  const chosen = value === '' ? [] : value.split(',')
  return (
    <div role="group" aria-label={question.label}>
      <p className="choices-label">{question.label}</p>
      {question.options.map(([one, said]) => {
        const on = chosen.includes(one)
        return (
          <button
            key={one}
            id={`act-${question.name}-${one}`}
            role="checkbox"
            aria-checked={on}
            className={`button button-quiet check${on ? ' check-on' : ''}`}
            onClick={() => onType((on ? chosen.filter((other) => other !== one) : [...chosen, one]).join(','))}
          >
            {`${on ? '☑' : '☐'} ${said}`}
          </button>
        )
      })}
    </div>
  )
}

/** Each length that a term may have. */
const yearsOf = (term: QuestionProps['term']): number[] =>
  term === null ? [] : Array.from({ length: term.most - term.least + 1 }, (_, at) => term.least + at)

/** One question of an act's form. */
export function Asked({
  question,
  value,
  error,
  guides,
  term,
  named,
  between,
  offered,
  onType,
}: QuestionProps): ReactNode {
  const id = `act-${question.name}`
  switch (question.kind) {
    case 'choice':
      return (
        <>
          <Choices
            id={id}
            label={question.label}
            options={question.options}
            taken={value === '' ? null : value}
            onTake={(taken) => onType(taken === value && question.optional ? '' : taken)}
          />
          <Wrong message={error} />
        </>
      )
    case 'choices':
      return (
        <>
          <Several question={question} value={value} onType={onType} />
          <Wrong message={error} />
        </>
      )
    case 'street':
      return (
        <>
          <Street question={question} value={value} named={named} between={between} onType={onType} />
          <Wrong message={error} />
        </>
      )
    case 'assignee':
      return (
        <>
          <Assignee value={value} onType={onType} />
          <Wrong message={error} />
        </>
      )
    case 'guide':
      return (
        <>
          <Choices
            id={id}
            label={question.label}
            options={guides.map((one) => [one.id, `${one.name}（${one.office}）`] as const)}
            taken={value === '' ? null : value}
            onTake={onType}
          />
          <Wrong message={error} />
        </>
      )
    case 'years':
      return (
        <>
          <Choices
            id={id}
            label={question.label}
            options={yearsOf(term).map((n) => [String(n), words.years(n)] as const)}
            taken={value === '' ? null : value}
            onTake={onType}
          />
          <Wrong message={error} />
        </>
      )
    case 'day':
      return (
        <DayField id={id} label={question.label} value={value} ahead={question.ahead} error={error} onInput={onType} />
      )
    case 'text':
      return (
        <>
          <Field id={id} label={question.label} value={value} error={error} onInput={onType} />
          {offered !== undefined && offered !== value && (
            <Button id={`${id}-offered`} kind="link" onClick={() => onType(offered)}>
              {words.proposed(offered)}
            </Button>
          )}
        </>
      )
    default:
      return (
        <Field
          id={id}
          label={question.label}
          value={value}
          lines={question.kind === 'note'}
          type={question.kind === 'count' ? 'tel' : 'text'}
          maxLength={question.kind === 'note' ? limits.note.max : undefined}
          error={error}
          onInput={onType}
        />
      )
  }
}
