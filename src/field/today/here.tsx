import { useState } from 'react'
import type { ListedEnterprise } from '../../../types/fieldwork'
import { fieldTodayWords as words } from '../../../types/words/field-pages'
import type { Field } from '../../client/field/field'
import { Button } from '../../components/button/button'
import { troubleOf } from '../frame/trouble'
import { notePlaced } from '../visit/recorded'

interface HereProps {
  field: Field
  row: Pick<ListedEnterprise, 'id' | 'name' | 'membership'>
  place: string
  said: boolean | undefined
}

/** Whether the enterprise is there at all: one tap at its door, where nothing else is to be written down. The later word counts. */
export function Here({ field, row, place, said }: HereProps) {
  const [again, setAgain] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const say = (here: boolean) => {
    setTrouble(undefined)
    field.touch()
    const { id } = field.begin('placed')
    try {
      field.record(id, { form: 1, kind: 'placed', place, subject: { enterprise: row.id }, here, at: null })
    } catch (error) {
      setTrouble(troubleOf(error).message)
      return
    }
    notePlaced(field, id, row.id, here)
    setAgain(false)
    void field.sendWhenDue()
  }
  if (said === undefined && row.membership === 'confirmed' && !again)
    return (
      <Told id={row.id} className="state-accepted" sentence={`✓ ${words.listedHere}`} onAgain={() => setAgain(true)} />
    )
  if (said !== undefined && !again)
    return (
      <Told
        id={row.id}
        className={said ? 'state-accepted' : 'state-submitted'}
        sentence={said ? `✓ ${words.saidHere}` : `✗ ${words.saidNotHere}`}
        onAgain={() => setAgain(true)}
      />
    )
  return (
    <>
      <div className="today-here today-asks">
        <Button kind="link" id={`here-${row.id}`} label={words.hereLabel(row.name)} onClick={() => say(true)}>
          {words.here}
        </Button>
        <Button kind="link" id={`gone-${row.id}`} label={words.notHereLabel(row.name)} onClick={() => say(false)}>
          {words.notHere}
        </Button>
      </div>
      {trouble && (
        <p className="field-error" role="alert">
          {`⚠ ${trouble}`}
        </p>
      )}
    </>
  )
}

function Told({
  id,
  className,
  sentence,
  onAgain,
}: {
  id: string
  className: string
  sentence: string
  onAgain: () => void
}) {
  return (
    <div className="today-here" role="status">
      <p className={`state ${className}`}>{sentence}</p>
      <Button id={`again-${id}`} kind="link" onClick={onAgain}>
        {words.sayAgain}
      </Button>
    </div>
  )
}
