import { useState } from 'react'
import { limits } from '../../../types/limits'
import type { TriedLine } from '../../../types/staff'
import { staffPageWords, staffWords } from '../../../types/words/staff'
import { staffTablePageWords as words, staffTableWords } from '../../../types/words/staff-table'
import { chooseTable } from '../../client/choose-table'
import { call, failureOf } from '../../client/cloud'
import { fieldMessage } from '../../client/failure'
import type { Failure } from '../../client/failure'
import { useWrite } from '../../client/use-write'
import { Bar } from '../../components/bar/bar'
import { Button } from '../../components/button/button'
import { Problem } from '../../components/problem/problem'
import { ActBar } from './act-bar'
import type { FormProps } from './act-bar'

interface Tried {
  table: string
  rows: readonly TriedLine[]
}

const count = (rows: readonly TriedLine[], outcome: TriedLine['outcome']) =>
  rows.filter((row) => row.outcome === outcome).length

/** What the trial comes to, in a sentence. */
function sayTrial(rows: readonly TriedLine[]): string {
  if (rows.length === 0) return words.empty
  const wrong = count(rows, 'wrong')
  if (wrong > 0) return `⚠ ${words.someWrong(wrong)}`
  const fresh = count(rows, 'new')
  return fresh === 0 ? words.nothingNew : `✓ ${words.allRight(fresh)}`
}

function Line({ row }: { row: TriedLine }) {
  const isWrong = row.outcome === 'wrong'
  return (
    <li className="card">
      <p className="second number">{`${words.line(row.line)} · ${words.outcomes[row.outcome]}`}</p>
      {isWrong ? (
        <p className="field-error">{`⚠ ${row.why ?? ''}`}</p>
      ) : (
        <>
          <p className="staff-who number">{row.who}</p>
          <p className="second">{`${row.office} ${row.role ? staffWords.roles[row.role] : ''}`}</p>
        </>
      )}
    </li>
  )
}

/** Many appointments at once: choose a file, see what would come of each line, then give them. The file is kept nowhere. */
export function TableForm({ onDone, onCancel }: FormProps) {
  const [tried, setTried] = useState<Tried>()
  const [checking, setChecking] = useState(false)
  const [refused, setRefused] = useState<Failure>()
  const [wrongFile, setWrongFile] = useState<string>()
  const { write, busy, failure, clear } = useWrite('appointByTable', 'appoint-table')
  const choose = async () => {
    if (checking) return
    clear()
    setRefused(undefined)
    setWrongFile(undefined)
    try {
      const table = await chooseTable()
      if (table === undefined) return
      setTried(undefined)
      if (table === '' || table.length > limits.staffTable.base64) {
        setWrongFile(staffTableWords.fileWrong)
        return
      }
      setChecking(true)
      const { rows } = await call('checkStaffTable', { table })
      setTried({ table, rows })
    } catch (error) {
      const failed = failureOf(error)
      const atFile = fieldMessage(failed, 'table')
      if (atFile) setWrongFile(atFile)
      else setRefused(failed)
    } finally {
      setChecking(false)
    }
  }
  const appoint = async () => {
    if (!tried) return
    const answer = await write({ table: tried.table })
    if (answer) onDone([words.done(answer.appointed, answer.held), words.tell])
  }
  const ready = tried !== undefined && count(tried.rows, 'wrong') === 0 && count(tried.rows, 'new') > 0
  // Wrong lines first: they are what is to be done.
  const rows = tried?.rows.slice().sort((a, b) => Number(b.outcome === 'wrong') - Number(a.outcome === 'wrong'))
  return (
    <>
      <div className="page-body">
        <h1 className="title">{words.title}</h1>
        <p className="lead">{words.lead}</p>
        <div className="staff-act">
          <Button id="choose-table" kind={ready ? 'quiet' : 'primary'} busy={checking} onClick={() => void choose()}>
            {checking ? words.checking : tried ? words.chooseAgain : words.choose}
          </Button>
        </div>
        {wrongFile && <p className="field-error" role="alert">{`⚠ ${wrongFile}`}</p>}
        {tried && (
          <p className="lead" role="status">
            {sayTrial(tried.rows)}
          </p>
        )}
        {rows && (
          <ul className="plain-list">
            {rows.map((row) => (
              <Line key={row.line} row={row} />
            ))}
          </ul>
        )}
        <Problem failure={refused ?? failure} />
      </div>
      {ready ? (
        <ActBar
          id="table-confirm"
          act={words.confirm(count(tried.rows, 'new'))}
          acting={words.appointing}
          busy={busy}
          onAct={() => void appoint()}
          onCancel={onCancel}
        />
      ) : (
        <Bar>
          <Button id="staff-cancel" onClick={onCancel}>
            {staffPageWords.cancel}
          </Button>
        </Bar>
      )}
    </>
  )
}
