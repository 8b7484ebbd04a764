import { useState } from 'react'
import { limits } from '../../../types/limits'
import { divisionPageWords as words } from '../../../types/words/division-pages'
import { useCall } from '../../client/use-call'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'
import { anotherPart, firstPart } from './draft'
import type { Draft, Part } from './draft'

interface PartsProps {
  draft: Draft
  onChange: (change: Partial<Draft>) => void
  errorAt: (field: string) => string | undefined
}

/** What a split makes: whether the old street goes on, the new ones, and the communities that each of them gets. */
export function Parts({ draft, onChange, errorAt }: PartsProps) {
  const { parts, goesOn } = draft
  const change = (at: number, part: Partial<Part>) =>
    onChange({ parts: parts.map((one, i) => (i === at ? { ...one, ...part } : one)) })
  return (
    <>
      <Choices
        id="goes-on"
        label={words.goesOn}
        options={[
          ['yes', words.goesOnYes],
          ['no', words.goesOnNo],
        ]}
        taken={goesOn ? 'yes' : 'no'}
        onTake={(taken) => onChange({ goesOn: taken === 'yes' })}
      />
      {parts.map((part, at) => (
        <section key={at} className="card" aria-label={words.part(at + 1)}>
          <h2 className="card-title">{words.part(at + 1)}</h2>
          <Field
            id={`part-${at}-name`}
            label={words.name}
            value={part.name}
            maxLength={limits.street.max}
            hint={words.nameHint}
            error={errorAt(`into.${at + firstPart(draft)}.name`)}
            onInput={(name) => change(at, { name })}
          />
          <Communities
            part={part}
            at={at}
            street={draft.streets[0]?.code}
            others={parts.flatMap((one, i) => (i === at ? [] : one.communities))}
            onChange={(communities) => change(at, { communities })}
          />
          {errorAt(`into.${at + firstPart(draft)}.communities`) && (
            <p className="field-error" role="alert">
              {`⚠ ${errorAt(`into.${at + firstPart(draft)}.communities`) ?? ''}`}
            </p>
          )}
          <Field
            id={`part-${at}-code`}
            label={words.code}
            value={part.code}
            type="tel"
            maxLength={9}
            error={errorAt(`into.${at + firstPart(draft)}.code`)}
            onInput={(code) => change(at, { code })}
          />
          {parts.length > 1 && (
            <Button
              id={`part-${at}-less`}
              kind="link"
              label={`${words.partLess}：${words.part(at + 1)}`}
              onClick={() => onChange({ parts: parts.filter((_, i) => i !== at) })}
            >
              {words.partLess}
            </Button>
          )}
        </section>
      ))}
      {errorAt('into') && <p className="field-error" role="alert">{`⚠ ${errorAt('into') ?? ''}`}</p>}
      {parts.length < limits.divisionChange.results - 1 && (
        <Button id="part-more" kind="link" onClick={() => onChange({ parts: anotherPart(parts) })}>
          {`＋ ${words.more}`}
        </Button>
      )}
    </>
  )
}

interface CommunitiesProps {
  part: Part
  at: number
  street: string | undefined
  /** Those that another new street gets. */
  others: readonly string[]
  onChange: (communities: readonly string[]) => void
}

/** The communities of the old street, ticked for one of the new ones; folded away until wanted. */
function Communities({ part, at, street, others, onChange }: CommunitiesProps) {
  const [open, setOpen] = useState(false)
  const { data, failure, reload } = useCall('listDivisions', open && street ? { street } : undefined)
  if (street === undefined) return null
  const list = data?.communities.filter(({ code }) => !others.includes(code))
  const toggle = (code: string) =>
    onChange(
      part.communities.includes(code) ? part.communities.filter((one) => one !== code) : [...part.communities, code],
    )
  return (
    <>
      <Button id={`part-${at}-communities`} kind="link" expanded={open} onClick={() => setOpen(!open)}>
        {words.communities(part.communities.length)}
      </Button>
      {open &&
        (list ? (
          list.length === 0 ? (
            <p className="second">{words.communitiesNone}</p>
          ) : (
            <div role="group" aria-label={words.communitiesOf(part.name || words.part(at + 1))}>
              {list.map(({ code, name }) => {
                const on = part.communities.includes(code)
                return (
                  <button
                    key={code}
                    id={`community-${code}`}
                    role="checkbox"
                    aria-checked={on}
                    className={`button button-quiet division-community${on ? ' division-on' : ''}`}
                    onClick={() => toggle(code)}
                  >
                    {`${on ? '☑' : '☐'} ${name}`}
                  </button>
                )
              })}
            </div>
          )
        ) : failure ? (
          <Problem failure={failure} onRetry={reload} />
        ) : (
          <Bones blocks={1} />
        ))}
    </>
  )
}
