import { useState } from 'react'
import type { OutputOf } from '../../../types/registry'
import { dataPageWords as words } from '../../../types/words/my-data'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { saveText } from '../../client/save-text'
import { useWrite } from '../../client/use-write'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'

/** The person's own copy, in full. */
export function TakeAlong() {
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<string>()
  const [failure, setFailure] = useState<Failure>()
  const take = async () => {
    setBusy(true)
    setFailure(undefined)
    setSaid(undefined)
    try {
      const { file, text } = await call('exportMyData', {})
      const place = await saveText(file, text).catch(() => 'failed' as const)
      setSaid(place === 'failed' ? words.exported.failed : `✓ ${words.exported[place]}`)
    } catch (error) {
      setFailure(failureOf(error))
    }
    setBusy(false)
  }
  return (
    <section className="card">
      <h2 className="card-title">{words.export}</h2>
      <p className="second data-act">{words.exportLead}</p>
      <Problem failure={failure} />
      <Button id="export" className="data-act" busy={busy} onClick={() => void take()}>
        {busy ? words.exporting : words.exportAct}
      </Button>
      {said && (
        <p className="second data-act" role="status">
          {said}
        </p>
      )}
    </section>
  )
}

interface DeletionProps {
  deletion: OutputOf<'seeMyData'>['deletion']
  onDeleted: () => void
}

/** Two taps, with the consequences said between them; what the law keeps is named before, not after. */
export function Deletion({ deletion, onDeleted }: DeletionProps) {
  const [sure, setSure] = useState(false)
  const { write, busy, failure } = useWrite('deleteMyData', 'delete', { hold: true })
  const remove = async () => {
    if (await write({})) onDeleted()
  }
  return (
    <section className="card data-danger">
      <h2 className="card-title">{words.delete}</h2>
      {deletion.obstacle !== null ? (
        <p className="second data-act">{deletion.obstacle}</p>
      ) : (
        <>
          <p className="second data-act">{words.deleteLead}</p>
          {deletion.open > 0 && <p className="second">{words.deleteOpen(deletion.open)}</p>}
          <p className="second data-act">{words.deleteKept}</p>
          <ul className="plain-list">
            {deletion.kept.map((one) => (
              <li key={one} className="small">
                {one}
              </li>
            ))}
          </ul>
          <Problem failure={failure} />
          {sure ? (
            <div className="data-act" role="group" aria-label={words.delete}>
              <p>{words.deleteSure}</p>
              <div className="bar-pair data-act">
                <Button id="delete-sure" className="bar-first data-danger" busy={busy} onClick={() => void remove()}>
                  {busy ? words.deleting : words.deleteConfirm}
                </Button>
                <Button className="bar-second" waiting={busy} onClick={() => setSure(false)}>
                  {words.cancel}
                </Button>
              </div>
            </div>
          ) : (
            <Button id="delete" className="data-act" onClick={() => setSure(true)}>
              {words.deleteAct}
            </Button>
          )}
        </>
      )}
    </section>
  )
}
