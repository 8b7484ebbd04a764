import { useState } from 'react'
import type { Subject } from '../../../types/field-records'
import { fieldTodayWords as words } from '../../../types/words/field-pages'
import type { Field } from '../../client/field/field'
import { go } from '../../client/go'
import { Button } from '../../components/button/button'
import { paramsOf } from '../visit/subject'

interface Begun {
  subject?: Subject
  name?: string
  uscc?: string
}

/** Forms that were begun and not saved, after the app was closed in between: they go on where they were. */
export function Drafts({ field }: { field: Field }) {
  const [, redraw] = useState(0)
  const forms = field.forms()
  if (forms.length === 0) return null
  return (
    <section id="drafts" className="card" aria-label={words.drafts(forms.length)}>
      <p className="second">{words.drafts(forms.length)}</p>
      {forms.map(({ id, kind, values }) => {
        const { subject, name = '', uscc = '' } = values as Begun
        return (
          <p key={id} className="row">
            <Button
              id={`draft-${id}`}
              kind="link"
              onClick={() => {
                if (kind === 'newcomer')
                  go('newcomer', { ...(name === '' ? {} : { n: name }), ...(uscc === '' ? {} : { c: uscc }) })
                else if (subject) go(kind === 'application' ? 'application' : 'visit', paramsOf(subject, name, uscc))
              }}
            >
              {name || uscc || words.unnamed}
            </Button>
            <Button
              id={`drop-${id}`}
              kind="link"
              onClick={() => {
                field.dropForm(id)
                redraw((times) => times + 1)
              }}
            >
              {words.dropDraft}
            </Button>
          </p>
        )
      })}
    </section>
  )
}
