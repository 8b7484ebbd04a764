import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { ReviewState } from '../../../types/reviews'
import type { OutputOf } from '../../../types/registry'
import { sayDate } from '../../../types/words/dates'
import { reviewWords as words } from '../../../types/words/review-pages'
import { go } from '../../client/go'
import { useSession } from '../../client/session'
import { useShown } from '../../client/use-shown'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Gate } from '../gate/gate'
import { Menu } from '../menu/menu'
import { Paged } from '../pages/paged'
import { Tabs } from '../pages/tabs'
import { usePages } from '../pages/use-pages'
import { ReviewOne } from './review'
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
  const pages = usePages('listReviews', signedIn ? { state: open } : undefined, shown)
  const { data, failure } = pages
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
      <Tabs
        of={states}
        open={open}
        onOpen={setOpen}
        say={(state) => (data ? `${words.tabs[state]} ${data.counts[state]}` : words.tabs[state])}
      />
      <Paged pages={pages} heads={words.heads} rowClass="reviews-row" empty={words.empty[open]}>
        {(row) => <Line row={row} />}
      </Paged>
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
