import type { ReactNode } from 'react'
import { clientWords } from '../../../types/words/common'
import type { Failure } from '../../client/failure'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Problem } from '../../components/problem/problem'
import './pages.css'

interface PagedProps<R> {
  /** What `usePages` gives. */
  pages: {
    data: { rows: readonly R[]; next: string | null } | undefined
    failure: Failure | undefined
    busy: boolean
    more: () => void
    reload: () => void
  }
  /** The heads of the columns on a desk, and the class that lays them and the rows out. */
  heads: Readonly<Record<string, string>>
  rowClass: string
  empty: { title: string; lead: string }
  children: (row: R) => ReactNode
}

/** A list of the workbench, page by page: what failed, what is awaited, nothing, or the rows and the way to more. */
export function Paged<R extends { id: string }>({ pages, heads, rowClass, empty, children }: PagedProps<R>) {
  const { data, failure, busy, more, reload } = pages
  return (
    <>
      {failure && <Problem failure={failure} onRetry={reload} />}
      {!data ? (
        !failure && <Bones blocks={3} />
      ) : data.rows.length === 0 ? (
        <Empty title={empty.title} lead={empty.lead} />
      ) : (
        <>
          <div className={`desk-head ${rowClass}`} aria-hidden="true">
            {Object.values(heads).map((head) => (
              <p key={head} className="small">
                {head}
              </p>
            ))}
          </div>
          <ul className="plain-list">
            {data.rows.map((row) => (
              <li key={row.id}>{children(row)}</li>
            ))}
          </ul>
        </>
      )}
      {data?.next && (
        <div className="desk-more">
          <Button id="more" busy={busy} onClick={more}>
            {clientWords.more}
          </Button>
        </div>
      )}
    </>
  )
}
