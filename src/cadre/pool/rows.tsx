import type { FoundEnterpriseRow } from '../../../types/pool'
import { poolPageWords as words } from '../../../types/words/pool-pages'
import { go } from '../../client/go'
import { Button } from '../../components/button/button'

/** What a row says in a word or two, each in words as well as in colour. */
export function Marks({ marks }: { marks: FoundEnterpriseRow['marks'] }) {
  return (
    <p className="second">
      {marks.map((mark) => (
        <span key={mark} className={`pool-mark pool-mark-${mark}`}>
          {words.marks[mark]}
        </span>
      ))}
    </p>
  )
}

/** Enterprises: cards on a phone, a table at a desk. */
export function Rows({ rows }: { rows: readonly FoundEnterpriseRow[] }) {
  return (
    <>
      <div className="desk-head pool-row" aria-hidden="true">
        {words.heads.map((head) => (
          <p key={head} className="small">
            {head}
          </p>
        ))}
      </div>
      <ul className="plain-list">
        {rows.map((row) => (
          <li key={row.id}>
            <Button className="desk-row pool-row" onClick={() => go('enterprise', { id: row.id })}>
              <p className="pool-name">
                {row.formerName ? `${row.name}（${words.formerly(row.formerName)}）` : row.name}
              </p>
              <p className="second number">{row.uscc}</p>
              <p className="second">{row.place}</p>
              <p className="second">{row.address}</p>
              <Marks marks={row.marks} />
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
