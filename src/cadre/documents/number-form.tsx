import { documentPageWords } from '../../../types/words/document-pages'
import { fieldMessage } from '../../client/failure'
import { useDraft } from '../../client/use-draft'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'

interface NumberFormProps {
  id: string
  kind: 'reply' | 'election-reply'
  onSaved: () => void
}

/** The number of a reply that was given without one. What is odd about it is told once, then it may stand. */
export function NumberForm({ id, kind, onSaved }: NumberFormProps) {
  const words = documentPageWords.number
  const draft = useDraft(`number:${kind}:${id}`, { number: '' })
  const { number } = draft.values
  const { write, busy, failure, clear } = useWrite('numberReply', `number:${kind}:${id}`)
  const odd = fieldMessage(failure, 'number')
  const save = async (sure?: true) => {
    if ((await write({ id, kind, number, ...(sure ? { sure } : {}) })) === undefined) return
    draft.done()
    onSaved()
  }
  return (
    <>
      <Field
        id={`number-${kind}`}
        label={words.label}
        value={number}
        error={odd}
        onInput={(value) => {
          draft.type('number', value)
          clear()
        }}
      />
      <Problem failure={odd === undefined ? failure : undefined} />
      <Button id={`number-save-${kind}`} className="documents-act" busy={busy} onClick={() => void save()}>
        {busy ? words.saving : words.save}
      </Button>
      {odd !== undefined && number.trim() !== '' && (
        <Button id={`number-sure-${kind}`} className="documents-act" busy={busy} onClick={() => void save(true)}>
          {words.sure}
        </Button>
      )}
    </>
  )
}
