import { useCallback, useEffect, useRef, useState } from 'react'
import type { FunctionName, InputOf, OutputOf } from '../../types/registry'
import { call, failureOf } from './cloud'
import type { Failure } from './failure'

export interface Answer<T> {
  /** The newest answer; stays while it is fetched again, so that a page never blinks. */
  data?: T
  failure?: Failure
  reload: () => void
}

/**
 * What a page reads from the cloud. `input` undefined means: not yet (signed out, no id). Asked again when the input or `again`
 * changes; an answer that was overtaken by a later question is dropped.
 */
export function useCall<N extends FunctionName>(
  name: N,
  input: InputOf<N> | undefined,
  again?: unknown,
): Answer<OutputOf<N>> {
  const [state, setState] = useState<{ data?: OutputOf<N>; failure?: Failure }>({})
  const round = useRef(0)
  const asked = input === undefined ? undefined : JSON.stringify(input)
  const ask = useCallback(() => {
    const mine = ++round.current
    if (asked === undefined) return
    call(name, JSON.parse(asked) as InputOf<N>).then(
      (data) => {
        if (mine === round.current) setState({ data })
      },
      (error: unknown) => {
        if (mine === round.current) setState((before) => ({ ...before, failure: failureOf(error) }))
      },
    )
  }, [name, asked])
  const overtake = useCallback(() => {
    round.current++
  }, [])
  useEffect(() => {
    ask()
    return overtake
  }, [ask, overtake, again])
  return { ...state, reload: ask }
}
