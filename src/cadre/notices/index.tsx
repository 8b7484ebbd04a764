import { useEffect, useRef } from 'react'
import type { DigestPage } from '../../../types/queues'
import type { OutputOf } from '../../../types/registry'
import { queueWords } from '../../../types/words/cadre'
import { sayDate, sayMoment } from '../../../types/words/dates'
import { noticePageWords as words } from '../../../types/words/queue-pages'
import { become, go } from '../../client/go'
import { useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { useWrite } from '../../client/use-write'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Gate } from '../gate/gate'
import './index.css'

type Notice = OutputOf<'listNotices'>['notices'][number]

/** What was opened is seen. The marks stay as they were read: whoever opened the page still sees which were new. */
function useSeeing(notices: readonly Notice[] | undefined) {
  const { write } = useWrite('seeNotices', 'see-notices')
  const upTo = notices?.some(({ seen }) => !seen) === true ? notices[0]?.id : undefined
  const newest = useRef(write)
  newest.current = write
  useEffect(() => {
    // Unanswered it is asked again with the next opening: nothing is lost.
    if (upTo !== undefined) void newest.current({ upTo })
  }, [upTo])
}

function Line({ notice }: { notice: Notice }) {
  const said = (
    <>
      <p className="notice-text">{notice.text}</p>
      <p className="small number">
        {!notice.seen && <span className="notice-fresh">{`● ${words.fresh} `}</span>}
        {sayMoment(notice.at)}
      </p>
    </>
  )
  const { caseId } = notice
  // What lies elsewhere by now cannot be opened.
  return caseId === null ? (
    <div className="notice notice-still">{said}</div>
  ) : (
    <Button className="notice" onClick={() => go('case', { id: caseId })}>
      {said}
    </Button>
  )
}

/** A line of the digest; what is not in the queue leads to where it is. */
function Counted({ line, page }: { line: string; page: DigestPage | null }) {
  if (page === null) return line
  return (
    <Button kind="link" className="notice-lead" onClick={() => go(page)}>
      {line}
    </Button>
  )
}

function NoticesContent() {
  const signedIn = useSession()
  const shown = useShown()
  const { data, failure, reload } = useCall('listNotices', signedIn ? {} : undefined, shown)
  useSeeing(data?.notices)
  if (failure?.name === 'forbidden')
    return (
      <Page>
        <Empty title={queueWords.forbiddenTitle} lead={queueWords.forbiddenLead} />
      </Page>
    )
  return (
    <Page>
      <h1 className="title">{words.title}</h1>
      <Problem failure={failure} onRetry={reload} />
      {!data && !failure && <Bones blocks={3} />}
      {data?.digest && (
        <section className="card">
          <h2 className="card-title">{words.digest(sayDate(data.digest.on))}</h2>
          <ul className="plain-list">
            {data.digest.lines.map((line, i) => (
              <li key={line} className="notice-line number">
                <Counted line={line} page={data.digest?.leads[i] ?? null} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {data &&
        (data.notices.length === 0 ? (
          !data.digest && <Empty title={words.emptyTitle} lead={words.emptyLead} />
        ) : (
          <>
            <h2 className="heading">{words.notices}</h2>
            <ul className="plain-list">
              {data.notices.map((notice) => (
                <li key={notice.id}>
                  <Line notice={notice} />
                </li>
              ))}
            </ul>
          </>
        ))}
      {data && <p className="second notice-elsewhere">{words.dingtalk}</p>}
      <div className="notice-ways">
        <Button id="to-messages" kind="link" className="notice-way" onClick={() => go('messages')}>
          {words.channel}
        </Button>
        <Button id="to-queue" kind="link" className="notice-way" onClick={() => void become('queue')}>
          {words.back}
        </Button>
      </div>
    </Page>
  )
}

/** What the cadre was told, and the day's digest: reached from the queue, seen by opening. */
export default function Notices() {
  return (
    <Gate title={words.title} lead={words.loginLead}>
      <NoticesContent />
    </Gate>
  )
}
