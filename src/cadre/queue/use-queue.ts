import { useCallback, useEffect, useRef, useState } from 'react'
import { limits } from '../../../types/limits'
import type { OutputOf } from '../../../types/registry'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { useSessionState } from '../../client/session'
import type { Question } from './asked'

export type QueuePage = OutputOf<'listQueue'>

/** Rows fetched at a time. */
const PAGE = { limit: 20, since: '2026-11-23', source: 'own choice: two screens of a phone' } as const

interface State {
  /** The question as text. */
  asked: string
  /** How many had left when it was asked: what was read for one person is never shown to the next. */
  departures: number
  data?: QueuePage
  failure?: Failure
}

/** A case whose day has moved while pages were turned stands once: where it stands now. */
function joined(before: QueuePage['rows'], after: QueuePage['rows']): QueuePage['rows'] {
  const moved = new Set(after.map((row) => row.id))
  return [...before.filter((row) => !moved.has(row.id)), ...after]
}

/** The first rows of a question, at least as many as are shown: what is looked at again keeps its length. */
async function readAgain(question: Question, shown: number): Promise<QueuePage> {
  const next = (have: number) => Math.max(PAGE.limit, Math.min(limits.page.max, shown - have))
  let page = await call('listQueue', { ...question, limit: next(0) })
  while (page.next !== null && page.rows.length < shown) {
    const { rows } = page
    const more = await call('listQueue', { ...question, limit: next(rows.length), cursor: page.next })
    page = { ...more, rows: joined(rows, more.rows) }
  }
  return page
}

/**
 * One queue, page by page. Another question begins anew; coming back to the page (`again`) looks at what was shown once more. `ready`
 * false asks nothing.
 */
export function useQueue(question: Question, ready: boolean, again: unknown) {
  const { departures } = useSessionState()
  const asked = JSON.stringify(question)
  const [state, setState] = useState<State>({ asked, departures })
  const [busy, setBusy] = useState(false)
  const round = useRef(0)
  const newest = useRef(state)
  newest.current = state
  const ask = useCallback(
    async (shown?: QueuePage) => {
      const mine = ++round.current
      const { current } = newest
      const same = current.asked === asked && current.departures === departures ? current.data : undefined
      setBusy(true)
      try {
        const of = JSON.parse(asked) as Question
        let data: QueuePage
        if (shown?.next) {
          const page = await call('listQueue', { ...of, limit: PAGE.limit, cursor: shown.next })
          data = { ...page, rows: joined(shown.rows, page.rows) }
        } else data = await readAgain(of, same?.rows.length ?? 0)
        if (mine === round.current) setState({ asked, departures, data })
      } catch (error) {
        if (mine === round.current) setState({ asked, departures, data: shown ?? same, failure: failureOf(error) })
      }
      if (mine === round.current) setBusy(false)
    },
    [asked, departures],
  )
  const overtake = useCallback(() => {
    round.current++
  }, [])
  useEffect(() => {
    if (ready) void ask()
    return overtake
  }, [ask, overtake, ready, again])
  // What was read for another queue keeps its counts on the tabs, never its rows under the wrong name.
  const own = ready && state.departures === departures
  const isCurrent = own && state.asked === asked
  const isNarrowed = own && (JSON.parse(state.asked) as Question).queue === question.queue
  return {
    /** Of the same queue stand until the next are there: a list that blinks while one types cannot be read. */
    rows: isCurrent || isNarrowed ? state.data?.rows : undefined,
    counts: own ? state.data?.counts : undefined,
    offices: (own ? state.data?.offices : undefined) ?? [],
    unseen: (own ? state.data?.unseen : undefined) ?? 0,
    next: isCurrent ? state.data?.next : undefined,
    failure: isCurrent ? state.failure : undefined,
    busy,
    more: () => void ask(isCurrent ? state.data : undefined),
    reload: () => void ask(),
  }
}
