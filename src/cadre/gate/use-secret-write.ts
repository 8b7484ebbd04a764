import { useRef, useState } from 'react'
import type { FunctionName, InputOf, OutputOf } from '../../../types/registry'
import { call, failureOf } from '../../client/cloud'
import type { Failure } from '../../client/failure'
import { uuid } from '../../client/keys'
import { freshly } from './stand'

type SecretName = Extract<FunctionName, 'confirmTotp' | 'passSecondFactor' | 'setPin' | 'renewRecoveryCodes'>

/**
 * A write whose content is a secret. As `useWrite`, but its key lives in memory: the device's storage gets no mark of a PIN or a code. A
 * lost answer is asked for again under the same key, so that a code which has counted is not counted a second time. `change`: there is a
 * factor already, which is shown again before another takes its place.
 */
export function useSecretWrite<N extends SecretName>(name: N, { change = false } = {}) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const running = useRef(false)
  const sent = useRef<{ content: string; key: string }>()
  const write = async (input: Omit<InputOf<N>, 'key'>): Promise<OutputOf<N> | undefined> => {
    if (running.current) return undefined
    running.current = true
    setBusy(true)
    setFailure(undefined)
    const content = JSON.stringify(input)
    const { key } = sent.current?.content === content ? sent.current : (sent.current = { content, key: uuid() })
    const send = () => call(name, { ...input, key } as InputOf<N>)
    try {
      const answer = await (change ? freshly(send) : send())
      sent.current = undefined
      return answer
    } catch (error) {
      setFailure(failureOf(error))
      return undefined
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { write, busy, failure, clear: () => setFailure(undefined) }
}
