import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { Queue } from '../../../types/queues'
import { queueWords } from '../../../types/words/cadre'
import { clientWords } from '../../../types/words/common'
import { menuWords } from '../../../types/words/menu'
import { noticePageWords, queueFilterWords } from '../../../types/words/queue-pages'
import { become, go } from '../../client/go'
import { useSessionState } from '../../client/session'
import { scrollTo } from '../../client/to-error'
import { useShown } from '../../client/use-shown'
import { useWide } from '../../client/use-wide'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Field } from '../../components/field/field'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { useElder } from '../../theme/elder'
import { Gate } from '../gate/gate'
import { Menu, useMenu } from '../menu/menu'
import { useTyped } from '../pool/use-typed'
import { AssignMany } from './assign'
import { questionOf, readAsked, useAsked } from './asked'
import { Desk } from './desk'
import { Filter, nothing } from './filter'
import { Rows } from './rows'
import { queues, Tabs } from './tabs'
import { useOpened } from './use-opened'
import { useQueue } from './use-queue'
import './index.css'

/** Who handles no case begins at their own page; who is no cadre is told so. */
function NoQueue() {
  const first = useMenu()?.[0]
  useEffect(() => {
    if (first && first !== 'queue') void become(first)
  }, [first])
  return (
    <Page>
      <Empty title={queueWords.forbiddenTitle} lead={queueWords.forbiddenLead}>
        <Button onClick={() => go('mine')}>{queueWords.toMine}</Button>
      </Empty>
    </Page>
  )
}

function QueueContent({ isFirst }: { isFirst: boolean }) {
  const { signedIn } = useSessionState()
  const { params } = useRouter()
  const shown = useShown()
  const { asked, typedBefore, change, keep } = useAsked(readAsked(params, queues))
  const { typed, asked: query, type } = useTyped(typedBefore)
  const question = questionOf(asked, query)
  const { rows, counts, offices, unseen, next, failure, busy, more, reload } = useQueue(question, signedIn, shown)
  useEffect(() => keep(question))
  // Large type wants one column, whatever the width.
  const isElder = useElder()
  const isDesk = useWide() && !isElder
  const opened = useOpened(isDesk, isFirst)

  if (failure?.name === 'forbidden') return <NoQueue />
  const { queue, ...narrowed } = question
  const isNarrowed = Object.keys(narrowed).some((field) => field !== 'sort' && field !== 'query')
  // Who looks for a firm means it wherever it stands: one tap looks in every list, with nothing narrowed.
  const looksInPart = query !== '' && (queue !== 'all' || isNarrowed)
  const empty =
    query !== ''
      ? looksInPart
        ? queueWords.emptyHere(queueWords.tabs[queue], isNarrowed)
        : queueWords.emptySearch
      : Object.keys(narrowed).some((field) => field !== 'sort')
        ? queueFilterWords.empty
        : queueWords.empty[queue]
  const notices = (
    <Button id="notices" kind="link" className={unseen > 0 ? 'queue-unseen' : ''} onClick={() => go('notices')}>
      {unseen > 0 ? noticePageWords.unseen(unseen) : noticePageWords.title}
    </Button>
  )
  const tools = (
    <div className="queue-tools">
      <Field id="queue-query" label={queueWords.search} value={typed} maxLength={60} onInput={type} />
      <Filter asked={asked} onChange={change} />
      {rows && queue !== 'withdrawn' && <AssignMany question={question} onChanged={reload} />}
      {failure && <Problem failure={failure} onRetry={reload} />}
    </div>
  )
  const searchAll = looksInPart && (
    <Button id="search-all" kind="primary" onClick={() => change({ ...nothing, queue: 'all' })}>
      {queueWords.searchAll}
    </Button>
  )
  const without = rows ? <Empty {...empty}>{searchAll}</Empty> : failure ? null : <Bones blocks={3} />
  const open = (to: Queue) => change({ queue: to })
  if (isDesk)
    return (
      <Desk
        queue={queue}
        counts={counts}
        onQueue={open}
        offices={offices}
        notices={notices}
        tools={tools}
        rows={rows}
        without={without}
        onMore={next ? more : undefined}
        busy={busy}
        opened={opened}
        onChanged={reload}
      />
    )
  return (
    <Page wide>
      <div className="queue-top">
        <h1 className="title">{queueWords.title}</h1>
        <div className="queue-ways">
          {notices}
          <Button
            id="to-menu"
            kind="link"
            onClick={() => {
              scrollTo('.menu')
            }}
          >
            {menuWords.open}
          </Button>
        </div>
      </div>
      <p className="second">{offices.join('、')}</p>
      <Tabs open={queue} counts={counts} onOpen={open} />
      {tools}
      {rows && rows.length > 0 ? <Rows queue={queue} rows={rows} /> : without}
      {next && (
        <div className="queue-more">
          <Button id="more" busy={busy} onClick={more}>
            {clientWords.more}
          </Button>
        </div>
      )}
      <Menu at="queue" />
    </Page>
  )
}

/** The cadre's first page: what waits, why it is here, and until when. What was asked for by one person is gone with that person. */
export default function QueuePageView() {
  const { departures } = useSessionState()
  const [first] = useState(departures)
  return (
    <Gate title={queueWords.title} lead={queueWords.loginLead}>
      <QueueContent key={departures} isFirst={departures === first} />
    </Gate>
  )
}
