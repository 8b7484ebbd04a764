import { useState } from 'react'
import type { StaffRow } from '../../../types/staff'
import { staffPageWords as words } from '../../../types/words/staff'
import { fieldMessage } from '../../client/failure'
import { useCall } from '../../client/use-call'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Problem } from '../../components/problem/problem'
import { ActBar } from './act-bar'
import type { FormProps } from './act-bar'
import { Whose } from './whose'

/** Back to the office itself, in the list of who goes on. */
const OFFICE = ''

/** Others in office there. Masked as they are, one who looks the same in both is taken for the same person: the service knows better. */
const othersOf = (row: StaffRow, rows: readonly StaffRow[]) =>
  rows.filter(
    (other) =>
      other.id !== row.id &&
      other.office === row.office &&
      other.division === row.division &&
      (other.phoneMasked !== row.phoneMasked || other.nameMasked !== row.nameMasked),
  )

/** Ends a grant; whoever ends it says who goes on with what is open. */
export function EndForm({ row, onDone, onCancel }: FormProps & { row: StaffRow }) {
  const [successor, setSuccessor] = useState(OFFICE)
  const { data, failure: unknown, reload } = useCall('listStaff', { query: row.office })
  const { write, busy, failure } = useWrite('endGrant', `end:${row.id}`)
  const end = async () => {
    const answer = await write({ id: row.id, ...(successor === OFFICE ? {} : { successor }) })
    if (answer) onDone([words.ended(answer.handedOver)])
  }
  const options = [
    { id: OFFICE, name: words.toOffice, hint: words.toOfficeHint },
    ...othersOf(row, data?.rows ?? []).map((other) => ({
      id: other.id,
      name: words.successor(other.nameMasked, other.phoneMasked),
      hint: undefined,
    })),
  ]
  return (
    <>
      <div className="page-body">
        <h1 className="title">{words.endTitle}</h1>
        <Whose row={row} />
        <p className="lead">{words.endLead}</p>
        <h2 className="heading">{words.passesOn}</h2>
        {data ? (
          <div role="radiogroup" aria-label={words.passesOn}>
            {options.map(({ id, name, hint }) => (
              <button
                key={id}
                id={id === OFFICE ? 'to-office' : `to-${id}`}
                role="radio"
                aria-checked={successor === id}
                className={`button button-quiet staff-choice${successor === id ? ' staff-chosen' : ''}`}
                onClick={() => setSuccessor(id)}
              >
                <span className="staff-choice-name">{successor === id ? `✓ ${name}` : name}</span>
                {hint && <span className="second staff-choice-hint">{hint}</span>}
              </button>
            ))}
          </div>
        ) : unknown ? (
          <Problem failure={unknown} onRetry={reload} />
        ) : (
          <Bones blocks={1} />
        )}
        {fieldMessage(failure, 'successor') && (
          <p className="field-error" role="alert">{`⚠ ${fieldMessage(failure, 'successor') ?? ''}`}</p>
        )}
        <Problem failure={fieldMessage(failure, 'successor') ? undefined : failure} />
      </div>
      <ActBar
        id="end-confirm"
        act={words.confirmEnd}
        acting={words.ending}
        busy={busy}
        onAct={() => void end()}
        onCancel={onCancel}
      />
    </>
  )
}
