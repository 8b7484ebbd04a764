import { useCallback, useEffect, useRef, useState } from 'react'
import type { FunctionName, InputOf, OutputOf } from '../../../types/registry'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { useSessionState } from '../../client/session'

/** Functions that answer rows and where the next page begins. */
type PagedName = {
  [N in FunctionName]: OutputOf<N> extends { rows: readonly object[]; next: string | null }
    ? InputOf<N> extends { cursor?: string | undefined }
      ? N
      : never
    : never
}[FunctionName]

interface State<T> {
  asked: string
  /** How many had left when it was asked: what was read for one person is never shown to the next. */
  departures: number
  data?: T
  failure?: Failure
}

/** A list, page by page. Another question, or coming back to the page (`again`), begins anew; `input` undefined asks nothing. */
export function usePages<N extends PagedName>(name: N, input: InputOf<N> | undefined, again: unknown) {
  const { departures } = useSessionState()
  const asked = input === undefined ? undefined : JSON.stringify(input)
  const [state, setState] = useState<State<OutputOf<N>>>()
  const [busy, setBusy] = useState(false)
  const round = useRef(0)
  const ask = useCallback(
    async (before?: OutputOf<N>) => {
      if (asked === undefined) return
      const mine = ++round.current
      setBusy(true)
      try {
        const cursor = before?.next
        const answer = await call(name, { ...JSON.parse(asked), ...(cursor ? { cursor } : {}) } as InputOf<N>)
        const data = { ...answer, rows: [...(before?.rows ?? []), ...answer.rows] }
        if (mine === round.current) setState({ asked, departures, data })
      } catch (error) {
        if (mine === round.current) setState({ asked, departures, data: before, failure: failureOf(error) })
      }
      if (mine === round.current) setBusy(false)
    },
    [name, asked, departures],
  )
  const overtake = useCallback(() => {
    round.current++
  }, [])
  useEffect(() => {
    void ask()
    return overtake
  }, [ask, overtake, again])
  const current = state !== undefined && state.asked === asked && state.departures === departures ? state : undefined
  return {
    data: current?.data,
    failure: current?.failure,
    busy,
    more: () => void ask(current?.data),
    reload: () => void ask(),
  }
}
