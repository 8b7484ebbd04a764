import { useCallback, useEffect, useRef, useState } from 'react'
import type { Queue } from '../../../types/queues'
import type { InputOf, OutputOf } from '../../../types/registry'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { useSessionState } from '../../client/session'

export type QueuePage = OutputOf<'listQueue'>
/** Where and when the cases of a queue are, as a link says it. */
export type QueueScope = Pick<InputOf<'listQueue'>, 'place' | 'exact' | 'since' | 'until'>
const everywhere: QueueScope = {}

/** Rows fetched at a time. */
const PAGE = { limit: 20, since: '2026-11-23', source: 'own choice: two screens of a phone' } as const

interface State {
  queue: Queue
  query: string
  scope: QueueScope
  /** How many had left when it was asked: what was read for one person is never shown to the next. */
  departures: number
  data?: QueuePage
  failure?: Failure
}

/** One queue, page by page. Another queue, or coming back to the page (`again`), begins anew; `ready` false asks nothing. */
export function useQueue(queue: Queue, ready: boolean, again: unknown, query = '', scope: QueueScope = everywhere) {
  const { departures } = useSessionState()
  const [state, setState] = useState<State>({ queue, query, scope, departures })
  const [busy, setBusy] = useState(false)
  const round = useRef(0)
  const ask = useCallback(
    async (shown?: QueuePage) => {
      const mine = ++round.current
      const cursor = shown?.next
      setBusy(true)
      try {
        const data = await call('listQueue', {
          queue,
          ...scope,
          limit: PAGE.limit,
          ...(query === '' ? {} : { query }),
          ...(cursor ? { cursor } : {}),
        })
        if (mine === round.current)
          setState({ queue, query, scope, departures, data: { ...data, rows: [...(shown?.rows ?? []), ...data.rows] } })
      } catch (error) {
        if (mine === round.current)
          setState({ queue, query, scope, departures, data: shown, failure: failureOf(error) })
      }
      if (mine === round.current) setBusy(false)
    },
    [queue, query, scope, departures],
  )
  const overtake = useCallback(() => {
    round.current++
  }, [])
  useEffect(() => {
    if (ready) void ask()
    return overtake
  }, [ask, overtake, ready, again])
  // What was read for another queue keeps its counts on the tabs, never its rows under the wrong name.
  const own = ready && state.departures === departures && state.scope === scope
  const current = own && state.queue === queue && state.query === query
  return {
    rows: current ? state.data?.rows : undefined,
    counts: own ? state.data?.counts : undefined,
    place: (own ? state.data?.place : undefined) ?? null,
    offices: (own ? state.data?.offices : undefined) ?? [],
    next: current ? state.data?.next : undefined,
    failure: current ? state.failure : undefined,
    busy,
    more: () => void ask(current ? state.data : undefined),
    reload: () => void ask(),
  }
}
