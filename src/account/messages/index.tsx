import { useState } from 'react'
import type { MyMessages } from '../../../types/messages'
import { sayMoment } from '../../../types/words/dates'
import { inboxPageWords as words } from '../../../types/words/inbox-page'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { go } from '../../client/go'
import { useSession } from '../../client/session'
import { useCall } from '../../client/use-call'
import { useShown } from '../../client/use-shown'
import { Bones } from '../../components/bones/bones'
import { Button } from '../../components/button/button'
import { Empty } from '../../components/empty/empty'
import { Login } from '../../components/login/login'
import { Page } from '../../components/page/page'
import { Problem } from '../../components/problem/problem'
import { Preference } from './preference'
import './index.css'

const lastOf = <T,>(list: readonly T[] | undefined): T | undefined => list?.[list.length - 1]

/** Older ones are read behind the newest, by a tap each. */
function useOlder(newest: MyMessages | undefined) {
  const [older, setOlder] = useState<{ behind?: string; pages: MyMessages[] }>({ pages: [] })
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  // Newer ones came: what was read behind the others would leave a gap.
  const behind = lastOf(newest?.messages)?.id
  const pages = older.behind === behind ? older.pages : []
  const last = lastOf(pages) ?? newest
  const read = async () => {
    const before = lastOf(last?.messages)?.id
    if (before === undefined || busy) return
    setBusy(true)
    setFailure(undefined)
    try {
      const page = await call('listMyMessages', { before })
      setOlder({ behind, pages: [...pages, page] })
    } catch (error) {
      setFailure(failureOf(error))
    }
    setBusy(false)
  }
  return {
    messages: pages.reduce((all, page) => [...all, ...page.messages], newest?.messages ?? []),
    more: last?.more ?? false,
    busy,
    failure,
    read: () => void read(),
  }
}

/** Every message to the signed-in person in full words, whatever became of it on the way; and how the next ones are wanted. */
export default function Messages() {
  const signedIn = useSession()
  const shown = useShown()
  const { data, failure, reload } = useCall('listMyMessages', signedIn ? {} : undefined, shown)
  const older = useOlder(data)
  if (!signedIn)
    return (
      <Page>
        <h1 className="title">{words.title}</h1>
        <p className="lead">{words.loginLead}</p>
        <Login />
      </Page>
    )
  if (!data) return <Page>{failure ? <Problem failure={failure} onRetry={reload} /> : <Bones blocks={2} />}</Page>
  return (
    <Page>
      <h1 className="title">{words.title}</h1>
      <Problem failure={failure} onRetry={reload} />
      {older.messages.length === 0 ? (
        <Empty title={words.emptyTitle} lead={words.emptyLead} />
      ) : (
        <>
          <p className="lead">{words.lead}</p>
          <section id="messages" className="card" aria-label={words.title}>
            {older.messages.map(({ id, at, text, outcome }) => (
              <div key={id} className="message-one">
                <p className="message-text">{text}</p>
                <p className="small number">{`${sayMoment(at)} · ${words.outcomes[outcome]}`}</p>
              </div>
            ))}
          </section>
          <Problem failure={older.failure} />
          {older.more && (
            <Button id="older" className="message-act" busy={older.busy} onClick={older.read}>
              {older.busy ? words.loading : words.more}
            </Button>
          )}
          <Button id="cases" kind="link" onClick={() => go('mine')}>
            {words.cases}
          </Button>
        </>
      )}
      <Preference key={data.channel} channel={data.channel} />
    </Page>
  )
}
