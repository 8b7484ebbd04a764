import { useCallback, useEffect, useRef, useState } from 'react'
import type { FunctionName, InputOf, OutputOf } from '../../types/registry'
import { clientWords } from '../../types/words/common'
import { call, failureOf } from './cloud'
import type { Failure } from './failure'
import { useSessionState } from './session'
import { useNetworkBack } from './use-network'

/** Nothing was handed in here: being offline is said as what it is. */
const ofReading = (failure: Failure): Failure =>
  failure.name === 'offline' ? { ...failure, message: clientWords.offlineRead } : failure

export interface Answer<T> {
  /** The newest answer; stays while the same is fetched again, so that a page never blinks. */
  data?: T
  failure?: Failure
  reload: () => void
}

/** What is shown, and of which question, asked after how many departures. */
interface Shown<T> {
  asked?: string
  departures: number
  data?: T
  failure?: Failure
}

/**
 * What a page reads from the cloud. `input` undefined means: not yet (signed out, no id). Asked again when the input or `again`
 * changes, and when somebody has left; an answer that was overtaken by a later question is dropped, and one to another question or
 * for a person who has left is not shown for a moment.
 */
export function useCall<N extends FunctionName>(
  name: N,
  input: InputOf<N> | undefined,
  again?: unknown,
): Answer<OutputOf<N>> {
  const { departures } = useSessionState()
  const [shown, setShown] = useState<Shown<OutputOf<N>>>({ departures })
  const round = useRef(0)
  const asked = input === undefined ? undefined : JSON.stringify(input)
  const ask = useCallback(() => {
    const mine = ++round.current
    if (asked === undefined) return
    call(name, JSON.parse(asked) as InputOf<N>).then(
      (data) => {
        if (mine === round.current) setShown({ asked, departures, data })
      },
      (error: unknown) => {
        if (mine !== round.current) return
        setShown((before) => ({
          asked,
          departures,
          data: before.asked === asked && before.departures === departures ? before.data : undefined,
          failure: ofReading(failureOf(error)),
        }))
      },
    )
  }, [name, asked, departures])
  const overtake = useCallback(() => {
    round.current++
  }, [])
  useEffect(() => {
    ask()
    return overtake
  }, [ask, overtake, again])
  // What could not be read for want of a network is read when there is one.
  useNetworkBack(() => {
    if (shown.failure?.name === 'offline') ask()
  })
  const current = asked !== undefined && shown.asked === asked && shown.departures === departures
  return { data: current ? shown.data : undefined, failure: current ? shown.failure : undefined, reload: ask }
}
