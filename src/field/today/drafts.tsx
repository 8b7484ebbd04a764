import { useState } from 'react'
import type { Subject } from '../../../types/field-records'
import { sayMoment } from '../../../types/words/dates'
import { fieldOutboxWords, fieldTodayWords as words } from '../../../types/words/field-pages'
import type { Field } from '../../client/field/field'
import type { Form } from '../../client/field/forms'
import { go } from '../../client/go'
import { Button } from '../../components/button/button'
import { paramsOf } from '../visit/subject'

interface Begun {
  subject?: Subject
  name?: string
  uscc?: string
}

const { kinds } = fieldOutboxWords
const isKind = (kind: string): kind is keyof typeof kinds => kind in kinds

/** One enterprise may have several: what it is and when it was begun tell them apart. */
function nameOf({ kind, begunAt, values }: Form): string {
  const { name = '', uscc = '' } = values as Begun
  const what = isKind(kind) ? [kinds[kind]] : []
  return [name || uscc || words.unnamed, ...what, sayMoment(begunAt)].join(' · ')
}

/** Goes on with this very form. */
function open({ id, kind, values }: Form): void {
  const { subject, name = '', uscc = '' } = values as Begun
  if (kind === 'newcomer') go('newcomer', { draft: id })
  else if (subject)
    go(kind === 'application' ? 'application' : 'visit', { ...paramsOf(subject, name, uscc), draft: id })
}

/** Forms that were begun and not saved, after the app was closed in between: they go on where they were. */
export function Drafts({ field }: { field: Field }) {
  /** The one that is to go, while the person is asked once more. */
  const [going, setGoing] = useState<string>()
  const forms = field.forms()
  if (forms.length === 0) return null
  return (
    <section id="drafts" className="card" aria-label={words.drafts(forms.length)}>
      <p className="second">{words.drafts(forms.length)}</p>
      {forms.map((form) => {
        const { id } = form
        const name = nameOf(form)
        return id === going ? (
          <div key={id} role="alert">
            <p className="second">{words.dropAsk(name)}</p>
            <p className="row">
              <Button
                id={`drop-sure-${id}`}
                kind="link"
                label={`${words.dropIt} ${name}`}
                onClick={() => {
                  field.dropForm(id)
                  setGoing(undefined)
                }}
              >
                {words.dropIt}
              </Button>
              <Button id={`drop-not-${id}`} kind="link" onClick={() => setGoing(undefined)}>
                {words.keepIt}
              </Button>
            </p>
          </div>
        ) : (
          <p key={id} className="row">
            <Button id={`draft-${id}`} kind="link" onClick={() => open(form)}>
              {name}
            </Button>
            <Button id={`drop-${id}`} kind="link" label={`${words.dropDraft} ${name}`} onClick={() => setGoing(id)}>
              {words.dropDraft}
            </Button>
          </p>
        )
      })}
    </section>
  )
}
