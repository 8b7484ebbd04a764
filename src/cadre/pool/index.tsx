import { useRef, useState } from 'react'
import { limits } from '../../../types/limits'
import type { OutputOf } from '../../../types/registry'
import { clientWords } from '../../../types/words/common'
import { poolPageWords as words } from '../../../types/words/pool-pages'
import { useSessionState } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Field } from '../../components/field/field'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import { Menu } from '../menu/menu'
import { usePages } from '../pages/use-pages'
import { Bulk } from './bulk'
import { Filter } from './filter'
import type { Narrowed } from './filter'
import { Rows } from './rows'
import { useTyped } from './use-typed'
import '../pages/pages.css'
import './index.css'

/** What is set; what is not asked is not sent. */
const only = (narrowed: Narrowed): Narrowed => JSON.parse(JSON.stringify(narrowed)) as Narrowed

/** The pool: typed, found, opened. What was found last stands until the next answer is there: a list that blinks cannot be read. */
function PoolContent() {
  const { signedIn } = useSessionState()
  const shown = useShown()
  const { typed, asked, type } = useTyped()
  const [narrowed, setNarrowed] = useState<Narrowed>({})
  const [open, setOpen] = useState(false)
  const set = Object.values(narrowed).filter(Boolean).length
  const input = { ...only(narrowed), ...(asked ? { query: asked } : {}) }
  const found = usePages('searchPool', signedIn ? input : undefined, shown)
  const places = useCall('listPoolPlaces', signedIn && open ? {} : undefined)
  const last = useRef<OutputOf<'searchPool'>>()
  if (found.data) last.current = found.data
  const data = found.data ?? (found.failure ? undefined : last.current)
  if (found.failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={words.forbiddenTitle} lead={words.forbiddenLead} />
        <Menu at="pool" />
      </Page>
    )
  const isWhole = asked === '' && set === 0
  return (
    <Page wide>
      <h1 className="title">{words.title}</h1>
      <div className="pool-search">
        <Field
          id="pool-search"
          label={words.search}
          value={typed}
          placeholder={words.searchPlaceholder}
          maxLength={limits.enterpriseName.max}
          onInput={type}
        />
        <Button id="filters" kind="link" className="pool-fold" expanded={open} onClick={() => setOpen(!open)}>
          {set > 0 ? words.filtersOn(set) : words.filters}
        </Button>
        {set > 0 && (
          <Button id="filters-clear" kind="link" onClick={() => setNarrowed({})}>
            {words.clear}
          </Button>
        )}
      </div>
      {open && (
        <Filter
          places={places.data?.places ?? []}
          narrowed={narrowed}
          onNarrow={(change) => setNarrowed((before) => ({ ...before, ...change }))}
        />
      )}
      <Problem failure={found.failure} onRetry={found.reload} />
      {!data ? (
        !found.failure && <Bones blocks={3} />
      ) : (
        <>
          <p className="second pool-count number" role="status">
            {words.found(data.total)}
          </p>
          {found.data && (
            <Bulk key={JSON.stringify(input)} filter={input} total={data.total} onChanged={found.reload} />
          )}
          {data.rows.length > 0 ? (
            <Rows rows={data.rows} />
          ) : isWhole ? (
            <Empty title={words.poolEmptyTitle} lead={words.poolEmptyLead} />
          ) : (
            <Empty title={words.emptyTitle} lead={words.emptyLead} />
          )}
        </>
      )}
      {found.data?.next && (
        <div className="desk-more">
          <Button id="more" busy={found.busy} onClick={found.more}>
            {clientWords.more}
          </Button>
        </div>
      )}
      <Menu at="pool" />
    </Page>
  )
}

/** The pool of enterprises, for the cadres of city and district. What was found for one person is gone with that person. */
export default function Pool() {
  const { departures } = useSessionState()
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <PoolContent key={departures} />
    </Gate>
  )
}
