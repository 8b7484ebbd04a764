import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { ReviewState } from '../../../types/reviews'
import type { OutputOf } from '../../../types/registry'
import { clientWords } from '../../../types/words/common'
import { sayDate } from '../../../types/words/dates'
import { reviewWords as words } from '../../../types/words/review-pages'
import { go } from '../../client/go'
import { useSession } from '../../client/session'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import { Menu } from '../menu/menu'
import { usePages } from '../pages/use-pages'
import { ReviewOne } from './review'
import '../pages/pages.css'
import '../pool/index.css'
import './index.css'

const states: readonly ReviewState[] = ['open', 'later', 'settled']

function Line({ row }: { row: OutputOf<'listReviews'>['rows'][number] }) {
  return (
    <Button className="desk-row reviews-row" onClick={() => go('reviews', { id: row.id })}>
      <p className="pool-name">{row.name}</p>
      <p className="second">{row.place}</p>
      <p className="second">{row.reason}</p>
      <p className={`second number ${row.overdue ? 'desk-late' : 'desk-soon'}`}>
        {row.dueOn && (row.overdue ? `⚠ ${words.overdue(sayDate(row.dueOn))}` : words.due(sayDate(row.dueOn)))}
      </p>
    </Button>
  )
}

/** Applications of which a person is to say which enterprise they mean. */
function ReviewList() {
  const signedIn = useSession()
  const shown = useShown()
  const [open, setOpen] = useState<ReviewState>('open')
  const { data, failure, busy, more, reload } = usePages('listReviews', signedIn ? { state: open } : undefined, shown)
  if (failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={words.forbiddenTitle} lead={words.forbiddenLead} />
        <Menu at="reviews" />
      </Page>
    )
  return (
    <Page wide>
      <h1 className="title">{words.title}</h1>
      <p className="second">{words.lead}</p>
      <div className="desk-tabs" role="tablist">
        {states.map((state) => (
          <button
            key={state}
            id={`tab-${state}`}
            role="tab"
            aria-selected={state === open}
            className={`button desk-tab${state === open ? ' desk-tab-open' : ''}`}
            onClick={() => setOpen(state)}
          >
            {data ? `${words.tabs[state]} ${data.counts[state]}` : words.tabs[state]}
          </button>
        ))}
      </div>
      <Problem failure={failure} onRetry={reload} />
      {!data ? (
        !failure && <Bones blocks={3} />
      ) : data.rows.length === 0 ? (
        <Empty {...words.empty[open]} />
      ) : (
        <>
          <div className="desk-head reviews-row" aria-hidden="true">
            {words.heads.map((head) => (
              <p key={head} className="small">
                {head}
              </p>
            ))}
          </div>
          <ul className="plain-list">
            {data.rows.map((row) => (
              <li key={row.id}>
                <Line row={row} />
              </li>
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
      <Menu at="reviews" />
    </Page>
  )
}

/** The list of unsure matches; with an id, one of them. */
export default function Reviews() {
  const { id } = useRouter().params
  return (
    <Gate title={words.title} lead={words.loginLead}>
      {id ? <ReviewOne id={id} /> : <ReviewList />}
    </Gate>
  )
}
