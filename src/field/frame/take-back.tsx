import { useState } from 'react'
import { fieldTakeBackWords as words } from '../../../types/words/field-pages'
import type { Field } from '../../client/field/field'
import { Button } from '../../components/button/button'
import { askedFrom, goneFrom, noteTakenBack, readRecord } from '../visit/recorded'
import { troubleOf } from './trouble'

/**
 * Ids that stand and may be taken back: not what is taken back already, or waits for a person to say so, and not a newcomer while a visit or an application of the outbox rests on
 * it, which goes first.
 */
export function standing(field: Field): (id: string) => boolean {
  const gone = goneFrom(field)
  const asked = askedFrom(field)
  const rested = new Set<string>()
  for (const { id, body } of field.waiting()) {
    const record = readRecord(body)
    if (record && 'subject' in record && 'newcomer' in record.subject && !gone.has(id))
      rested.add(record.subject.newcomer)
  }
  return (id) => !gone.has(id) && !asked.has(id) && !rested.has(id)
}

interface TakeBackProps {
  field: Field
  /** Of the record that goes. */
  id: string
  name: string
}

/** Takes a record back that was made by mistake: asked once more, recorded like everything else, so also without a network. */
export function TakeBack({ field, id, name }: TakeBackProps) {
  const [asks, setAsks] = useState(false)
  const [trouble, setTrouble] = useState('')
  const takeBack = () => {
    const by = field.begin('taken-back').id
    try {
      field.record(by, { form: 1, kind: 'taken-back', record: id })
    } catch (error) {
      setTrouble(troubleOf(error).message)
      return
    }
    noteTakenBack(field, by, id)
    void field.sendWhenDue()
  }
  if (!asks)
    return (
      <Button id={`back-${id}`} kind="link" label={words.takeBackLabel(name)} onClick={() => setAsks(true)}>
        {words.takeBack}
      </Button>
    )
  return (
    <div role="alert">
      <p className="second">{words.ask(name)}</p>
      {trouble && <p className="state state-returned">{`⚠ ${trouble}`}</p>}
      <p className="row">
        <Button id={`back-sure-${id}`} kind="link" label={`${words.sure} ${name}`} onClick={takeBack}>
          {words.sure}
        </Button>
        <Button id={`back-not-${id}`} kind="link" onClick={() => setAsks(false)}>
          {words.keep}
        </Button>
      </p>
    </div>
  )
}
