import { useEffect, useRef, useState } from 'react'
import { fieldGateWords as words } from '../../../types/words/field-pages'
import type { Field } from '../../client/field/field'
import type { Failure } from '../../client/failure'
import { Bones } from '../../components/bones/bones'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../../cadre/gate/gate'
import { foreground } from './foreground'
import { troubleOf } from './trouble'

/** Behind the gate: the phone's secret is asked for. */
function Opening({ field, onOpen }: { field: Field | undefined; onOpen: () => void }) {
  const [failure, setFailure] = useState<Failure>()
  const running = useRef(false)
  const open = async () => {
    if (running.current || field === undefined) return
    running.current = true
    setFailure(undefined)
    try {
      await foreground(() => field.openByLogin())
      onOpen()
      // What waited for the login goes at once.
      void field.send()
    } catch (error) {
      setFailure(troubleOf(error))
    }
    running.current = false
  }
  useEffect(() => {
    void open()
    // Once for each person.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [field])
  return (
    <Page>
      <h1 className="title">{words.title}</h1>
      {failure ? <Problem failure={failure} onRetry={() => void open()} /> : <Bones blocks={2} />}
    </Page>
  )
}

/** The ordinary gate of the workbench, and then the phone opens. */
export function OpenByLogin({ field, onOpen }: { field: Field | undefined; onOpen: () => void }) {
  return (
    <Gate title={words.title} lead={words.lead}>
      <Opening field={field} onOpen={onOpen} />
    </Gate>
  )
}
