import { useRef, useState } from 'react'
import type { FunctionName, InputOf, OutputOf } from '../../types/registry'
import { call, failureOf } from './cloud'
import type { Failure } from './failure'
import { keyOf, settleKey } from './keys'

type WriteName = { [N in FunctionName]: InputOf<N> extends { key: string } ? N : never }[FunctionName]

/**
 * A write of a page: one at a time, under the key of its intent, the failure kept for the page to show. Resolves to undefined when it
 * failed; what was typed is the page's and stays. With `hold` it stays busy after it succeeded, until `release` or until the page
 * shows something else: what was done cannot be done again meanwhile.
 */
export function useWrite<N extends WriteName>(name: N, intent: string, { hold = false } = {}) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  // The state is as old as the last drawing; two taps may fall between two drawings.
  const running = useRef(false)
  const occupy = (on: boolean) => {
    running.current = on
    setBusy(on)
  }
  const write = async (input: Omit<InputOf<N>, 'key'>): Promise<OutputOf<N> | undefined> => {
    if (running.current) return undefined
    occupy(true)
    setFailure(undefined)
    try {
      const answer = await call(name, { ...input, key: keyOf(intent, input) } as InputOf<N>)
      settleKey(intent)
      if (!hold) occupy(false)
      return answer
    } catch (error) {
      const failed = failureOf(error)
      // The key belongs to other content by now: the next tap is a new intent.
      if (failed.name === 'keyReused') settleKey(intent)
      setFailure(failed)
      occupy(false)
      return undefined
    }
  }
  return { write, busy, failure, clear: () => setFailure(undefined), release: () => occupy(false) }
}
