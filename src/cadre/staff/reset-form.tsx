import type { StaffRow } from '../../../types/staff'
import { staffPageWords as words } from '../../../types/words/staff'
import { useWrite } from '../../client/use-write'
import { Problem } from '../../components/problem/problem'
import { ActBar } from './act-bar'
import type { FormProps } from './act-bar'
import { Whose } from './whose'

/** A lost factor is voided, for the person's own good; a look and a second tap, for it cannot be taken back. */
export function ResetForm({ row, onDone, onCancel }: FormProps & { row: StaffRow }) {
  const { write, busy, failure } = useWrite('resetSecondFactor', `reset:${row.id}`)
  const reset = async () => {
    const answer = await write({ id: row.id })
    if (answer) onDone([words.resetDone(answer.enrolUntil)])
  }
  return (
    <>
      <div className="page-body">
        <h1 className="title">{words.resetTitle}</h1>
        <Whose row={row} />
        <p className="lead">{words.resetLead}</p>
        <Problem failure={failure} />
      </div>
      <ActBar
        id="reset-confirm"
        act={words.confirmReset}
        acting={words.resetting}
        busy={busy}
        onAct={() => void reset()}
        onCancel={onCancel}
      />
    </>
  )
}
