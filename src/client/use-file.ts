import { useRef, useState } from 'react'
import type { InputOf } from '../../types/registry'
import { takeFile, type FileFunction } from './take-file'

/** A file that is taken along by a tap: one at a time; where it could not be had the page says so. */
export function useFile<N extends FileFunction>(name: N) {
  const [state, setState] = useState<'resting' | 'taking' | 'taken' | 'failed'>('resting')
  const running = useRef(false)
  const take = async (input: InputOf<N>) => {
    if (running.current) return
    running.current = true
    setState('taking')
    setState(
      await takeFile(name, input).then(
        () => 'taken' as const,
        () => 'failed' as const,
      ),
    )
    running.current = false
  }
  return { state, take }
}
