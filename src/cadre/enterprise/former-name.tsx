import { useState } from 'react'
import type { EnterprisePage } from '../../../types/enterprise'
import { limits } from '../../../types/limits'
import { fieldWords } from '../../../types/words/fields'
import { enterprisePageWords as words } from '../../../types/words/pool-pages'
import { fieldMessage } from '../../client/failure'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Choices } from '../../components/choices/choices'
import { Field } from '../../components/field/field'
import { Problem } from '../../components/problem/problem'

const ADD = ''

/** A former name added, or one that is known put right. */
export function FormerName({ found, onSaved }: { found: EnterprisePage; onSaved: () => void }) {
  const [name, setName] = useState('')
  const [instead, setInstead] = useState(ADD)
  const [wrong, setWrong] = useState<string>()
  const { write, busy, failure, clear } = useWrite('putFormerName', `name:${found.id}`)
  const known = [...new Set(found.formerNames.map((former) => former.name))]
  const save = async () => {
    if (name.trim() === '') {
      setWrong(fieldWords.name.empty)
      return
    }
    const answer = await write({ id: found.id, name: name.trim(), ...(instead === ADD ? {} : { instead }) })
    if (answer) onSaved()
  }
  const said = wrong ?? fieldMessage(failure, 'name') ?? fieldMessage(failure, 'instead')
  return (
    <>
      {known.length > 0 && (
        <Choices
          id="instead"
          label={words.nameWhat}
          options={[[ADD, words.nameAdd] as const, ...known.map((one) => [one, words.correctName(one)] as const)]}
          taken={instead}
          onTake={setInstead}
        />
      )}
      <Field
        id="former-name"
        label={words.formerName}
        value={name}
        maxLength={limits.enterpriseName.max}
        placeholder={words.formerNamePlaceholder}
        error={said}
        onInput={(value) => {
          setName(value)
          setWrong(undefined)
          clear()
        }}
      />
      <Problem failure={said === undefined ? failure : undefined} />
      <div className="enterprise-part">
        <Button id="save-name" kind="primary" busy={busy} onClick={() => void save()}>
          {busy ? words.savingName : words.saveName}
        </Button>
      </div>
    </>
  )
}
