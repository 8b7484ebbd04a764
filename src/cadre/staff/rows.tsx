import type { StaffRow } from '../../../types/staff'
import { absencePageWords } from '../../../types/words/absence'
import { sayPhone } from '../../../types/words/dates'
import { staffPageWords as words, staffWords } from '../../../types/words/staff'
import { go } from '../../client/go'
import { Button } from '../../components/button/button'

type Act = 'end' | 'reset'

/** The rows with those of one office together, in the order given. */
function byOffice(rows: readonly StaffRow[]): { office: string; division: string; rows: StaffRow[] }[] {
  const groups: { office: string; division: string; rows: StaffRow[] }[] = []
  for (const row of rows) {
    const known = groups.find(({ office, division }) => office === row.office && division === row.division)
    if (known) known.rows.push(row)
    else groups.push({ office: row.office, division: row.division, rows: [row] })
  }
  return groups
}

/** One grant: a card's part on a phone, a line of the table on a desk. */
function Row({ row, onAct }: { row: StaffRow; onAct: (what: Act, row: StaffRow) => void }) {
  const who = `${row.nameMasked} ${sayPhone(row.phoneMasked)}`
  return (
    <li className="staff-row">
      <p className="staff-who number">{row.self ? `${who} · ${words.self}` : who}</p>
      <p className="second">{staffWords.roles[row.role]}</p>
      <p className="second number">
        {row.until === null ? words.since(row.from) : `${words.since(row.from)}，${words.until(row.until)}`}
      </p>
      <p className={`second ${row.hasFactor ? 'staff-set' : 'staff-unset'}`}>{words.factorLine(row.hasFactor)}</p>
      {row.self ? (
        <div />
      ) : (
        <div className="staff-acts">
          <Button
            id={`end-${row.id}`}
            kind="link"
            className="staff-row-act"
            label={`${words.endShort} ${who}`}
            onClick={() => onAct('end', row)}
          >
            {words.endShort}
          </Button>
          {row.role.endsWith('-cadre') && (
            <Button
              id={`away-${row.id}`}
              kind="link"
              className="staff-row-act"
              label={`${absencePageWords.record} ${who}`}
              onClick={() => go('absence', { id: row.id })}
            >
              {absencePageWords.record}
            </Button>
          )}
          {row.hasFactor && (
            <Button
              id={`reset-${row.id}`}
              kind="link"
              className="staff-row-act"
              label={`${words.resetShort} ${who}`}
              onClick={() => onAct('reset', row)}
            >
              {words.resetShort}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

/** Grants by office. */
export function Rows({ rows, onAct }: { rows: readonly StaffRow[]; onAct: (what: Act, row: StaffRow) => void }) {
  return (
    <div>
      <div className="staff-head" aria-hidden="true">
        {[words.columns.who, words.columns.role, words.columns.since, words.columns.factor, ''].map((head) => (
          <p key={head} className="small">
            {head}
          </p>
        ))}
      </div>
      {byOffice(rows).map((group) => (
        <section key={`${group.division}.${group.office}`} className="staff-office">
          <h2 className="staff-office-name">{group.office}</h2>
          <p className="small">{group.division}</p>
          <ul className="plain-list">
            {group.rows.map((row) => (
              <Row key={row.id} row={row} onAct={onAct} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
