import { useState } from 'react'
import type { InputOf, OutputOf } from '../../../types/registry'
import { documentPageWords } from '../../../types/words/document-pages'
import { formWords } from '../../../types/words/forms'
import { Button } from '../../components/button/button'
import { Field } from '../../components/field/field'

export type Register = NonNullable<OutputOf<'listDocuments'>['register']>
export type Answers = NonNullable<InputOf<'previewDocument'>['register']>

const facts = ['form', 'shortName', 'fullName', 'industry'] as const
const counts = ['administrativePosts', 'administrativeFilled', 'institutionPosts', 'institutionFilled'] as const

/** What the register locks, one by one, looked at by a person before the sheet is made. */
export function Confirm({ register, onConfirmed }: { register: Register; onConfirmed: (answers: Answers) => void }) {
  const words = documentPageWords.register
  const [checked, setChecked] = useState<readonly string[]>([])
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const { hasStaffing, ...confirmed } = register
  const numberOf = (name: string) => (/^\d{1,6}$/.test((typed[name] ?? '').trim()) ? Number(typed[name]) : undefined)
  const open =
    facts.length - checked.length + (hasStaffing ? counts.filter((name) => numberOf(name) === undefined).length : 0)
  const confirm = () => {
    const [administrativePosts = 0, administrativeFilled = 0, institutionPosts = 0, institutionFilled = 0] =
      counts.map(numberOf)
    const staffing = { administrativePosts, administrativeFilled, institutionPosts, institutionFilled }
    onConfirmed({ confirmed, ...(hasStaffing ? { staffing } : {}) })
  }
  return (
    <section className="card">
      <h2 className="card-title">{words.title}</h2>
      <p className="second">{words.lead}</p>
      {facts.map((name) => {
        const on = checked.includes(name)
        return (
          <div key={name} className="documents-fact">
            <p className="second">{words[name]}</p>
            <p className="documents-name">{name === 'form' ? formWords[register.form] : register[name]}</p>
            <button
              id={`confirm-${name}`}
              role="checkbox"
              aria-checked={on}
              className={`button button-quiet documents-check${on ? ' documents-checked' : ''}`}
              onClick={() => setChecked(on ? checked.filter((one) => one !== name) : [...checked, name])}
            >
              {`${on ? '☑' : '☐'} ${words.checked(words[name])}`}
            </button>
          </div>
        )
      })}
      {hasStaffing && (
        <>
          <p className="documents-fact">{words.staffing}</p>
          {counts.map((name) => (
            <Field
              key={name}
              id={`staffing-${name}`}
              label={words[name]}
              type="tel"
              value={typed[name] ?? ''}
              onInput={(value) => setTyped({ ...typed, [name]: value })}
            />
          ))}
        </>
      )}
      <p className="second documents-fact">{words.wrong}</p>
      <Button id="register-confirm" kind="primary" className="documents-act" waiting={open > 0} onClick={confirm}>
        {open > 0 ? words.open(open) : words.confirm}
      </Button>
    </section>
  )
}
